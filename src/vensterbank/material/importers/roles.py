"""Who asks and who answers (S1, S3): a guess from the labels, or else from the questions."""

from __future__ import annotations

from dataclasses import dataclass

from vensterbank.material.importers.draft import SpeakerGuess, SpeakerRole
from vensterbank.material.importers.labels import label_key
from vensterbank.material.importers.words import ANSWERING, ASKING

MOST_SPEAKERS = 6
FEWEST_TURNS = 2
CLEARLY_MORE = 2
MOSTLY_QUESTIONS = 0.5


@dataclass(slots=True)
class Share:
    """What one speaker said: paragraphs, words, and paragraphs that hold a question."""

    label: str
    paragraphs: int = 0
    words: int = 0
    questions: int = 0

    def add(self, text: str) -> None:
        """Count one paragraph."""
        self.paragraphs += 1
        self.words += len(text.split())
        self.questions += "?" in text

    @property
    def asking(self) -> float:
        """The share of paragraphs that hold a question, from 0 to 1."""
        return self.questions / self.paragraphs


def guess_roles(shares: list[Share]) -> tuple[SpeakerGuess, ...]:
    """A role for every speaker; unknown where the labels do not say and the questions do not tell."""
    named = {share.label: _role_in_label(share.label, shares) for share in shares}
    if SpeakerRole.INTERVIEWER not in named.values() and (asker := _who_asks(shares, named)):
        named[asker.label] = SpeakerRole.INTERVIEWER
    if SpeakerRole.INTERVIEWER in named.values():
        for label, role in named.items():
            named[label] = SpeakerRole.RESPONDENT if role is SpeakerRole.UNKNOWN else role
    return tuple(SpeakerGuess(s.label, named[s.label], s.paragraphs, s.words) for s in shares)


def _role_in_label(label: str, shares: list[Share]) -> SpeakerRole:
    word = label_key(label).split("(")[0].rstrip("0123456789_ ")
    words = {label_key(share.label).rstrip("0123456789_ ") for share in shares}
    question_and_answer = word in {"v", "a"} and {"v", "a"} <= words
    if word in ASKING or (question_and_answer and word == "v") or (word == "q" and "a" in words):
        return SpeakerRole.INTERVIEWER
    if word in ANSWERING or (word == "a" and words & {"v", "q"}):
        return SpeakerRole.RESPONDENT
    return SpeakerRole.UNKNOWN


def _who_asks(shares: list[Share], named: dict[str, SpeakerRole]) -> Share | None:
    """The one who mostly asks, and clearly more than anybody else."""
    open_to_guess = [share for share in shares if named[share.label] is SpeakerRole.UNKNOWN]
    if not open_to_guess or not 1 < len(shares) <= MOST_SPEAKERS:
        return None
    asker = max(open_to_guess, key=lambda share: share.asking)
    others = [share for share in shares if share is not asker]
    if asker.paragraphs < FEWEST_TURNS or asker.asking < MOSTLY_QUESTIONS:
        return None
    clearly = asker.asking >= CLEARLY_MORE * max(share.asking for share in others)
    return asker if clearly else None
