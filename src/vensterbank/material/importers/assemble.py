"""From judged lines to a draft: the words in one text, and for each paragraph who, when and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from vensterbank.material.importers.draft import Draft, Note, Paragraph
from vensterbank.material.importers.labels import label_key
from vensterbank.material.importers.lines import Line
from vensterbank.material.importers.openings import Opening
from vensterbank.material.importers.refusals import refusal
from vensterbank.material.importers.remarks import remark
from vensterbank.material.importers.roles import Share, guess_roles
from vensterbank.material.importers.speakers import Judgement, judge_speakers
from vensterbank.material.importers.stamps import count_stamps, stamp_at_end

BETWEEN = "\n\n"
MOST_DOUBTS = 20
HEADING_WORDS = 12
FEW_WORDS = 30
SENTENCE_END = (".", "!", "?", "…", "”", '"')
CERTAIN_ENOUGH = 3
OFTEN_AT_END = 2


@dataclass(slots=True)
class Piece:
    """A paragraph in the making."""

    lines: list[str]
    speaker: str | None
    time_ms: int | None
    heading: bool = False


@dataclass(slots=True)
class Reading:
    """Where a reader of the lines stands: who is speaking, which time waits for words, and what was seen."""

    trust_bare_times: bool
    times_at_end: bool
    pieces: list[Piece] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    speaker: str | None = None
    waiting_ms: int | None = None
    latest_ms: int = 0
    unspoken: Line | None = None
    notes: list[Note] = field(default_factory=list)

    def take(self, line: Line, found: Opening | None) -> None:
        """Read one line."""
        if found is not None and self._counts(found):
            self._open(line, found)
            if found.words:
                self._say(found.words)
        elif line.joins and self._mid_paragraph():
            self.pieces[-1].lines.append(self._without_end_time(line.text))
        elif line.heading:
            self.pieces.append(Piece([line.text], None, None, heading=True))
        else:
            self._say(line.text)

    def close(self) -> None:
        """The end of the file: the last label may have no words."""
        self._note_unspoken()

    def _mid_paragraph(self) -> bool:
        return (
            bool(self.pieces)
            and not self.pieces[-1].heading
            and not self.unspoken
            and self.waiting_ms is None
        )

    def _counts(self, found: Opening) -> bool:
        """A bare "12:30" before words is a time stamp only in a file that is full of them."""
        return bool(found.label) or found.stamp is None or found.stamp.certain or self.trust_bare_times

    def _open(self, line: Line, found: Opening) -> None:
        if found.label:
            self._note_unspoken()
            self.speaker = self.labels.setdefault(label_key(found.label), found.label)
            self.unspoken = line
        if found.stamp is not None:
            self.waiting_ms = found.stamp.time_ms
            if found.stamp.time_ms < self.latest_ms:
                self.notes.append(remark("time-goes-back", line=line.number))
            self.latest_ms = found.stamp.time_ms

    def _say(self, words: str) -> None:
        time_ms, self.waiting_ms, self.unspoken = self.waiting_ms, None, None
        self.pieces.append(Piece([self._without_end_time(words)], self.speaker, time_ms))

    def _without_end_time(self, words: str) -> str:
        """A time that closes a paragraph says when it ended, and so when the next one began."""
        closing = stamp_at_end(words) if self.times_at_end else None
        if closing is None or not closing[0]:
            return words
        words, self.waiting_ms = closing
        return words

    def _note_unspoken(self) -> None:
        if self.unspoken:
            self.notes.append(remark("turn-without-words", line=self.unspoken.number))
            self.unspoken = self.waiting_ms = None


def assemble(lines: list[Line], notes: list[Note], *, language: str, encoding: str, kind: str) -> Draft:
    """The draft of a transcript from its lines; refuses a file in which nobody says anything."""
    judgement = judge_speakers(lines, language)
    reading = Reading(_many_bare_times(judgement), _times_at_end(lines, judgement))
    for line, found in zip(judgement.lines, judgement.openings, strict=True):
        reading.take(line, found)
    reading.close()
    _refuse_without_speech(reading.pieces)
    if reading.times_at_end:
        notes = [*notes, remark("times-at-end")]
    doubts = [remark("possible-speaker", line=line.number) for line in judgement.doubtful[:MOST_DOUBTS]]
    text, paragraphs, shares = _lay_out(reading.pieces)
    return Draft(
        text=text,
        paragraphs=paragraphs,
        speakers=guess_roles(shares),
        notes=(
            *notes,
            *_overview(reading.pieces),
            *sorted([*doubts, *reading.notes], key=lambda note: note.line or 0),
        ),
        encoding=encoding,
        format=kind,
    )


def _many_bare_times(judgement: Judgement) -> bool:
    bare = [o for o in judgement.openings if o and not o.label and o.stamp and not o.stamp.certain]
    return len(bare) >= CERTAIN_ENOUGH


def _times_at_end(lines: list[Line], judgement: Judgement) -> bool:
    said = (
        found.words if found else line.text for line, found in zip(lines, judgement.openings, strict=True)
    )
    closing = (stamp_at_end(words) for words in said)
    return sum(1 for found in closing if found and found[0]) >= OFTEN_AT_END


def _lay_out(pieces: list[Piece]) -> tuple[str, tuple[Paragraph, ...], list[Share]]:
    """The text, the ranges in it, and what each speaker said, in order of first appearance."""
    texts, paragraphs, position = [], [], 0
    shares: dict[str, Share] = {}
    for piece in pieces:
        text = "\n".join(piece.lines)
        texts.append(text)
        paragraphs.append(Paragraph(position, position + len(text), piece.speaker, piece.time_ms))
        position += len(text) + len(BETWEEN)
        if piece.speaker is not None:
            shares.setdefault(piece.speaker, Share(piece.speaker)).add(text)
    return BETWEEN.join(texts), tuple(paragraphs), list(shares.values())


def _refuse_without_speech(pieces: list[Piece]) -> None:
    """Headings, labels and times alone are no transcript."""
    spoken = [piece for piece in pieces if not piece.heading and any(map(_has_letter, piece.lines))]
    if not spoken:
        raise refusal("no-speech")
    words = sum(len(line.split()) for piece in spoken for line in piece.lines)
    if words <= FEW_WORDS and all(_like_heading(piece) for piece in spoken):
        raise refusal("no-speech")


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _like_heading(piece: Piece) -> bool:
    """Nobody and no time stands at it, it is short, and no sentence ends in it."""
    if piece.speaker is not None or piece.time_ms is not None:
        return False
    last = piece.lines[-1]
    return not last.endswith(SENTENCE_END) and sum(len(line.split()) for line in piece.lines) <= HEADING_WORDS


def _overview(pieces: list[Piece]) -> list[Note]:
    """What concerns the file as a whole."""
    notes = []
    named = [place for place, piece in enumerate(pieces) if piece.speaker is not None]
    before = sum(1 for piece in pieces[: named[0]] if not piece.heading) if named else 0
    headings = sum(piece.heading for piece in pieces)
    stamps = sum(count_stamps(line) for piece in pieces for line in piece.lines)
    if not named:
        notes.append(remark("no-speakers"))
    if before:
        notes.append(remark("before-first-speaker", count=before))
    if headings:
        notes.append(remark("headings", count=headings))
    if stamps:
        notes.append(remark("time-inside-text", count=stamps))
    return notes
