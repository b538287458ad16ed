"""The triangle of core areas: where a profile is drawn."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vensterbank.mirror import MirrorError, triangle_corners, triangle_grid, triangle_points

HALF, HEIGHT = 0.5, math.sqrt(3) / 2
shares = st.tuples(*[st.floats(0, 1)] * 3).filter(lambda row: sum(row) > 0.01)


@pytest.mark.parametrize(
    ("profile", "point"),
    [
        ((1, 0, 0), (0, HEIGHT)),
        ((0, 1, 0), (1, HEIGHT)),
        ((0, 0, 1), (HALF, 0)),
        ((1, 1, 1), (HALF, HEIGHT * 2 / 3)),
        ((0.5, 0.5, 0), (HALF, HEIGHT)),
    ],
)
def test_profile_has_its_place(profile: tuple[float, ...], point: tuple[float, float]) -> None:
    assert triangle_points(profile).tolist() == pytest.approx(point)


def test_upward_the_base_lies_at_nought() -> None:
    assert triangle_points((0, 0, 1), side=200, downward=False).tolist() == pytest.approx((100, 200 * HEIGHT))
    assert triangle_corners(side=200, downward=False)[0] == (0, 0)


def test_shapes_are_kept() -> None:
    assert triangle_points(np.full((6, 2, 3), 1 / 3)).shape == (6, 2, 2)


@given(shares)
def test_share_is_the_distance_from_the_facing_side(row: tuple[float, float, float]) -> None:
    x, y = triangle_points(row, downward=False).tolist()
    total = sum(row)
    assert y / HEIGHT == pytest.approx(row[2] / total, abs=1e-9)
    assert x - y / HEIGHT / 2 == pytest.approx(row[1] / total, abs=1e-9)


def test_mean_of_profiles_is_drawn_in_the_middle_of_their_points() -> None:
    persons = np.array([[0.2, 0.4, 0.4], [0.6, 0.15, 0.25], [0.1, 0.8, 0.1]])
    assert triangle_points(persons.mean(axis=0)).tolist() == pytest.approx(
        triangle_points(persons).mean(axis=0)
    )


def test_missing_person_stays_missing() -> None:
    assert np.isnan(triangle_points([math.nan] * 3)).all()


def test_grid_runs_from_side_to_side() -> None:
    lines = triangle_grid(4)
    assert [(line.code, line.share) for line in lines[:4]] == [(0, 0.25), (0, 0.5), (0, 0.75), (1, 0.25)]
    half = next(line for line in lines if (line.code, line.share) == (2, 0.5))
    assert sorted([half.start, half.end]) == [
        pytest.approx((0.25, HEIGHT / 2)),
        pytest.approx((0.75, HEIGHT / 2)),
    ]
    for line in lines:
        assert math.dist(line.start, line.end) == pytest.approx(1 - line.share)


@pytest.mark.parametrize("bad", [(0.5, 0.5), 0.5, (0, 0, 0), (-0.1, 0.6, 0.5)])
def test_what_is_no_profile_of_three_is_refused(bad: object) -> None:
    with pytest.raises(MirrorError, match="triangle: "):
        triangle_points(bad)  # type: ignore[arg-type]


def test_grid_without_parts_is_refused() -> None:
    with pytest.raises(MirrorError, match="at least one part"):
        triangle_grid(0)
