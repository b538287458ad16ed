"""Connections made, against connections broken off and not made: per person, and over persons.

Source: S21, S47, S61 ("a gap is felt as room as soon as connections are made"). A mark is a human judgement.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vensterbank.mirror.arrays import FloatArray, IntArray, Key
from vensterbank.mirror.cube import ConnectionMarks, Scope
from vensterbank.mirror.intervals import LEVEL, Interval, never_below_chance, reach_of_mean
from vensterbank.mirror.profiles import pair_of_groups


@dataclass(frozen=True, slots=True)
class PersonConnection:
    """Marks in what one person told. `share`: made ÷ all; None when there is no mark (missing, not nought)."""

    person: Key
    group: str
    made: int
    broken: int
    none: int
    share: float | None


@dataclass(frozen=True, slots=True)
class GroupConnection:
    """Mean of the shares of one group's persons; `persons`: how many had a mark."""

    group: str
    persons: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Connection:
    """Connection in one wave, over the persons of two groups.

    `made`, `broken`, `none`: marks. `share`: mean of the persons' shares (0–1), with `interval` over
    persons; None when there is nothing to go by. `line`: the half, above which made outweighs the rest.
    """

    wave: Key
    scope: Scope
    groups: tuple[str, str]
    made: int
    broken: int
    none: int
    share: float | None
    interval: Interval | None
    level: float
    persons: tuple[PersonConnection, ...]
    by_group: tuple[GroupConnection, GroupConnection]
    line: float = 0.5

    @property
    def marked_persons(self) -> int:
        """Persons with at least one mark."""
        return sum(group.persons for group in self.by_group)


def connection(
    marks: ConnectionMarks,
    wave: Key,
    groups: tuple[str, str] | None = None,
    *,
    scope: Scope = Scope.BETWEEN,
    level: float = LEVEL,
) -> Connection:
    """Share of marks that are connections made, per person and as the mean of persons.

    `groups`: the two names, or None when there are exactly two. The interval is Student's t on the
    persons' shares (persons less one degrees of freedom), never narrower than the number of marks
    allows, cut off at 0 and 1; it needs two persons with marks. Whether persons of both groups speak is
    for the reader to weigh (`by_group`); `headline` demands it.
    Errors: `MirrorError` for an unknown wave or an unclear pair of groups.
    """
    pair = pair_of_groups(marks.group_names, groups)
    rows = [index for index, group in enumerate(marks.groups) if group in pair]
    counts = marks.counts(wave, scope)[rows]
    persons = tuple(
        _person(marks.persons[index], marks.groups[index], made, broken, none)
        for index, (made, broken, none) in zip(rows, counts.tolist(), strict=True)
    )
    heard = counts[counts.sum(axis=1) > 0]
    shares = heard[:, 0] / heard.sum(axis=1)
    totals = counts.sum(axis=0)
    return Connection(
        wave=wave,
        scope=scope,
        groups=pair,
        made=int(totals[0]),
        broken=int(totals[1]),
        none=int(totals[2]),
        share=float(shares.mean()) if len(shares) else None,
        interval=_interval(heard, shares, level),
        level=level,
        persons=persons,
        by_group=(_group(pair[0], persons), _group(pair[1], persons)),
    )


def _person(person: Key, group: str, made: int, broken: int, none: int) -> PersonConnection:
    total = made + broken + none
    return PersonConnection(person, group, made, broken, none, made / total if total else None)


def _group(group: str, persons: tuple[PersonConnection, ...]) -> GroupConnection:
    shares = [p.share for p in persons if p.group == group and p.share is not None]
    return GroupConnection(group, len(shares), sum(shares) / len(shares) if shares else None)


def _interval(counts: IntArray, shares: FloatArray, level: float) -> Interval | None:
    """The t-interval over persons; `counts` (persons with marks, 3)."""
    number = len(shares)
    if number < 2:
        return None
    total = counts.sum(axis=1)
    # One mark more on either side (Agresti & Coull): "all six made" must not look like certainty.
    smooth = (counts[:, 0] + 1) / (total + 2)
    chance = float(np.sqrt((smooth * (1 - smooth) / total).sum())) / number
    half, middle = never_below_chance(reach_of_mean(shares, level), chance, level), float(shares.mean())
    return Interval(max(middle - half, 0.0), min(middle + half, 1.0))
