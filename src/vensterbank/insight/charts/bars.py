"""Bars of parts that make a whole: profiles of groups, marks of connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from vensterbank.insight.charts.svg import drawing, element, text

WIDTH = 520.0
ROW, HEAD, THICK = 70.0, 22.0, 32.0
LEAST_FOR_TEXT = 62.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: how much, what stands in it, and the class that gives it colour and line."""

    value: float
    label: str
    css: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name; nothing to show when the parts come to nought."""

    label: str
    parts: tuple[Part, ...]


def bars(name: str, listed: Sequence[Bar], title: str, description: str) -> SafeString:
    """The bars under each other, each as wide as the drawing; a part's label stands in it where there is room."""
    rows = [part for index, bar in enumerate(listed) for part in _row(bar, index * ROW)]
    return drawing(name, (WIDTH, len(listed) * ROW), title, description, *rows)


def _row(bar: Bar, top: float) -> list[str]:
    drawn: list[str] = [text(bar.label, 0, top + HEAD - 4, "vb-chart-label")]
    total = sum(part.value for part in bar.parts)
    x = 1.0
    for part in bar.parts:
        width = (WIDTH - 2) * part.value / total if total else 0.0
        if width <= 0:
            continue
        drawn.append(element("rect", class_=part.css, x=x, y=top + HEAD + 4, width=width, height=THICK))
        if width >= LEAST_FOR_TEXT:
            drawn.append(
                text(part.label, x + width / 2, top + HEAD + THICK - 5, "vb-chart-part-label", "middle")
            )
        x += width
    return drawn
