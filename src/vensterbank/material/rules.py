"""Guesses that a person looks at before they count, pure: who speaks, with whom, in which round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from vensterbank.material.enums import Role
from vensterbank.material.importers import Draft, SpeakerRole

KNOWN = {SpeakerRole.RESPONDENT: Role.RESPONDENT, SpeakerRole.INTERVIEWER: Role.INTERVIEWER}


def guessed_roles(draft: Draft, respondent_name: str = "") -> dict[str, Role]:
    """A role for every label. The respondent's own name decides; where nobody answers, all but the asker do."""
    named = {guess.label for guess in draft.speakers if is_called(guess.label, respondent_name)}
    guesses = {guess.label: KNOWN.get(guess.role) for guess in draft.speakers}
    if named:
        asking = {label for label, role in guesses.items() if role is Role.INTERVIEWER}
        return {label: _beside(label, named, asking) for label in guesses}
    rest = Role.OTHER if Role.RESPONDENT in guesses.values() else Role.RESPONDENT
    return {label: role or rest for label, role in guesses.items()}


def _beside(label: str, named: set[str], asking: set[str]) -> Role:
    if label in named:
        return Role.RESPONDENT
    return Role.INTERVIEWER if label in asking else Role.OTHER


def is_called(label: str, name: str) -> bool:
    """Whether a label is this name, or the first word of it, or the other way round."""
    one, other = label.casefold().split(), name.casefold().split()
    return bool(one) and bool(other) and one[: len(other)] == other[: len(one)]


def name_at_start(file_name: str, names: Iterable[str]) -> str | None:
    """The longest of the names with which a file's name begins ("Karim-2.docx" → "Karim"); nothing when none does."""
    stem = _stem(file_name)
    fitting = [name for name in names if _begins(stem, name)]
    return max(fitting, key=len, default=None)


def round_in(file_name: str, name: str, rounds: Sequence[tuple[int, str]]) -> int | None:
    """The number of the round that follows the respondent's name in a file's name: "Karim-2", "karim najaar"."""
    rest = re.split(r"[\W_]+", _stem(file_name)[len(_plain(name)) :])
    for number, called in rounds:
        if str(number) in rest or _plain(called) in rest:
            return number
    return None


def stem_of(file_name: str) -> str:
    """A file's name without its ending."""
    return PurePath(file_name).stem


def _begins(stem: str, name: str) -> bool:
    """A name ends where the letters end, and a number in it ends where the figures end: "70-1" is not in "70-10"."""
    wanted = _plain(name)
    if not wanted or not stem.startswith(wanted):
        return False
    after = stem[len(wanted) : len(wanted) + 1]
    return not (after.isalpha() or (after.isdigit() and wanted[-1].isdigit()))


def _stem(file_name: str) -> str:
    return _plain(stem_of(file_name))


def _plain(text: str) -> str:
    return text.casefold().strip()
