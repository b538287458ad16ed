"""Profiles: each person weighs the same, and who said nothing is not counted as nought."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.mirror.studies import AREAS, SPRING, cube_of
from vensterbank.mirror import CountCube, MirrorError, group_profile, person_shares, profiles


def test_shares_of_a_person_are_parts_of_their_own_total() -> None:
    shares = person_shares(cube_of({"Karim": (6, 13, 11)}), "spring")
    assert shares[0].tolist() == pytest.approx([6 / 30, 13 / 30, 11 / 30])


def test_group_profile_is_the_mean_of_persons_and_not_of_quotes() -> None:
    # Pooled, the long interview would give 90 of 100; as persons they meet half-way.
    profile = group_profile(cube_of({"Samira": (90, 0, 0), "Karim": (0, 10, 0)}), "spring", "worker")
    assert profile.shares == pytest.approx((0.5, 0.5, 0.0))
    assert profile.persons == 2


def test_person_without_coded_quotes_has_no_profile_and_does_not_weigh() -> None:
    found = profiles(cube_of({"Samira": (0, 5, 5), "Karim": (0, 0, 0)}), "spring")
    assert found.persons[1].shares is None
    assert found.persons[1].quotes == 0
    assert found.groups[0].shares == pytest.approx((0.0, 0.5, 0.5))
    assert found.groups[0].persons == 1


def test_group_of_which_nobody_was_coded_has_no_profile() -> None:
    found = profiles(cube_of({"Samira": (0, 5, 5), "Ineke": (0, 0, 0)}), "spring")
    assert [(group.group, group.persons, group.shares is None) for group in found.groups] == [
        ("worker", 1, False),
        ("manager", 0, True),
    ]


def test_quote_with_two_areas_counts_half_way_for_both() -> None:
    cube = CountCube(("Mo",), ("worker",), ("spring",), AREAS, np.array([[[1, 1, 0]]]), np.array([[1]]))
    assert profiles(cube, "spring").persons[0].shares == pytest.approx((0.5, 0.5, 0.0))
    assert profiles(cube, "spring").persons[0].quotes == 1


def test_profiles_follow_the_order_of_the_cube() -> None:
    found = profiles(cube_of(SPRING), "spring")
    assert [person.person for person in found.persons] == list(SPRING)
    assert found.codes == AREAS


def test_unknown_wave_is_refused() -> None:
    with pytest.raises(MirrorError, match="wave"):
        profiles(cube_of(SPRING), "winter")
