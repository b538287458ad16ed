"""Time stamps as transcribers and transcription services write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = (
    r"(?:(?P<{p}h>[0-9]{{1,2}}):)?(?P<{p}m>[0-9]{{1,3}}):(?P<{p}s>[0-5][0-9])(?:[.,-](?P<{p}f>[0-9]{{1,3}}))?"
)
_FIRST = _CLOCK.format(p="")
_UNTIL = r"(?:\s{0,3}(?:-->|–|—|-|tot|to)\s{0,3}" + _CLOCK.format(p="u") + ")?"
# [00:01:23]  (1:23)  {00:01:23.5}  #00:01:23-4#  <00:01:23>
_FENCED = r"[\[({<#]\s?" + _FIRST + _UNTIL + r"\s?[\])}>#]"
_BARE = _FIRST + _UNTIL
FENCED = re.compile(_FENCED)
AT_END = re.compile(_FENCED + r"$")
LONGEST_STAMP = 40
BARE = re.compile(_BARE + r"(?=[\s:]|$)(?!:[0-9])")
MILLISECONDS = {1: 100, 2: 10, 3: 1}  # worth of a fraction's last digit, by its number of digits


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time that was found: milliseconds from the start, where it ends in the text, and how sure its form is.

    ``certain`` is False for a bare "12:30", which may as well be a time of day in a sentence.
    """

    time_ms: int
    end: int
    certain: bool


def stamp_at(text: str, position: int = 0) -> Stamp | None:
    """The time stamp that begins at ``position``, or None."""
    fenced = FENCED.match(text, position)
    match = fenced or BARE.match(text, position)
    if match is None or (match["h"] and int(match["m"]) > 59):
        return None
    return Stamp(_milliseconds(match), match.end(), certain=fenced is not None or match["h"] is not None)


def stamp_at_end(text: str) -> tuple[str, int] | None:
    """The words before a time stamp that closes the text, and that time; None where the text ends in words."""
    match = AT_END.search(text, max(0, len(text) - LONGEST_STAMP))
    if match is None or (match.group().startswith("(") and match["h"] is None):
        return None
    return text[: match.start()].rstrip(), _milliseconds(match)


def count_stamps(text: str) -> int:
    """How many time stamps between brackets stand in a text."""
    return sum(1 for _ in FENCED.finditer(text))


def _milliseconds(match: re.Match[str]) -> int:
    fraction = match["f"] or ""
    seconds = (int(match["h"] or 0) * 60 + int(match["m"])) * 60 + int(match["s"])
    return seconds * 1000 + (int(fraction) * MILLISECONDS[len(fraction)] if fraction else 0)
