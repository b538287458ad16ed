"""The head of a transcript: "Datum: 12 maart", "Interviewer: Noor". Looks like turns, and nobody said it."""

from __future__ import annotations

from vensterbank.material.importers.labels import label_key
from vensterbank.material.importers.lines import Line
from vensterbank.material.importers.openings import Opening
from vensterbank.material.importers.words import HEADER_KEYS

LONGEST_HEAD = 12
LONGEST_VALUE = 8
SENTENCE_END = (".", "!", "?", "…")


def is_header_key(label: str) -> bool:
    """Whether a label is a key of a transcript's head, and so never a speaker."""
    return label_key(label).split()[0] in HEADER_KEYS


def header_length(lines: list[Line], openings: list[Opening | None]) -> int:
    """How many lines at the top are the head: up to the last known key, and the short values right below it."""
    length = 0
    for place, found in enumerate(openings[:LONGEST_HEAD]):
        if found is not None and not _has_short_value(found):
            break
        known = found is not None and bool(found.label) and is_header_key(found.label)
        runs_on = 0 < length == place and not lines[place].after_blank
        if known or (runs_on and found is not None):
            length = place + 1
    return length


def _has_short_value(found: Opening) -> bool:
    return (
        bool(found.words)
        and len(found.words.split()) <= LONGEST_VALUE
        and not found.words.endswith(SENTENCE_END)
    )
