"""Pictures of the mirror as SVG text: pure functions, classes instead of colours, title and description in each.

Lengths are those of the drawing's own ``viewBox``; a page scales it. On a phone the letters are half as large again
(``areas.css``), so texts keep room around them.
"""

from vensterbank.insight.charts.bars import Bar, Part, bars
from vensterbank.insight.charts.quadrant import Point, QuadrantTexts, quadrant
from vensterbank.insight.charts.strip import StripTexts, strip
from vensterbank.insight.charts.triangle import Dot, TriangleTexts, triangle

__all__ = [
    "Bar",
    "Dot",
    "Part",
    "Point",
    "QuadrantTexts",
    "StripTexts",
    "TriangleTexts",
    "bars",
    "quadrant",
    "strip",
    "triangle",
]
