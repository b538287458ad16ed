"""The core-area triangle: a mark a person, an arrow from round to round, and the middle of each group (S18–S20)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from vensterbank.insight.charts.svg import arrow_head, drawing, element, path, plain, shape, text
from vensterbank.mirror import triangle_corners, triangle_grid, triangle_points

WIDTH, HEIGHT = 520.0, 452.0
SIDE, LEFT, TOP = 420.0, 50.0, 40.0
SMALL, LARGE = 4.5, 9.0
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A person, or (``centre``) the mean of a group: shares of the three areas round by round; None where missing."""

    label: str
    group: str
    shares: tuple[tuple[float, ...] | None, ...]
    centre: bool = False


@dataclass(frozen=True, slots=True)
class TriangleTexts:
    """Words in the picture; ``areas``: the names at the corners, lower left, lower right, top."""

    title: str
    description: str
    areas: tuple[str, str, str]


def triangle(name: str, dots: Sequence[Dot], words: TriangleTexts, areas: Sequence[str]) -> SafeString:
    """The picture; ``areas``: keys of the three areas, in the order of the shares."""
    return drawing(
        name,
        (WIDTH, HEIGHT),
        words.title,
        words.description,
        *_frame(words, areas),
        *(part for dot in sorted(dots, key=lambda one: one.centre) for part in _way(dot)),
    )


def place_of(shares: Sequence[float]) -> Place:
    """Where a profile lies in the drawing."""
    x, y = triangle_points(list(shares), side=SIDE).tolist()
    return LEFT + x, TOP + y


def _frame(words: TriangleTexts, areas: Sequence[str]) -> list[str]:
    corners = [(LEFT + x, TOP + y) for x, y in triangle_corners(side=SIDE)]
    outline = "M" + "L".join(_pair(corner) for corner in corners) + "Z"
    grid = "".join(
        f"M{_pair((LEFT + line.start[0], TOP + line.start[1]))}L{_pair((LEFT + line.end[0], TOP + line.end[1]))}"
        for line in triangle_grid(4, side=SIDE)
    )
    bottom = TOP + SIDE * math.sqrt(3) / 2 + 32
    places = [
        (LEFT - 46, bottom, "start"),
        (LEFT + SIDE + 46, bottom, "end"),
        (WIDTH / 2, TOP - 14, "middle"),
    ]
    names = [
        text(word, x, y, f"vb-chart-corner vb-area-{area}", anchor)
        for word, area, (x, y, anchor) in zip(words.areas, areas, places, strict=True)
    ]
    return [path(grid, "vb-chart-grid"), path(outline, "vb-chart-side"), *names]


def _way(dot: Dot) -> list[str]:
    """Each round a mark, the earlier ones open; a thin line with a head leads to the last."""
    places = [place_of(shares) for shares in dot.shares if shares is not None]
    size = LARGE if dot.centre else SMALL
    css = f"vb-chart-person vb-chart-person--{dot.group}{' vb-chart-person--centre' if dot.centre else ''}"
    parts = [part for start, end in pairwise(places) for part in _step(start, end, size)]
    parts += [shape(dot.group, *place, size, f"{css} vb-chart-person--before") for place in places[:-1]]
    if places:
        parts.append(shape(dot.group, *places[-1], size, css, element("title", dot.label)))
    return parts


def _step(start: Place, end: Place, size: float) -> list[str]:
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    if length < 2.2 * size:
        return [path(f"M{_pair(start)}L{_pair(end)}", "vb-chart-step")]
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    tip = (end[0] - (size + 1) * math.cos(angle), end[1] - (size + 1) * math.sin(angle))
    return [path(f"M{_pair(start)}L{_pair(tip)}", "vb-chart-step"), arrow_head(*tip, angle, size=6)]


def _pair(place: Place) -> str:
    return f"{plain(place[0])} {plain(place[1])}"
