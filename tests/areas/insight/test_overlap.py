"""Which codings touch which answers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vensterbank.insight.overlap import overlaps, places

Row = tuple[int, int, int]


@st.composite
def texts(draw: st.DrawFn) -> list[Row]:
    """Answers of a few versions: in order, not overlapping, with gaps or without."""
    rows = []
    for version in draw(st.lists(st.integers(1, 9), unique=True, max_size=3)):
        ends = sorted(draw(st.sets(st.integers(0, 40), max_size=8)))
        rows += [
            (version, start, end)
            for start, end in list(zip(ends, ends[1:], strict=False))[:: draw(st.integers(1, 2))]
        ]
    return sorted(rows)


codings = st.lists(
    st.tuples(st.integers(1, 9), st.integers(0, 45), st.integers(1, 20)).map(
        lambda row: (row[0], row[1], row[1] + row[2])
    ),
    max_size=12,
)


@given(texts(), codings)
def test_pairs_are_those_that_share_a_character(answers: list[Row], coded: list[Row]) -> None:
    by_hand = {
        (place, other)
        for place, (version, start, end) in enumerate(answers)
        for other, (of, begin, finish) in enumerate(coded)
        if version == of and begin < end and finish > start
    }
    found = overlaps(places(answers), places(coded))
    assert set(found) == by_hand
    assert len(found) == len(by_hand)


def test_nothing_touches_nothing() -> None:
    assert overlaps(places([]), places([(1, 0, 5)])) == []
    assert overlaps(places([(1, 0, 5)]), places([])) == []


def test_ranges_are_half_open() -> None:
    assert overlaps(places([(1, 0, 5), (1, 5, 9)]), places([(1, 3, 5)])) == [(0, 0)]
    assert overlaps(places([(1, 0, 5), (1, 5, 9)]), places([(1, 5, 6)])) == [(1, 0)]
    assert overlaps(places([(1, 0, 5), (1, 5, 9)]), places([(1, 4, 6)])) == [(0, 0), (1, 0)]


def test_other_versions_do_not_touch_however_far_they_lie_apart() -> None:
    assert overlaps(places([(10**9, 0, 5)]), places([(1, 0, 5)])) == []
    assert places([]).dtype == np.int64
