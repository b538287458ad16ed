"""Where the accent lies in what people say: shares of the core areas, per person and per group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vensterbank.mirror.arrays import FloatArray, Key, MirrorError
from vensterbank.mirror.cube import CountCube


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """One person in one wave. `quotes`: coded quotes. `shares`: one per code, sum 1; None when missing."""

    person: Key
    group: str
    quotes: int
    shares: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class GroupProfile:
    """The mean of the persons' shares. `persons`: how many had coded quotes. `shares`: None when nobody had."""

    group: str
    persons: int
    shares: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class WaveProfiles:
    """All profiles of one wave. `codes` (K,) gives the order of every `shares`."""

    wave: Key
    codes: tuple[Key, ...]
    persons: tuple[PersonProfile, ...]
    groups: tuple[GroupProfile, ...]


def person_shares(cube: CountCube, wave: Key) -> FloatArray:
    """Each person's counts as shares over the codes.

    Shape: (P, K). Units: shares, each row sums to 1; a row of NaN for a person without coded quotes.
    Errors: `MirrorError` for an unknown wave. Source: S8, S18–S20.
    """
    counts = cube.counts[:, cube.wave_index(wave)].astype(np.float64)
    totals = counts.sum(axis=1, keepdims=True)
    shares = np.full_like(counts, np.nan)
    np.divide(counts, totals, out=shares, where=totals > 0)
    return shares


def group_rows(cube: CountCube, wave: Key, group: str) -> list[int]:
    """Positions of the persons of `group` who have coded quotes in `wave`; empty when there are none."""
    present = cube.present(wave)
    return [index for index, name in enumerate(cube.groups) if name == group and present[index]]


def group_profile(cube: CountCube, wave: Key, group: str) -> GroupProfile:
    """The mean of the shares of the persons in `group`.

    Everybody weighs the same, however much they said: pooling the quotes would let the longest
    interview speak for the group. Errors: `MirrorError` for an unknown wave. Source: S16, S37.
    """
    rows = group_rows(cube, wave, group)
    if not rows:
        return GroupProfile(group, 0, None)
    means = person_shares(cube, wave)[rows].mean(axis=0)
    return GroupProfile(group, len(rows), tuple(means.tolist()))


def profiles(cube: CountCube, wave: Key) -> WaveProfiles:
    """Every person's and every group's profile in `wave`, in the order of the cube.

    Errors: `MirrorError` for an unknown wave. Source: S18–S20, S37.
    """
    shares = person_shares(cube, wave)
    quotes = cube.coded[:, cube.wave_index(wave)]
    persons = tuple(
        PersonProfile(person, group, int(number), tuple(row.tolist()) if number else None)
        for person, group, number, row in zip(cube.persons, cube.groups, quotes, shares, strict=True)
    )
    groups = tuple(group_profile(cube, wave, group) for group in cube.group_names)
    return WaveProfiles(wave, cube.codes, persons, groups)


def pair_of_groups(names: tuple[str, ...], groups: tuple[str, str] | None) -> tuple[str, str]:
    """The two groups to compare: as asked, or the only two there are.

    Errors: `MirrorError` when nothing was asked and there are not exactly two, or when both are the same.
    """
    if groups is None:
        if len(names) != 2:
            raise MirrorError(f"groups: name the two to compare; there are {len(names)}")
        groups = (names[0], names[1])
    if groups[0] == groups[1]:
        raise MirrorError("groups: a group cannot be compared with itself")
    return groups
