"""Elements of SVG, written so that nothing in a text or an attribute can become an element."""

from __future__ import annotations

import math

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

Value = str | float | int


def plain(value: Value) -> str:
    """A length with at most one decimal and a point, whatever the language of the page."""
    if isinstance(value, str):
        return value
    rounded = round(float(value), 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def element(name: str, *children: str, **attributes: Value) -> SafeString:
    """One element; ``class_`` becomes ``class``, other underscores hyphens. Children that are not safe are escaped."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(plain(value))}"' for key, value in attributes.items()
    )
    inside = "".join(conditional_escape(child) for child in children)
    ending = f">{inside}</{name}>" if children else "/>"
    return mark_safe(f"<{name}{told}{ending}")  # noqa: S308 - every part was escaped above


def path(data: str, css: str) -> SafeString:
    """A line along ``data``."""
    return element("path", class_=css, d=data)


def text(words: str, x: float, y: float, css: str = "", anchor: str = "start", **more: Value) -> SafeString:
    """A line of text; ``anchor`` is ``start``, ``middle`` or ``end``."""
    attributes: dict[str, Value] = {"class_": css} if css else {}
    if anchor != "start":
        attributes["text_anchor"] = anchor
    return element("text", words, x=x, y=y, **attributes, **more)


def drawing(name: str, size: tuple[float, float], title: str, description: str, *children: str) -> SafeString:
    """The whole picture; ``name`` makes its ids different from those of other pictures on the page."""
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *children,
        class_="vb-chart",
        viewBox=f"0 0 {plain(size[0])} {plain(size[1])}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def shape(group: str, x: float, y: float, size: float, css: str, *children: str) -> SafeString:
    """A mark for a person of a group: round for workers, square for managers, a diamond for anybody else."""
    if group == "worker":
        return element("circle", *children, class_=css, cx=x, cy=y, r=size)
    if group == "manager":
        side = size * 1.8
        return element("rect", *children, class_=css, x=x - side / 2, y=y - side / 2, width=side, height=side)
    reach = size * 1.3
    points = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    told = " ".join(f"{plain(one)},{plain(other)}" for one, other in points)
    return element("polygon", *children, class_=css, points=told)


def arrow_head(x: float, y: float, angle: float, size: float = 14) -> SafeString:
    """A head with its point at x, y; ``angle`` in radians, the direction in which it points."""
    wings = [(angle + math.pi + turn) for turn in (0.45, -0.45)]
    corners = [(x, y), *((x + size * math.cos(wing), y + size * math.sin(wing)) for wing in wings)]
    told = " ".join(f"{plain(one)},{plain(other)}" for one, other in corners)
    return element("polygon", class_="vb-chart-arrow-head", points=told)
