"""Which labels are speakers: judged over the whole file, because one line with a colon proves nothing.

"Er zijn drie dingen: …" and "De voorzitter: …" look alike. What tells them apart is that speakers come back, that
labels in one file stand in one way (on a line of their own, or before the words), and the shape of a name. In doubt
a label stays in the text, with a note: words put into the wrong mouth are worse than a name left standing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vensterbank.material.importers.header import header_length, is_header_key
from vensterbank.material.importers.labels import Shape, label_key
from vensterbank.material.importers.lines import Line
from vensterbank.material.importers.openings import Opening, Sign, is_all_bold, opening, time_alone

SENTENCE_END = (".", "!", "?", "…", "”", '"', "’", "'", "»", ")", "]")
MOSTLY = 0.8
ONE_LAYOUT = 0.75
SELDOM = 0.3
OFTEN = 3
SHORT = 8


@dataclass(slots=True)
class Tally:
    """All occurrences of one label in a file."""

    shape: Shape = Shape.NONE
    count: int = 0
    with_colon: int = 0
    on_own_line: int = 0
    apart: int = 0
    timed: int = 0
    signs: set[Sign] = field(default_factory=set)


Tallies = dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The lines, headings marked; how each begins, true speakers only; and those whose label is in doubt."""

    lines: list[Line]
    openings: list[Opening | None]
    doubtful: list[Line]


def judge_speakers(lines: list[Line], language: str) -> Judgement:
    """Read how every line may begin, and decide over the whole file which labels are speakers."""
    openings = [opening(line, language) for line in lines]
    head = header_length(lines, openings)
    openings[:head] = [None] * head
    _drop_unfollowed(lines, openings)
    tallies = _tally(lines, openings)
    dense = _dense(lines, openings)
    keys = {key for key, tally in tallies.items() if _is_speaker(key, tally, tallies, dense=dense)}
    keys = _unless_lonely(_of_one_layout(keys, tallies), tallies, lines)
    doubtful = []
    for place, found in _labelled(openings):
        if label_key(found.label) not in keys:
            openings[place] = time_alone(lines[place])
            if found.sign is Sign.COLON and found.shape >= Shape.OFFICE:
                doubtful.append(lines[place])
    return Judgement(_with_bold_headings(lines, openings), openings, doubtful)


def _with_bold_headings(lines: list[Line], openings: list[Opening | None]) -> list[Line]:
    """A bold line right before somebody's turn, in which no sentence ends, is a heading between turns."""
    marked = list(lines)
    for place, line in enumerate(lines[:-1]):
        below = openings[place + 1]
        before_turn = openings[place] is None and below is not None and below.label
        if before_turn and is_all_bold(line) and not line.text.rstrip("*_").endswith(SENTENCE_END):
            marked[place] = replace(line, heading=True)
    return marked


def _labelled(openings: list[Opening | None]) -> Iterator[tuple[int, Opening]]:
    return ((place, found) for place, found in enumerate(openings) if found is not None and found.label)


def _drop_unfollowed(lines: list[Line], openings: list[Opening | None]) -> None:
    """A label without a colon on a line of its own needs words below it; else it is a heading or a word at a time."""
    turns = Counter(label_key(found.label) for _, found in _labelled(openings) if found.sign is Sign.COLON)
    for place, found in _labelled(openings):
        if found.words or found.sign is Sign.COLON:
            continue
        below = openings[place + 1] if place + 1 < len(openings) else None
        turn_below = below is not None and below.label and turns[label_key(below.label)] > 1
        if turn_below or not _words_below(lines, openings, place):
            openings[place] = time_alone(lines[place])


def _words_below(lines: list[Line], openings: list[Opening | None], place: int) -> bool:
    """Whether the next line is neither a heading, nor a time, nor another label on a line of its own."""
    if place + 1 == len(lines) or lines[place + 1].heading:
        return False
    below = openings[place + 1]
    return below is None or (bool(below.label and below.words))


def _tally(lines: list[Line], openings: list[Opening | None]) -> Tallies:
    spaced = sum(line.after_blank for line in lines[1:]) > SELDOM * SELDOM * len(lines)
    tallies: Tallies = {}
    for place, found in _labelled(openings):
        tally = tallies.setdefault(label_key(found.label), Tally())
        tally.shape = max(tally.shape, found.shape)
        tally.count += 1
        tally.with_colon += found.sign is Sign.COLON
        tally.timed += found.stamp is not None and found.stamp.certain
        if found.sign:
            tally.signs.add(found.sign)
        if not found.words:
            tally.on_own_line += 1
            tally.apart += (lines[place].after_blank or not spaced) and _words_below(lines, openings, place)
    return tallies


def _dense(lines: list[Line], openings: list[Opening | None]) -> bool:
    """Whether nearly every paragraph begins with a name and a colon, and sentences follow: a dialogue without doubt."""
    timed = sum(1 for found in openings if found is not None and not found.label and not found.words)
    paragraphs = sum(1 for line in lines if not (line.joins or line.heading)) - timed
    turns = [
        o for _, o in _labelled(openings) if o.sign is Sign.COLON and o.shape >= Shape.SINGLE_NAME and o.words
    ]
    sentences = sum(
        1 for turn in turns if turn.words.endswith(SENTENCE_END) or len(turn.words.split()) > SHORT
    )
    return bool(turns) and len(turns) >= MOSTLY * paragraphs and sentences * 2 > len(turns)


def _is_speaker(key: str, tally: Tally, tallies: Tallies, *, dense: bool) -> bool:
    if is_header_key(key):
        return False
    if not tally.with_colon:
        return _is_speaker_without_colon(tally, tallies)
    match tally.shape:
        case Shape.TITLED:
            return True
        case Shape.CODE:
            return tally.count > 1 or not _others_recur(tallies)
        case Shape.FULL_NAME:
            return tally.count > 1 or tally.on_own_line + tally.timed > 0 or dense
        case Shape.SINGLE_NAME:
            return tally.count > 1 or tally.apart + tally.timed > 0 or dense
        case Shape.OFFICE:
            return tally.count > 1 or tally.apart + tally.timed > 0
    return tally.count >= OFTEN or (tally.count > 1 and tally.on_own_line == tally.count)


def _is_speaker_without_colon(tally: Tally, tallies: Tallies) -> bool:
    """Bold, a tab, a heading or a time sets a label apart only when that is done again and again."""
    alike = [other for other in tallies.values() if other.signs & tally.signs and not other.with_colon]
    again = [other for other in alike if other.count > 1]
    if tally.count > 1:
        return len(again) > 1 or tally.signs == {Sign.TIME}
    return tally.shape >= Shape.FULL_NAME and len(alike) > 1 and (bool(again) or tally.signs == {Sign.TIME})


def _others_recur(tallies: Tallies) -> bool:
    return any(
        other.count > 1 and other.with_colon and other.shape is not Shape.CODE for other in tallies.values()
    )


def _of_one_layout(keys: set[str], tallies: Tallies) -> set[str]:
    """In a file whose labels stand on lines of their own, a seldom label before words is a sentence; and in reverse."""
    total = sum(tallies[key].count for key in keys)
    own = sum(tallies[key].on_own_line for key in keys)
    if total < OFTEN:
        return keys
    if own >= ONE_LAYOUT * total:
        return {key for key in keys if tallies[key].on_own_line or tallies[key].count >= OFTEN}
    if own <= (1 - ONE_LAYOUT) * total:
        return {key for key in keys if tallies[key].count > 1 or not tallies[key].on_own_line}
    return keys


def _unless_lonely(keys: set[str], tallies: Tallies, lines: list[Line]) -> set[str]:
    """One label alone, before the words and on few lines, is a turn of phrase and not a person."""
    if len(keys) != 1:
        return keys
    tally = tallies[next(iter(keys))]
    return keys if tally.on_own_line or tally.count >= SELDOM * len(lines) else set()
