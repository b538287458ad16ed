"""The pictures: geometry, words for whoever does not see them, and nothing that the page's policy forbids."""

from __future__ import annotations

import math

import numpy as np
import pytest
from lxml import etree

from vensterbank.insight.charts import (
    Bar,
    Dot,
    Part,
    Point,
    QuadrantTexts,
    StripTexts,
    TriangleTexts,
    bars,
    quadrant,
    strip,
    triangle,
)
from vensterbank.insight.charts.quadrant import BOTTOM, HALF, LEFT, MIDDLE, RIGHT, TOP, reach_of
from vensterbank.insight.charts.svg import element, plain
from vensterbank.insight.charts.triangle import place_of
from vensterbank.mirror import Interval, permute_persons

TEXTS = QuadrantTexts(
    "titel",
    "Voorjaar: kloof.",
    "ruimte",
    "kloof",
    "op één lijn",
    "langs elkaar heen",
    "verschil",
    "verbinding",
)
SPRING = Point("voorjaar", 0.28, Interval(0.16, 0.40), 0.21, Interval(0.10, 0.31), named=True)
AUTUMN = Point("najaar", 0.27, Interval(0.15, 0.39), 0.85, Interval(0.76, 0.94), named=True)
CORNERS = TriangleTexts("titel", "beschrijving", ("cognitief", "intrapersoonlijk", "maatschappelijk"))
AREAS = ("cognitive", "intrapersonal", "societal")
Shares = tuple[float, ...]


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def having(root: etree._Element, css: str) -> list[etree._Element]:
    return [one for one in root.iter() if css in one.get("class", "").split()]


def centre(dot: etree._Element) -> tuple[float, float]:
    return float(dot.get("cx", "nan")), float(dot.get("cy", "nan"))


def test_room_lies_upper_right_and_gap_lower_right() -> None:
    spring, autumn = map(centre, having(parsed(quadrant("m", [SPRING, AUTUMN], TEXTS)), "vb-chart-dot"))
    assert spring[0] > MIDDLE < autumn[0]
    assert spring[1] > HALF > autumn[1]


def test_dot_lies_where_its_figures_say() -> None:
    (dot,) = having(parsed(quadrant("m", [SPRING], TEXTS)), "vb-chart-dot")
    x, y = centre(dot)
    assert x == pytest.approx(MIDDLE + 0.28 / reach_of([SPRING]) * (RIGHT - MIDDLE), abs=0.1)
    assert y == pytest.approx(BOTTOM - 0.21 * (BOTTOM - TOP), abs=0.1)


@pytest.mark.parametrize("size", [0.01, 0.3, 0.9])
def test_every_cross_fits_in_the_field(size: float) -> None:
    wide = Point("a", size, Interval(-size, 2 * size), 0.5, Interval(0.0, 1.0), named=False)
    (cross,) = having(parsed(quadrant("m", [wide], TEXTS)), "vb-chart-cross")
    numbers = [
        float(one) for one in cross.get("d", "").replace("M", " ").replace("H", " ").replace("V", " ").split()
    ]
    assert all(LEFT <= one <= RIGHT for one in numbers[::3])
    assert min(numbers) >= TOP


def test_arrow_runs_from_round_to_round_and_stops_before_the_dot() -> None:
    root = parsed(quadrant("m", [SPRING, AUTUMN], TEXTS))
    (head,) = having(root, "vb-chart-arrow-head")
    tip = tuple(float(one) for one in head.get("points", "").split()[0].split(","))
    end = centre(having(root, "vb-chart-dot")[1])
    assert math.dist(tip, end) == pytest.approx(14, abs=0.2)


def test_rounds_on_one_place_have_no_arrow() -> None:
    assert having(parsed(quadrant("m", [SPRING, SPRING], TEXTS)), "vb-chart-arrow") == []


def test_round_that_cannot_be_named_is_open() -> None:
    unsaid = Point("voorjaar", 0.05, None, 0.5, None, named=False)
    root = parsed(quadrant("m", [unsaid], TEXTS))
    assert len(having(root, "vb-chart-dot--open")) == 1
    assert having(root, "vb-chart-cross") == []


def test_labels_of_rounds_that_lie_close_do_not_meet() -> None:
    near = Point("najaar", 0.27, None, 0.27, None, named=True)
    first, second = (
        float(one.get("y", ""))
        for one in having(parsed(quadrant("m", [SPRING, near], TEXTS)), "vb-chart-label")
    )
    assert first - second > 24


def test_triangle_puts_a_whole_area_in_its_corner() -> None:
    cognitive, intrapersonal, societal = (place_of(row) for row in np.eye(3))
    assert cognitive[0] < societal[0] < intrapersonal[0]
    assert cognitive[1] == pytest.approx(intrapersonal[1])
    assert societal[1] < cognitive[1]


def test_triangle_draws_a_mark_a_round_and_names_it() -> None:
    dots = [
        Dot("Karim", "worker", ((0.2, 0.4, 0.4), (0.5, 0.2, 0.3))),
        Dot("Ineke", "manager", ((0.6, 0.2, 0.2), None)),
        Dot("managers", "manager", ((0.6, 0.2, 0.2), (0.5, 0.3, 0.2)), centre=True),
        Dot("Ruben", "manager", (None, None)),
    ]
    root = parsed(triangle("t", dots, CORNERS, AREAS))
    people = [
        one
        for one in having(root, "vb-chart-person")
        if "vb-chart-person--centre" not in one.get("class", "")
    ]
    assert [one.tag for one in people] == ["circle", "circle", "rect"]
    assert [one[0].text for one in people if len(one)] == ["Karim", "Ineke"]
    assert len(having(root, "vb-chart-person--before")) == 2
    assert len(having(root, "vb-chart-arrow-head")) >= 1


@pytest.mark.parametrize("shares", [(1.0, 0.0, 0.0), (0.2, 0.3, 0.5), (1 / 3, 1 / 3, 1 / 3)])
def test_worker_lies_at_the_weighted_middle_of_the_corners(shares: Shares) -> None:
    corners = [place_of(row) for row in np.eye(3)]
    wanted = [
        sum(share * corner[axis] for share, corner in zip(shares, corners, strict=True)) for axis in (0, 1)
    ]
    (dot,) = having(
        parsed(triangle("t", [Dot("K", "worker", (shares,))], CORNERS, AREAS)), "vb-chart-person--worker"
    )
    assert centre(dot) == pytest.approx(wanted, abs=0.1)


def test_parts_of_a_bar_fill_it_in_proportion() -> None:
    parts = (Part(1, "1", "a"), Part(3, "3", "b"), Part(0, "0", "c"))
    root = parsed(bars("b", [Bar("voorjaar", parts)], "titel", "beschrijving"))
    widths = [float(one.get("width", "")) for one in root.iter("rect")]
    assert widths[1] == pytest.approx(3 * widths[0], rel=0.01)
    assert sum(widths) == pytest.approx(518, abs=1)


def test_label_stands_only_in_a_part_with_room_for_it() -> None:
    root = parsed(bars("b", [Bar("voorjaar", (Part(1, "een", "a"), Part(30, "dertig", "b")))], "t", "d"))
    assert [one.text for one in root.iter("text")] == ["voorjaar", "dertig"]


def test_bar_without_anything_is_only_named() -> None:
    root = parsed(bars("b", [Bar("voorjaar", ())], "t", "d"))
    assert list(root.iter("rect")) == []


def divisions(first: int, second: int) -> str:
    draw = np.random.default_rng(3)
    rows = draw.dirichlet([2, 2, 2], size=first + second)
    found = permute_persons(rows[:first], rows[first:])
    return strip("s", found, StripTexts("titel", "beschrijving", "zoals ze is", "midden"))


def test_strip_shows_a_block_for_each_division() -> None:
    blocks = having(parsed(divisions(2, 4)), "vb-chart-division")
    assert sum(float(one.get("height", "")) for one in blocks) == pytest.approx(15 * 9, abs=1)


def test_many_divisions_stay_inside_the_drawing() -> None:
    blocks = having(parsed(divisions(8, 8)), "vb-chart-division")
    assert max(float(one.get("height", "")) for one in blocks) <= 78.1
    assert min(float(one.get("y", "")) for one in blocks) >= 0


PICTURES = {
    "quadrant": quadrant("one", [SPRING, AUTUMN], TEXTS),
    "triangle": triangle("two", [Dot("K", "worker", ((0.2, 0.4, 0.4),))], CORNERS, AREAS),
    "bars": bars("three", [Bar("a", (Part(1, "1", "x"),))], "titel", "beschrijving"),
    "strip": divisions(2, 4),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_named_and_described_and_has_no_style_of_its_own(name: str) -> None:
    root = parsed(PICTURES[name])
    assert root.get("role") == "img"
    labelled = root.get("aria-labelledby", "").split()
    assert [one.get("id") for one in root if one.tag in ("title", "desc")] == labelled
    assert all(one.text for one in root if one.tag in ("title", "desc"))
    assert not any(key in one.attrib for one in root.iter() for key in ("style", "fill", "stroke", "onclick"))


@pytest.mark.parametrize("name", PICTURES)
def test_words_in_a_picture_stay_inside_it(name: str) -> None:
    root = parsed(PICTURES[name])
    _x, _y, width, height = (float(one) for one in root.get("viewBox", "").split())
    for one in root.iter("text"):
        assert 0 <= float(one.get("x", "")) <= width
        assert 10 <= float(one.get("y", "")) <= height


def test_words_cannot_become_elements() -> None:
    nasty = Point('<script>&"', 0.2, None, 0.5, None, named=True)
    root = parsed(quadrant("m", [nasty], TEXTS))
    assert '<script>&"' in [one.text for one in root.iter("text")]
    assert list(root.iter("script")) == []


def test_lengths_have_a_point_in_every_language() -> None:
    assert [plain(1.0), plain(2.25), plain(-3.04), plain("auto")] == ["1", "2.2", "-3", "auto"]
    assert element("rect", class_="a", stroke_width=1.5) == '<rect class="a" stroke-width="1.5"/>'
