"""What other divisions of the same persons would have given, and where the real one lies among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from vensterbank.insight.charts.svg import drawing, element, path, plain, text
from vensterbank.mirror import PersonPermutation

WIDTH, HEIGHT = 520.0, 176.0
LEFT, RIGHT, BASE, HIGHEST = 12.0, 508.0, 112.0, 78.0
COLUMNS = 62


@dataclass(frozen=True, slots=True)
class StripTexts:
    """Words in the picture: the division as it was, and the middle of all divisions."""

    title: str
    description: str
    observed: str
    median: str


def strip(name: str, found: PersonPermutation, words: StripTexts) -> SafeString:
    """A column of dots for each value; many divisions are gathered in columns of proportional height."""
    reach = max(float(found.null.max()), found.observed) * 1.06 or 1.0
    median, observed = _x(found.median, reach), _x(found.observed, reach)
    return drawing(
        name,
        (WIDTH, HEIGHT),
        words.title,
        words.description,
        *_columns(found.null.tolist(), reach),
        path(f"M{plain(LEFT)} {plain(BASE)}H{plain(RIGHT)}", "vb-chart-line"),
        path(f"M{plain(median)} {plain(BASE - HIGHEST)}V{plain(BASE + 8)}", "vb-chart-median"),
        _pointer(observed),
        text(words.median, median + 6, BASE - HIGHEST - 4, "vb-chart-soft"),
        text(words.observed, *_under(observed)),
    )


def _x(value: float, reach: float) -> float:
    return LEFT + value / reach * (RIGHT - LEFT)


def _columns(null: Sequence[float], reach: float) -> list[str]:
    step = (RIGHT - LEFT) / COLUMNS
    counted = Counter(min(int((_x(value, reach) - LEFT) / step), COLUMNS - 1) for value in null)
    most = max(counted.values())
    tall = min(9.0, HIGHEST / most)
    return [
        element(
            "rect",
            class_="vb-chart-division",
            x=LEFT + column * step + 1,
            y=BASE - tall * number,
            width=step - 2,
            height=tall * number,
        )
        for column, number in sorted(counted.items())
    ]


def _pointer(x: float) -> str:
    points = (
        f"{plain(x)},{plain(BASE + 2)} {plain(x - 8)},{plain(BASE + 18)} {plain(x + 8)},{plain(BASE + 18)}"
    )
    return element("polygon", class_="vb-chart-observed", points=points)


def _under(x: float) -> tuple[float, float, str, str]:
    """Under the pointer, inside the drawing."""
    y = BASE + 46
    if x > WIDTH * 0.6:
        return RIGHT, y, "vb-chart-label", "end"
    return (LEFT, y, "vb-chart-label", "start") if x < WIDTH * 0.3 else (x, y, "vb-chart-label", "middle")
