"""Counting: what goes into the mirror, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.mirror.studies import AREAS, GROUPS
from vensterbank.mirror import ConnectionMarks, CountCube, Mark, MirrorError, Scope

PAIR = {"Samira": "worker", "Ineke": "manager"}


def test_rows_of_a_query_fill_the_cube() -> None:
    cube = CountCube.from_rows(
        PAIR,
        ("spring", "autumn"),
        AREAS,
        rows=[("Samira", "spring", "societal", 3), ("Ineke", "autumn", "cognitive", 2)],
        coded=[("Samira", "spring", 3), ("Ineke", "autumn", 2)],
    )
    assert cube.counts[0, 0].tolist() == [0, 0, 3]
    assert cube.counts[1, 1].tolist() == [2, 0, 0]
    assert cube.coded.tolist() == [[3, 0], [0, 2]]


def test_person_without_coded_quotes_is_missing_in_that_wave_only() -> None:
    cube = CountCube.from_rows(
        PAIR, ("spring", "autumn"), AREAS, [("Samira", "spring", "societal", 1)], [("Samira", "spring", 1)]
    )
    assert cube.present("spring").tolist() == [True, False]
    assert cube.present("autumn").tolist() == [False, False]


def test_quote_counts_once_per_code_however_often_it_was_coded() -> None:
    cube = CountCube.from_codings(
        PAIR,
        ("spring",),
        AREAS,
        quote_person=[0, 0, 1],
        quote_wave=[0, 0, 0],
        coding_quote=[0, 0, 0, 1, 2, 2],
        coding_code=[1, 1, 2, 1, 0, 0],
    )
    assert cube.counts[:, 0].tolist() == [[0, 2, 1], [1, 0, 0]]
    assert cube.coded[:, 0].tolist() == [2, 1]


@pytest.mark.parametrize("quotes", [40, 90_000])
def test_counting_of_codings_equals_counting_by_hand(quotes: int) -> None:
    draw = np.random.default_rng(3)
    person, wave = draw.integers(0, 2, quotes), draw.integers(0, 2, quotes)
    quote, code = draw.integers(0, quotes, 300), draw.integers(0, 3, 300)
    cube = CountCube.from_codings(
        PAIR, (1, 2), AREAS, quote_person=person, quote_wave=wave, coding_quote=quote, coding_code=code
    )
    counts, coded = np.zeros((2, 2, 3)), np.zeros((2, 2))
    for one, label in set(zip(quote.tolist(), code.tolist(), strict=True)):
        counts[person[one], wave[one], label] += 1
    for one in set(quote.tolist()):
        coded[person[one], wave[one]] += 1
    assert cube.counts.tolist() == counts.tolist()
    assert cube.coded.tolist() == coded.tolist()


def test_study_without_codings_is_a_cube_of_noughts() -> None:
    cube = CountCube.from_codings(
        PAIR, ("spring",), AREAS, quote_person=[0], quote_wave=[0], coding_quote=[], coding_code=[]
    )
    assert not cube.present("spring").any()


def test_groups_are_told_in_the_order_of_their_first_person() -> None:
    cube = CountCube.from_rows(GROUPS, ("spring",), AREAS, [], [])
    assert cube.group_names == ("worker", "manager")


def test_cube_without_a_person_keeps_the_others() -> None:
    cube = CountCube.from_rows(
        PAIR, ("spring",), AREAS, [("Ineke", "spring", "societal", 4)], [("Ineke", "spring", 4)]
    )
    rest = cube.without("Samira")
    assert rest.persons == ("Ineke",)
    assert rest.counts.tolist() == [[[0, 0, 4]]]


def test_counts_cannot_be_changed_afterwards() -> None:
    counts = np.ones((2, 1, 3), dtype=int)
    cube = CountCube(tuple(PAIR), tuple(PAIR.values()), ("spring",), AREAS, counts, np.full((2, 1), 3))
    counts[:] = 0
    assert cube.counts.sum() == 6
    with pytest.raises(ValueError, match="read-only"):
        cube.counts[0, 0, 0] = 5


@pytest.mark.parametrize(
    ("counts", "coded", "complaint"),
    [
        (np.ones((2, 3)), np.ones((2, 1)), "shape"),
        (np.full((2, 1, 3), np.nan), np.ones((2, 1)), "whole numbers"),
        (np.full((2, 1, 3), 0.5), np.ones((2, 1)), "whole numbers"),
        (np.full((2, 1, 3), -1), np.ones((2, 1)), "negative"),
        (np.full((2, 1, 3), "x"), np.ones((2, 1)), "expected numbers"),
        (np.full((2, 1, 3), 2), np.ones((2, 1)), "more quotes than were coded"),
        (np.zeros((2, 1, 3)), np.ones((2, 1)), "at least one of the codes"),
    ],
)
def test_figures_that_are_no_counts_are_refused(
    counts: np.ndarray, coded: np.ndarray, complaint: str
) -> None:
    with pytest.raises(MirrorError, match=complaint):
        CountCube(tuple(PAIR), tuple(PAIR.values()), ("spring",), AREAS, counts, coded)


def test_person_listed_twice_is_refused() -> None:
    with pytest.raises(MirrorError, match="persons: each may occur only once"):
        CountCube(("Mo", "Mo"), ("worker",) * 2, ("spring",), AREAS, np.zeros((2, 1, 3)), np.zeros((2, 1)))


def test_person_without_a_group_is_refused() -> None:
    with pytest.raises(MirrorError, match="2 persons need as many groups"):
        CountCube(("Mo", "Lotte"), ("worker",), ("spring",), AREAS, np.zeros((2, 1, 3)), np.zeros((2, 1)))


def test_row_about_somebody_unknown_is_refused() -> None:
    with pytest.raises(MirrorError, match="'Bea' is not a listed"):
        CountCube.from_rows(PAIR, ("spring",), AREAS, [("Bea", "spring", "societal", 1)], [])


@pytest.mark.parametrize(
    ("quote", "code", "complaint"),
    [
        ([5], [0], "coding_quote"),
        ([0], [3], "coding_code"),
        ([0], [-1], "coding_code"),
        ([0, 0], [1], "equally long"),
    ],
)
def test_coding_of_an_unknown_quote_or_code_is_refused(
    quote: list[int], code: list[int], complaint: str
) -> None:
    with pytest.raises(MirrorError, match=complaint):
        CountCube.from_codings(
            PAIR, ("spring",), AREAS, quote_person=[0], quote_wave=[0], coding_quote=quote, coding_code=code
        )


def test_unknown_wave_is_refused() -> None:
    with pytest.raises(MirrorError, match="wave: 'winter' is unknown"):
        CountCube.from_rows(PAIR, ("spring",), AREAS, [], []).present("winter")


def test_marks_between_groups_are_kept_apart_from_marks_within() -> None:
    marks = ConnectionMarks.from_rows(
        PAIR,
        ("spring",),
        [
            ("Samira", "spring", "between", "made", 2),
            ("Samira", "spring", Scope.BETWEEN, Mark.NONE, 1),
            ("Samira", "spring", "within", "broken", 4),
        ],
    )
    assert marks.counts("spring").tolist() == [[2, 0, 1], [0, 0, 0]]
    assert marks.counts("spring", Scope.WITHIN).tolist() == [[0, 4, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    "row",
    [
        ("Samira", "winter", "between", "made", 1),
        ("Samira", "spring", "beyond", "made", 1),
        ("Samira", "spring", "between", "mended", 1),
    ],
)
def test_mark_of_an_unknown_kind_is_refused(row: tuple[str, str, str, str, int]) -> None:
    with pytest.raises(MirrorError, match="rows: "):
        ConnectionMarks.from_rows(PAIR, ("spring",), [row])


def test_marks_without_a_person_keep_the_others() -> None:
    marks = ConnectionMarks.from_rows(PAIR, ("spring",), [("Ineke", "spring", "between", "made", 3)])
    assert marks.without("Samira").counts("spring").tolist() == [[3, 0, 0]]
    assert marks.without("Ineke").group_names == ("worker",)
