"""What may be compared, and what may be seen outside a study."""

from __future__ import annotations

import pytest

from vensterbank.insight.discretion import for_outside
from vensterbank.insight.enums import Where
from vensterbank.insight.frames import AreaRow, CodedRow, Frame, MarkRow, Member, Round
from vensterbank.insight.rules import group_of, large_enough, pair_to_compare, shows_dots, where_of

PAIR = ("worker", "manager")


def test_workers_and_managers_are_compared_first() -> None:
    assert pair_to_compare(["resident", "manager", "worker"]) == PAIR
    assert pair_to_compare(["resident", "worker", "worker"]) == ("worker", "resident")


@pytest.mark.parametrize("groups", [[], ["worker"], ["manager", "manager"]])
def test_one_group_is_not_compared(groups: list[str]) -> None:
    assert pair_to_compare(groups) is None


@pytest.mark.parametrize(
    ("party", "group"),
    [
        ("function:worker", "worker"),
        ("function:self", "self"),
        ("respondent:ineke", "manager"),
        ("respondent:nobody", ""),
        ("function:pope", ""),
        ("", ""),
    ],
)
def test_party_names_a_group(party: str, group: str) -> None:
    assert group_of(party, {"ineke": "manager"}) == group


@pytest.mark.parametrize(
    ("one", "other", "speaker", "where"),
    [
        ("worker", "manager", "worker", Where.BETWEEN),
        ("manager", "worker", "worker", Where.BETWEEN),
        ("self", "manager", "worker", Where.BETWEEN),
        ("worker", "self", "manager", Where.BETWEEN),
        ("self", "self", "worker", Where.SELF),
        ("worker", "self", "worker", Where.SELF),
        ("worker", "worker", "worker", Where.OWN),
        ("manager", "manager", "worker", Where.OWN),
        ("worker", "resident", "worker", Where.RESIDENTS),
        ("self", "resident", "manager", Where.RESIDENTS),
        ("", "manager", "worker", Where.UNSAID),
        ("worker", "", "worker", Where.UNSAID),
        ("", "", "worker", Where.UNSAID),
    ],
)
def test_mark_runs_somewhere(one: str, other: str, speaker: str, where: Where) -> None:
    assert where_of(one, other, speaker, PAIR) is where


def test_persons_are_dots_only_when_all_agreed() -> None:
    assert shows_dots(["a", "b"], ["a", "b", "c"])
    assert not shows_dots(["a", "b"], ["a"])
    assert not shows_dots([], [])


def test_group_is_large_enough_or_empty() -> None:
    assert large_enough([5, 0, 7], 5)
    assert not large_enough([5, 4], 5)


def frame(sizes: dict[str, int], rounds: int = 2, missing: frozenset[tuple[str, int]] = frozenset()) -> Frame:
    """Groups of these sizes; ``missing``: who has no coded quotes in which round."""
    members = tuple(
        Member(f"{group}-{place}", group) for group, size in sizes.items() for place in range(size)
    )
    there = [
        (one.key, number)
        for one in members
        for number in range(1, rounds + 1)
        if (one.key, number) not in missing
    ]
    return Frame(
        members=members,
        rounds=tuple(Round(number, f"ronde {number}") for number in range(1, rounds + 1)),
        areas=tuple(AreaRow(key, number, "societal", 3) for key, number in there),
        coded=tuple(CodedRow(key, number, 3) for key, number in there),
        marked=tuple(MarkRow(key, number, "made", "worker", "manager", 1) for key, number in there),
    )


def test_everybody_agreed_so_everything_is_seen() -> None:
    two = frame({"worker": 1, "manager": 2})
    seen = for_outside(two, two.groups.keys(), 5)
    assert (seen.frame, seen.dots, seen.kept_inside) == (two, True, ())


def test_groups_below_the_minimum_stay_inside() -> None:
    seen = for_outside(frame({"worker": 2, "manager": 6}), [], 5)
    assert (seen.frame, seen.dots, seen.kept_inside) == (None, False, ("ronde 1", "ronde 2"))


def test_round_in_which_a_group_became_too_small_stays_inside() -> None:
    gone = frozenset({("worker-0", 2)})
    seen = for_outside(frame({"worker": 5, "manager": 6}, missing=gone), [], 5)
    assert seen.frame
    assert [one.number for one in seen.frame.rounds] == [1]
    assert seen.kept_inside == ("ronde 2",)


def test_marks_of_few_people_stay_inside_like_their_quotes() -> None:
    whole = frame({"worker": 5, "manager": 5}, rounds=1)
    few = tuple(row for row in whole.marked if row.person == "worker-0" or row.person.startswith("manager"))
    seen = for_outside(Frame(whole.members, whole.rounds, whole.areas, whole.coded, few), [], 5)
    assert seen.frame is None


def test_small_third_group_goes_and_the_compared_ones_stay() -> None:
    seen = for_outside(frame({"worker": 5, "manager": 5, "resident": 2}), [], 5)
    assert seen.frame
    assert set(seen.frame.groups.values()) == {"worker", "manager"}


def test_one_group_alone_has_nothing_to_compare() -> None:
    assert for_outside(frame({"worker": 9}), [], 5).frame is None
