"""Connections made, per person and over persons."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.mirror.studies import AFTER, BEFORE, GROUPS, marks_of
from vensterbank.mirror import ConnectionMarks, Scope, connection


def test_share_is_the_mean_of_persons_and_not_of_marks() -> None:
    # Pooled it would be 90 of 102.
    found = connection(marks_of({"Samira": (90, 5, 5), "Ineke": (0, 1, 1)}), "spring")
    assert (found.made, found.broken, found.none) == (90, 6, 6)
    assert found.share == pytest.approx(0.45)


def test_person_without_marks_is_missing() -> None:
    found = connection(marks_of({"Samira": (0, 0, 0), "Karim": (3, 1, 0), "Ineke": (1, 1, 2)}), "spring")
    assert [person.share for person in found.persons] == [None, 0.75, 0.25]
    assert found.share == pytest.approx(0.5)
    assert found.marked_persons == 2
    assert [(group.group, group.persons, group.share) for group in found.by_group] == [
        ("worker", 1, 0.75),
        ("manager", 1, 0.25),
    ]


def test_interval_over_persons_as_worked_out_by_hand() -> None:
    # Shares .2 .4 .6 .8 .5 .5 of very many marks: mean .5, s = .2, error .0816497, t(5) = 2.570582.
    shares = (200, 400, 600, 800, 500, 500)
    found = connection(
        marks_of({name: (made, 1000 - made, 0) for name, made in zip(GROUPS, shares, strict=True)}), "spring"
    )
    assert found.interval is not None
    assert found.interval.low == pytest.approx(0.5 - 0.2098871, abs=1e-6)
    assert found.interval.high == pytest.approx(0.5 + 0.2098871, abs=1e-6)


def test_equal_shares_of_few_marks_do_not_look_like_certainty() -> None:
    found = connection(marks_of(dict.fromkeys(GROUPS, (2, 0, 0))), "spring")
    assert found.share == 1.0
    # (2 + 1)/(2 + 2) = .75: error √(.1875/2)/√6 = .125, 1.959964 times.
    assert found.interval is not None
    assert found.interval.low == pytest.approx(1 - 0.2449955, abs=1e-6)
    assert found.interval.high == 1.0


def test_one_person_has_a_share_and_no_interval() -> None:
    found = connection(marks_of({"Samira": (3, 1, 0), "Ineke": (0, 0, 0)}), "spring")
    assert found.share == 0.75
    assert found.interval is None


def test_nobody_marked_is_nothing_to_go_by() -> None:
    found = connection(marks_of(dict.fromkeys(GROUPS, (0, 0, 0))), "spring")
    assert (found.share, found.interval, found.marked_persons) == (None, None, 0)


def test_spring_and_autumn_lie_on_either_side_of_the_half() -> None:
    before, after = connection(marks_of(BEFORE), "spring"), connection(marks_of(AFTER), "spring")
    assert before.interval is not None and after.interval is not None
    assert before.interval.high < before.line < after.interval.low


def test_marks_within_a_group_are_looked_at_apart() -> None:
    between, within = np.array([[[4, 0, 0]], [[4, 0, 0]]]), np.array([[[0, 3, 0]], [[1, 2, 0]]])
    marks = ConnectionMarks(("Samira", "Ineke"), ("worker", "manager"), ("spring",), between, within)
    assert connection(marks, "spring").share == 1.0
    assert connection(marks, "spring", scope=Scope.WITHIN).share == pytest.approx(1 / 6)


def test_persons_of_a_third_group_do_not_count() -> None:
    groups = {"Samira": "worker", "Ineke": "manager", "Noor": "researcher"}
    marks = marks_of({"Samira": (1, 1, 0), "Ineke": (1, 1, 0), "Noor": (9, 0, 0)}, groups)
    found = connection(marks, "spring", ("worker", "manager"))
    assert (found.made, found.share) == (2, 0.5)
    assert [person.person for person in found.persons] == ["Samira", "Ineke"]
