"""Laws that the headline keeps whatever the study."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.mirror.studies import AREAS
from vensterbank.mirror import ConnectionMarks, CountCube, Headline, Name, Word, headline

Study = tuple[CountCube, ConnectionMarks]
never_timed = settings(deadline=None, max_examples=150)


def table(people: int, low: int, high: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(
        st.lists(st.integers(low, high), min_size=3, max_size=3), min_size=people, max_size=people
    )


def study_of(groups: list[str], quotes: list[list[int]], marks: list[list[int]]) -> Study:
    counts, between = np.array(quotes)[:, np.newaxis, :], np.array(marks)[:, np.newaxis, :]
    people = tuple(range(len(groups)))
    cube = CountCube(people, tuple(groups), ("w",), AREAS, counts, counts.sum(axis=2))
    return cube, ConnectionMarks(people, tuple(groups), ("w",), between, np.zeros_like(between))


@st.composite
def studies(draw: st.DrawFn) -> tuple[list[str], list[list[int]], list[list[int]]]:
    """Two to five workers and managers each; quotes lean to one area by group, so that all names occur."""
    groups = ["worker"] * draw(st.integers(1, 4)) + ["manager"] * draw(st.integers(1, 5))
    quotes = draw(table(len(groups), 0, 12))
    lean = draw(st.integers(0, 60))
    leaning = [
        [n + lean * (i == (g == "worker")) for i, n in enumerate(row)]
        for g, row in zip(groups, quotes, strict=True)
    ]
    marks = draw(table(len(groups), 0, 9))
    tilt = draw(st.integers(0, 20))
    tilted = [[n + tilt * (i == 1) for i, n in enumerate(row)] for row in marks]
    return groups, leaning, tilted


def told(found: Headline) -> tuple[Name, Word, Word]:
    return found.name, found.difference.word, found.connection.word


@never_timed
@given(studies(), st.data())
def test_connections_added_never_turn_room_into_gap(
    study: tuple[list[str], list[list[int]], list[list[int]]], data: st.DataObject
) -> None:
    groups, quotes, marks = study
    start = [[row[1], row[0], row[2]] for row in marks] if data.draw(st.booleans()) else marks
    added = data.draw(st.lists(st.integers(0, 40), min_size=len(groups), max_size=len(groups)))
    more = [[row[0] + extra, row[1], row[2]] for row, extra in zip(start, added, strict=True)]
    before = headline(*study_of(groups, quotes, start), "w", ("worker", "manager"))
    after = headline(*study_of(groups, quotes, more), "w", ("worker", "manager"))
    assert after.difference == before.difference
    assert (before.connection.word, after.connection.word) != (Word.CONNECTED, Word.NOT_CONNECTED)
    assert (before.name, after.name) != (Name.ROOM, Name.GAP)


@never_timed
@given(studies())
def test_enough_connections_end_every_gap(study: tuple[list[str], list[list[int]], list[list[int]]]) -> None:
    groups, quotes, marks = study
    before = headline(*study_of(groups, quotes, marks), "w", ("worker", "manager"))
    flood = [[row[0] + 1000 * (sum(row) + 1), row[1], row[2]] for row in marks]
    after = headline(*study_of(groups, quotes, flood), "w", ("worker", "manager"))
    assert after.name is not Name.GAP
    if before.name is Name.GAP:
        assert after.name is Name.ROOM


@never_timed
@given(studies(), st.randoms(use_true_random=False))
def test_other_names_and_another_order_change_nothing(
    study: tuple[list[str], list[list[int]], list[list[int]]],
    shuffle: st.randoms,  # type: ignore[valid-type]
) -> None:
    groups, quotes, marks = study
    found = headline(*study_of(groups, quotes, marks), "w", ("worker", "manager"))
    order = list(range(len(groups)))
    shuffle.shuffle(order)  # type: ignore[attr-defined]
    renamed = [{"worker": "z", "manager": "a"}[groups[i]] for i in order]
    cube, table_of_marks = study_of(renamed, [quotes[i] for i in order], [marks[i] for i in order])
    for pair in (("z", "a"), ("a", "z")):
        other = headline(cube, table_of_marks, "w", pair)
        assert told(other) == told(found)
        assert np.allclose(figures(other), figures(found), rtol=1e-6, atol=1e-9, equal_nan=True)


def figures(found: Headline) -> list[float]:
    values = []
    for axis in (found.difference, found.connection):
        ends = (axis.interval.low, axis.interval.high) if axis.interval else (None, None)
        values += [np.nan if value is None else value for value in (axis.value, axis.line, *ends)]
    return values


@never_timed
@given(studies())
def test_axis_speaks_or_says_what_it_needs(study: tuple[list[str], list[list[int]], list[list[int]]]) -> None:
    found = headline(*study_of(*study), "w", ("worker", "manager"))
    for axis in (found.difference, found.connection):
        assert axis.speaks == (axis.needs == ())
        if axis.speaks:
            assert axis.interval is not None and axis.line is not None
            assert not axis.interval.low <= axis.line <= axis.interval.high
    assert (found.name is Name.NOT_YET_SAYABLE) == (not (found.difference.speaks and found.connection.speaks))
