"""Where a profile over three core areas lies in a triangle: pure geometry, in the units of the drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vensterbank.mirror.arrays import FloatArray, MirrorError

HEIGHT = math.sqrt(3) / 2
_CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, HEIGHT]])

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GridLine:
    """All profiles with the same `share` of code number `code` (0–2): a line parallel to the facing side."""

    code: int
    share: float
    start: Point
    end: Point


def triangle_points(shares: npt.ArrayLike, *, side: float = 1.0, downward: bool = True) -> FloatArray:
    """Points of an equilateral triangle for shares of three codes.

    Shape: (…, 3) gives (…, 2) as x, y. The first code's corner lies lower left, the second's lower right,
    the third's at the top; the share of a code is the distance from the side that faces its corner.
    Units: those of `side`. `downward`: y grows downward from the top corner (as in SVG), or upward from
    the base. A row of NaN (a missing person) stays NaN. Rows are scaled to sum 1.
    Errors: `MirrorError` without exactly three codes, on a negative share, and on a row that sums to 0.
    Source: S18–S20; barycentric coordinates after Möbius (1827).
    """
    array = np.asarray(shares, dtype=np.float64)
    if array.ndim == 0 or array.shape[-1] != 3:
        raise MirrorError("triangle: a triangle takes exactly three codes")
    total = array.sum(axis=-1, keepdims=True)
    if (array < 0).any() or (total == 0).any():
        raise MirrorError("triangle: shares cannot be negative or all nought")
    points = (array / total) @ _CORNERS * side
    if downward:
        points[..., 1] = HEIGHT * side - points[..., 1]
    return np.asarray(points, dtype=np.float64)


def triangle_corners(*, side: float = 1.0, downward: bool = True) -> tuple[Point, Point, Point]:
    """The corners of the first, second and third code."""
    first, second, third = triangle_points(np.eye(3), side=side, downward=downward).tolist()
    return (first[0], first[1]), (second[0], second[1]), (third[0], third[1])


def triangle_grid(parts: int = 4, *, side: float = 1.0, downward: bool = True) -> tuple[GridLine, ...]:
    """Lines at equal shares: `parts` − 1 for each code, both ends on a side of the triangle.

    Errors: `MirrorError` when `parts` is below 1.
    """
    if parts < 1:
        raise MirrorError("triangle: a grid has at least one part")
    lines = []
    for code in range(3):
        for step in range(1, parts):
            share = step / parts
            ends = np.full((2, 3), 1 - share)
            ends[:, code] = share
            ends[0, (code + 2) % 3] = ends[1, (code + 1) % 3] = 0.0
            start, end = triangle_points(ends, side=side, downward=downward).tolist()
            lines.append(GridLine(code, share, (start[0], start[1]), (end[0], end[1])))
    return tuple(lines)
