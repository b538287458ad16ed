"""From characters to lines: every kind of line end, blank lines, headings, lines broken at a fixed width."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from vensterbank.material.importers.refusals import MAX_LINES, refusal

# CRLF, CR, LF, vertical tab, form feed, NEL, line separator, paragraph separator.
LINE_END = re.compile("\r\n|[\r\n\v\f\u0085\u2028\u2029]")
HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
# What may begin a turn on a new line of its own accord: a label, a time, bold.
BEGINS = re.compile(r"[^:]{1,40}:|[\[(]?\d|\*\*|__")
NARROWEST, WIDEST = 40, 120
MOSTLY = 0.9
ENOUGH_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something.

    ``text`` has no white space at its edges (that belongs to the line end). ``strong``: so many code points from its
    start are bold in Word. ``heading``: the file itself says that this is a heading. ``joins``: belongs to the
    paragraph of the line before it, unless a speaker or a time begins here. ``after_blank``: begins a block.
    """

    number: int
    text: str
    strong: int = 0
    heading: bool = False
    joins: bool = False
    after_blank: bool = True


def split_lines(text: str) -> list[str]:
    """The lines of a text, white space at their edges taken off; blank lines are ""."""
    return [line.strip() for line in LINE_END.split(text)]


def read_lines(text: str, *, markdown: bool) -> tuple[list[Line], bool]:
    """The lines that hold something, and whether they were broken at a fixed width; refuses too many."""
    if sum(1 for _ in LINE_END.finditer(text)) >= MAX_LINES:
        raise refusal("too-many-lines")
    lines: list[Line] = []
    after_blank = True
    for number, stripped in enumerate(split_lines(text), start=1):
        if stripped:
            heading = markdown and HEADING.match(stripped) is not None
            lines.append(Line(number, stripped, heading=heading, after_blank=after_blank))
        after_blank = not stripped
    if not _fixed_width(lines):
        return lines, False
    return [line if line.after_blank or line.heading else replace(line, joins=True) for line in lines], True


def _fixed_width(lines: list[Line]) -> bool:
    """Whether line ends stand where a line was full: the first word of the next line would not have fitted.

    Turns of talk differ in length, so a file with one turn a line fails this test almost at once.
    """
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not (b.after_blank or a.heading or b.heading or BEGINS.match(b.text))
    ]
    if len(pairs) < ENOUGH_PAIRS:
        return False
    width = max(len(line.text) for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return False
    full = sum(1 for a, b in pairs if len(a.text) + 1 + len(b.text.split(maxsplit=1)[0]) > width)
    return full >= MOSTLY * len(pairs)
