"""How one line may begin: a time, a label, and the words after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from vensterbank.material.importers.labels import LONGEST, Shape, shape_of
from vensterbank.material.importers.lines import HEADING, Line
from vensterbank.material.importers.stamps import Stamp, stamp_at

STRONG = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inside>.+?)(?P=mark)")
LABEL = r"(?P<label>['’]?[^\W\d_][^:\t\[\]{}<>|\"“”„!?;*#=]{0,59}?)"
BEFORE_COLON = re.compile(LABEL + r"\s{0,3}:(?=\s|$)")
CODE_BEFORE_COLON = re.compile(r"(?P<label>[A-Za-z]{1,2}[0-9]{0,2}):(?=[^\s:/\\])")
BEFORE_TIME = re.compile(LABEL + r"[\s,]{1,8}(?=[\[({<#]?\s?[0-9]{1,3}:)")
BEFORE_TAB = re.compile(LABEL + r" {0,3}\t[\t ]{0,8}(?=\S)")


class Sign(Enum):
    """What sets a label apart from the words after it."""

    COLON = "colon"
    BOLD = "bold"
    TIME = "time"
    TAB = "tab"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Opening:
    """One reading of a line. ``words`` is what is said on it, "" where label or time stands on a line of its own.

    For a line that begins with a time and names nobody, ``label`` is "", ``sign`` None and ``shape`` NONE.
    """

    label: str
    sign: Sign | None
    shape: Shape
    stamp: Stamp | None
    words: str


def opening(line: Line, language: str) -> Opening | None:
    """The reading of a line with the likeliest label; else the one with a time alone; None for nothing but words."""
    text, bold, stamp, start = _prepared(line)
    best: Opening | None = None
    for label, sign, end in _labels(text, start, bold, heading=line.heading, after_time=stamp is not None):
        shape = shape_of(label, language)
        if shape is not Shape.NONE and (best is None or shape > best.shape):
            best = _with_label(text, label, sign, end, shape, stamp)
    return best or time_alone(line)


def time_alone(line: Line) -> Opening | None:
    """The reading of a line that begins with a time, whatever follows it; None where no time stands."""
    text, _, stamp, start = _prepared(line)
    plain = stamp_at(line.text)
    if plain is not None:
        # The words keep their own marks of bold.
        text, stamp, start = line.text, plain, _skip_space(line.text, plain.end)
    if stamp is None:
        return None
    return Opening("", None, Shape.NONE, stamp, text[start:])


def is_all_bold(line: Line) -> bool:
    """Whether every word of a line is bold, as people write headings who use no styles."""
    text, bold = (line.text, line.strong) if line.strong else _without_marks(line.text, 0)
    return bold >= len(text)


def _prepared(line: Line) -> tuple[str, int, Stamp | None, int]:
    """The line without marks of heading and bold, where bold ends, its time, and where the text after that begins."""
    heading = HEADING.match(line.text) if line.heading else None
    text, bold = line.text[heading.end() :] if heading else line.text, line.strong
    if not bold:
        text, bold = _without_marks(text, 0)
    stamp = stamp_at(text)
    start = _skip_space(text, stamp.end) if stamp else 0
    if stamp and bold <= start:
        text, bold = _without_marks(text, start)
    return text, bold, stamp, start


def _without_marks(text: str, start: int) -> tuple[str, int]:
    """The text without the marks of bold at ``start`` ("**Samira:** ja" → "Samira: ja"), and where bold ends."""
    match = STRONG.match(text, start)
    if not match:
        return text, 0
    inside = match["inside"].rstrip()
    return text[:start] + inside + text[match.end() :], start + len(inside)


def _labels(
    text: str, start: int, bold: int, *, heading: bool, after_time: bool
) -> Iterator[tuple[str, Sign, int]]:
    """Possible labels from ``start``: (label, what sets it apart, where it ends)."""
    for pattern in (BEFORE_COLON, CODE_BEFORE_COLON):
        if match := pattern.match(text, start):
            yield match["label"], Sign.COLON, match.end()
    if not after_time and (match := BEFORE_TIME.match(text, start)):
        behind = stamp_at(text, match.end())
        # "Maandag 12:30 kwam hij": a bare clock counts only where nothing but a colon follows it.
        if behind and (behind.certain or text[behind.end :].strip(" :") == ""):
            yield match["label"], Sign.TIME, match.end()
    if match := BEFORE_TAB.match(text, start):
        yield match["label"], Sign.TAB, match.end()
    if start < bold <= start + LONGEST:
        yield text[start:bold].rstrip(), Sign.BOLD, bold
    if after_time and 0 < len(text) - start <= LONGEST:
        yield text[start:], Sign.TIME, len(text)
    if heading and len(text) <= LONGEST:
        yield text, Sign.HEADING, len(text)


def _with_label(text: str, label: str, sign: Sign, end: int, shape: Shape, stamp: Stamp | None) -> Opening:
    """Reads on behind a label: a time and a colon may follow it."""
    start = _skip_space(text, end)
    behind = stamp_at(text, start)
    if stamp is None and behind is not None and (behind.certain or sign is Sign.TIME):
        stamp, start = behind, behind.end
        if text[start : start + 1] == ":":
            sign, start = Sign.COLON, start + 1
    return Opening(label, sign, shape, stamp, text[_skip_space(text, start) :])


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
