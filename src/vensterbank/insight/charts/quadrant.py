"""The first picture: difference in accent across, connection upward, four names, uncertainty as thin crosses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from vensterbank.insight.charts.svg import arrow_head, drawing, element, path, plain, shape, text
from vensterbank.mirror import Headline, Interval

WIDTH, HEIGHT = 520.0, 420.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 510.0, 10.0, 370.0
MIDDLE, HALF = (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2
RADIUS = 10.0
LEAST_REACH = 0.2


@dataclass(frozen=True, slots=True)
class Point:
    """One round. ``difference``: distance from its line; ``connection``: a share, its line lies at one half.

    Each with its interval in the same units. ``named``: both axes speak.
    """

    label: str
    difference: float
    across: Interval | None
    connection: float
    upward: Interval | None
    named: bool


@dataclass(frozen=True, slots=True)
class QuadrantTexts:
    """Words in the picture."""

    title: str
    description: str
    room: str
    gap: str
    aligned: str
    past_each_other: str
    difference: str
    connection: str


def point_of(found: Headline, label: str) -> Point | None:
    """A round in the units of the picture, or nothing when one of the axes has no figure at all.

    The root of the divergence is a distance, and on that scale its interval is even. The line of each round is the
    middle of the picture: right of it is more difference than chance gives with these very persons.
    """
    across, up = found.difference, found.connection
    if across.value is None or across.line is None or up.value is None:
        return None
    line = math.sqrt(across.line)
    interval = across.interval
    ends = Interval(math.sqrt(interval.low) - line, math.sqrt(interval.high) - line) if interval else None
    return Point(
        label=label,
        difference=math.sqrt(across.value) - line,
        across=ends,
        connection=up.value,
        upward=up.interval,
        named=across.speaks and up.speaks,
    )


def quadrant(name: str, points: Sequence[Point], words: QuadrantTexts) -> SafeString:
    """The picture of all rounds, with an arrow from each to the next."""
    reach = reach_of(points)
    placed = [(_x(one.difference, reach), _y(one.connection)) for one in points]
    return drawing(
        name,
        (WIDTH, HEIGHT),
        words.title,
        words.description,
        *_field(words),
        *(_cross(one, reach) for one in points),
        *(part for pair in pairwise(placed) for part in _arrow(*pair)),
        *(_dot(one, place, last=one is points[-1]) for one, place in zip(points, placed, strict=True)),
        *(_label(index, points, placed) for index in range(len(points))),
    )


def reach_of(points: Sequence[Point]) -> float:
    """How far the picture reaches to each side of its middle, so that every cross fits in."""
    ends = [abs(one.difference) for one in points]
    ends += [abs(end) for one in points if one.across for end in (one.across.low, one.across.high)]
    return max(LEAST_REACH, 1.12 * max(ends, default=0.0))


def _x(difference: float, reach: float) -> float:
    return MIDDLE + difference / reach * (RIGHT - MIDDLE)


def _y(connection: float) -> float:
    return BOTTOM - connection * (BOTTOM - TOP)


def _field(words: QuadrantTexts) -> list[str]:
    def box(x: float, y: float, css: str) -> str:
        return element("rect", class_=css, x=x, y=y, width=RIGHT - MIDDLE, height=BOTTOM - HALF)

    lines = f"M{plain(MIDDLE)} {plain(TOP)}V{plain(BOTTOM)}M{plain(LEFT)} {plain(HALF)}H{plain(RIGHT)}"
    return [
        element("rect", class_="vb-chart-field", x=LEFT, y=TOP, width=RIGHT - LEFT, height=BOTTOM - TOP),
        box(MIDDLE, TOP, "vb-chart-field--room"),
        box(MIDDLE, HALF, "vb-chart-field--gap"),
        path(lines, "vb-chart-line"),
        text(words.aligned, LEFT + 12, TOP + 26, "vb-chart-soft"),
        text(words.past_each_other, LEFT + 12, BOTTOM - 12, "vb-chart-soft"),
        text(words.room, RIGHT - 12, TOP + 26, "vb-chart-name--room", "end"),
        text(words.gap, RIGHT - 12, BOTTOM - 12, "vb-chart-name--gap", "end"),
        text(f"{words.difference} →", MIDDLE, HEIGHT - 16, "vb-chart-soft", "middle"),
        text(
            f"{words.connection} →",
            24,
            HALF,
            "vb-chart-soft",
            "middle",
            transform=f"rotate(-90 24 {plain(HALF)})",
        ),
    ]


def _cross(one: Point, reach: float) -> str:
    x, y = _x(one.difference, reach), _y(one.connection)
    lines = []
    if one.across:
        lines.append(f"M{plain(_x(one.across.low, reach))} {plain(y)}H{plain(_x(one.across.high, reach))}")
    if one.upward:
        lines.append(f"M{plain(x)} {plain(_y(one.upward.low))}V{plain(_y(one.upward.high))}")
    return path("".join(lines), "vb-chart-cross") if lines else ""


def _dot(one: Point, place: tuple[float, float], *, last: bool) -> str:
    css = "vb-chart-dot" if last else "vb-chart-dot vb-chart-dot--before"
    return shape("worker", *place, RADIUS, css if one.named else f"{css} vb-chart-dot--open")


def _label(index: int, points: Sequence[Point], placed: Sequence[tuple[float, float]]) -> str:
    """Beside its dot, inside the field; under it when the next one lies close above."""
    x, y = placed[index]
    below = any(0 <= y - other < 60 and abs(x - far) < 120 for far, other in placed[index + 1 :])
    # Under the names in the corners, unless the label ends well before them.
    highest = TOP + (20 if MIDDLE + 90 < x < RIGHT - 90 else 50)
    height = min(y + 30, BOTTOM - 40) if below else max(y - 20, highest)
    if x > MIDDLE + 90:
        return text(points[index].label, x - 14, height, "vb-chart-label", "end")
    return text(points[index].label, x + 14, height, "vb-chart-label")


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> list[str]:
    """A gentle curve that stops just before the dot; none where the dots touch."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length < 4 * RADIUS:
        return []
    bend = min(36.0, length / 5)
    control = (
        (start[0] + end[0]) / 2 - down / length * bend,
        (start[1] + end[1]) / 2 + across / length * bend,
    )
    angle = math.atan2(end[1] - control[1], end[0] - control[0])
    tip = (end[0] - (RADIUS + 4) * math.cos(angle), end[1] - (RADIUS + 4) * math.sin(angle))
    neck = (tip[0] - 10 * math.cos(angle), tip[1] - 10 * math.sin(angle))
    curve = f"M{_pair(start)}Q{_pair(control)} {_pair(neck)}"
    return [path(curve, "vb-chart-arrow"), arrow_head(*tip, angle)]


def _pair(place: tuple[float, float]) -> str:
    return f"{plain(place[0])} {plain(place[1])}"
