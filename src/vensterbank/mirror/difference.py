"""Difference in accent between two groups: how large, how uncertain, and is it more than these persons' chance?

The interval
------------
The estimate is the Jensen–Shannon divergence of two means over persons, and with two persons in a group
that is hard to put an interval around. What was weighed:

- Resampling persons (bootstrap): a nominal 95 % covers about 77 % at 2 against 4. Too narrow to be honest.
- Turning the permutation test round: with 15 divisions no interval of 95 % exists.
- Student's t on figures per person: covers about 95 % at every size, at the price of width. Chosen.

A divergence is a sum over persons (`divergence.contributions`), so each person has a score, and a t-interval
for two means can be put on the scores (`intervals.reach_of_two_means`). Two details make it hold. It is put
on the *square root* of the divergence: that is a distance, and near "no difference" its scatter stays even
while the divergence itself flattens out and an interval on it collapses. And it is never narrower than the
limited number of quotes makes it (`intervals.never_below_chance`). Both ends are squared back into bits.

The interval and the permutation median carry the same upward bias of few persons, so they may be laid
side by side; neither may be compared with zero. With two persons in a group it is taken on trust that the
groups scatter alike; when those two scatter far more than a large other group, false alarms rise above
what is stated. `tests/slow` simulates false alarms and coverage.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from vensterbank.mirror.arrays import FloatArray, IntArray, Key, MirrorError
from vensterbank.mirror.cube import CountCube
from vensterbank.mirror.divergence import contributions, jensen_shannon
from vensterbank.mirror.intervals import LEVEL, Interval, never_below_chance, reach_of_two_means
from vensterbank.mirror.permutation import SEED, PersonPermutation, permute_persons
from vensterbank.mirror.profiles import group_rows, pair_of_groups, person_shares

SIGNIFICANCE_FROM = 5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The same figure without one person; None when nobody of their group would be left."""

    person: Key
    value: float | None


@dataclass(frozen=True, slots=True)
class ShareContrast:
    """Share of one code, first group less second: points between −1 and 1, with a t-interval."""

    code: Key
    difference: float
    interval: Interval | None


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """Difference in accent of two groups in one wave.

    `profiles`: the two mean profiles (K shares each, order of `codes`). `persons`: how many in each.
    `jsd` in bits (0–1). `interval` around it, or None when a group has fewer than two persons.
    `permutation`: divisions, median, p. `left_out`: `jsd` without each person. `contrasts`: per code.
    `shows_from`: the smallest difference in a share that could stand out from chance here (half the
    widest contrast), for "only differences larger than ±40 points would show here".
    """

    wave: Key
    groups: tuple[str, str]
    codes: tuple[Key, ...]
    persons: tuple[int, int]
    profiles: tuple[tuple[float, ...], tuple[float, ...]]
    jsd: float
    interval: Interval | None
    level: float
    permutation: PersonPermutation
    left_out: tuple[LeftOut, ...]
    contrasts: tuple[ShareContrast, ...]
    shows_from: float | None

    @property
    def p(self) -> float:
        """Share of divisions of these persons that differ at least as much."""
        return self.permutation.p

    @property
    def splits(self) -> int:
        """How many divisions were looked at."""
        return self.permutation.splits

    @property
    def exact(self) -> bool:
        """All divisions, rather than a seeded draw."""
        return self.permutation.exact

    @property
    def null_median(self) -> float:
        """The divergence that half of the divisions of these same persons reach, in bits."""
        return self.permutation.median

    @property
    def may_speak_of_significance(self) -> bool:
        """No word of significance below five persons in each group."""
        return min(self.persons) >= SIGNIFICANCE_FROM


def difference(
    cube: CountCube,
    wave: Key,
    groups: tuple[str, str] | None = None,
    *,
    level: float = LEVEL,
    seed: int = SEED,
) -> Difference:
    """Compare the profiles of two groups in one wave.

    `groups`: the two names, or None when the cube has exactly two. Persons without coded quotes in the
    wave are left out. Errors: `MirrorError` for an unknown wave, an unclear pair of groups, or a group
    of which nobody has coded quotes. Source: S16, S42; the reasoning stands above.
    """
    pair = pair_of_groups(cube.group_names, groups)
    rows = [group_rows(cube, wave, name) for name in pair]
    for name, found in zip(pair, rows, strict=True):
        if not found:
            raise MirrorError(f"difference: nobody of {name!r} has coded quotes in this wave")
    table = person_shares(cube, wave)
    first, second = table[rows[0]], table[rows[1]]
    quotes = cube.coded[:, cube.wave_index(wave)]
    permutation = permute_persons(first, second, seed=seed)
    contrasts = _contrasts(cube.codes, first, second, level)
    reaches = [c.interval.high - c.difference for c in contrasts if c.interval]
    return Difference(
        wave=wave,
        groups=pair,
        codes=cube.codes,
        persons=(len(first), len(second)),
        profiles=(tuple(first.mean(axis=0).tolist()), tuple(second.mean(axis=0).tolist())),
        jsd=permutation.observed,
        interval=_interval(first, second, (quotes[rows[0]], quotes[rows[1]]), level),
        level=level,
        permutation=permutation,
        left_out=_left_out([cube.persons[i] for i in rows[0] + rows[1]], first, second),
        contrasts=contrasts,
        shows_from=max(reaches, default=None),
    )


def _interval(
    first: FloatArray, second: FloatArray, quotes: tuple[IntArray, IntArray], level: float
) -> Interval | None:
    """The t-interval described at the top of this file, on the root of the divergence and squared back."""
    if min(len(first), len(second)) < 2:
        return None
    p, q = first.mean(axis=0), second.mean(axis=0)
    root = math.sqrt(float(jensen_shannon(p, q)))
    if root < 1e-6:  # the slope is nought over nought: take the direction in which persons scatter most
        reach, chance = _widest_direction(first, second, quotes, level)
    else:
        weights = contributions(p, q)
        reach = reach_of_two_means(first @ weights[0], second @ weights[1], level) / (2 * root)
        chance = _chance_error(p, q, quotes) / (2 * root)
    half = never_below_chance(reach, chance, level)
    return Interval(max(root - half, 0.0) ** 2, min(root + half, 1.0) ** 2)


def _chance_error(p: FloatArray, q: FloatArray, quotes: tuple[IntArray, IntArray]) -> float:
    """Standard error of the divergence if persons of a group were all alike and only quotes were few.

    Half a quote is added to each code first (Jeffreys): "all in one area" must not look like certainty.
    """
    smooth = [
        (share * number.sum() + 0.5) / (number.sum() + 0.5 * len(share))
        for share, number in zip((p, q), quotes, strict=True)
    ]
    variance = 0.0
    for share, weight, number in zip(smooth, contributions(smooth[0], smooth[1]), quotes, strict=True):
        per_quote = float((share * weight**2).sum() - (share * weight).sum() ** 2)
        variance += per_quote * float((1 / number).sum()) / len(number) ** 2
    return math.sqrt(max(variance, 0.0))


def _widest_direction(
    first: FloatArray, second: FloatArray, quotes: tuple[IntArray, IntArray], level: float
) -> tuple[float, float]:
    """Reach of the t-interval at equality, and chance error of few quotes, both for the root of the divergence.

    Near equality the root of the divergence is the length of the difference of profiles, each code divided by
    the root of its share, over the root of 8·ln 2.
    """
    middle = (first.mean(axis=0) + second.mean(axis=0)) / 2
    used = middle > 0
    scale = np.sqrt(8 * math.log(2) * middle[used])
    one, other = (group[:, used] / scale for group in (first, second))
    residuals = np.concatenate([one - one.mean(axis=0), other - other.mean(axis=0)])
    direction = np.linalg.svd(residuals, full_matrices=False)[2][0]
    chance = sum(float((1 / number).sum()) / len(number) ** 2 for number in quotes)
    reach = reach_of_two_means(one @ direction, other @ direction, level)
    return reach, math.sqrt(chance / (8 * math.log(2)))


def _contrasts(
    codes: tuple[Key, ...], first: FloatArray, second: FloatArray, level: float
) -> tuple[ShareContrast, ...]:
    """Per code the difference of mean shares, with its t-interval where there is scatter to go by."""
    found = []
    for index, code in enumerate(codes):
        one, other = first[:, index], second[:, index]
        gap = float(one.mean() - other.mean())
        interval = None
        if min(len(one), len(other)) >= 2:
            reach = reach_of_two_means(one, other, level)
            interval = Interval(gap - reach, gap + reach)
        found.append(ShareContrast(code, gap, interval))
    return tuple(found)


def _left_out(persons: list[Key], first: FloatArray, second: FloatArray) -> tuple[LeftOut, ...]:
    """The divergence without each person in turn, all at once."""
    values: list[float | None] = []
    for group, other in ((first, second), (second, first)):
        if len(group) == 1:
            values.append(None)
            continue
        means = np.maximum(group.sum(axis=0) - group, 0.0) / (len(group) - 1)
        values += jensen_shannon(means, np.broadcast_to(other.mean(axis=0), means.shape)).tolist()
    return tuple(LeftOut(person, value) for person, value in zip(persons, values, strict=True))
