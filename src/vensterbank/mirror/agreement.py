"""How far coders agree, and where they do not: coefficients with missing values and any number of coders.

A coefficient is None where it is not defined: no unit with two values, or one category for everything, so
that there is nothing to agree about. Aim at a hundred units or more: with two coders who agree on nine in
ten, alpha's 95 % interval is about a third wide at 30 units, a fifth at 100 and an eighth at 200.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from vensterbank.mirror.arrays import FloatArray, IntArray, Key, MirrorError
from vensterbank.mirror.intervals import LEVEL, Interval
from vensterbank.mirror.ratings import Ratings, Value

DRAWS = 2_000
SEED = 1970


class Level(StrEnum):
    """What a difference between two values means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit on which coders differ. `agreeing`: share of pairs of coders that agree (0–1)."""

    unit: Key
    values: tuple[tuple[Key, Value], ...]
    agreeing: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """All coefficients of one table of ratings.

    `units`: units with at least two values; `coders`: coders who gave a value. `percent`: share of
    agreeing pairs, 0–1, not corrected for chance. `kappa_cohen` is None unless there are two coders.
    """

    level: Level
    units: int
    coders: int
    alpha: float | None
    alpha_interval: Interval | None
    kappa_cohen: float | None
    kappa_fleiss: float | None
    ac1: float | None
    percent: float | None
    disagreements: tuple[Disagreement, ...]


def agreement(ratings: Ratings, level: Level | str = Level.NOMINAL) -> Agreement:
    """Every coefficient at once, with the list of disagreements.

    `level` counts for alpha and its interval; the others are nominal.
    Errors: `MirrorError` for interval or ratio without numbers, ratio with negative numbers.
    """
    voices = ratings.present().any(axis=0)
    two = int(voices.sum()) == 2
    return Agreement(
        level=Level(level),
        units=int((ratings.present().sum(axis=1) >= 2).sum()),
        coders=int(voices.sum()),
        alpha=krippendorff_alpha(ratings, level),
        alpha_interval=alpha_interval(ratings, level),
        kappa_cohen=cohen_kappa(ratings) if two else None,
        kappa_fleiss=fleiss_kappa(ratings),
        ac1=gwet_ac1(ratings),
        percent=percent_agreement(ratings),
        disagreements=disagreements(ratings),
    )


def krippendorff_alpha(ratings: Ratings, level: Level | str = Level.NOMINAL) -> float | None:
    """Krippendorff's alpha: 1 less observed over expected disagreement.

    1 is full agreement, 0 what chance would give. Any number of coders, missing values; units with a
    single value do not count. Errors: as `agreement`.
    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability; (2019) Content Analysis, ch. 12.
    """
    tallies = _pairable(ratings)
    squares = _squared_differences(ratings, tallies.sum(axis=0), Level(level))
    alpha = _alphas(_observed(tallies, squares).sum(), tallies.sum(axis=0), squares)
    return None if np.isnan(alpha) else float(alpha)


def alpha_interval(
    ratings: Ratings,
    level: Level | str = Level.NOMINAL,
    *,
    confidence: float = LEVEL,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Interval | None:
    """Interval for alpha by drawing units with replacement (percentiles of `draws` seeded draws).

    None below two units with two values, and where alpha is not defined. Draws in which only one
    category is left are passed over. For ordinal values the distances stay those of the whole sample.
    Errors: as `agreement`. Source: Efron & Tibshirani (1993), ch. 13.
    """
    tallies = _pairable(ratings)
    if len(tallies) < 2 or krippendorff_alpha(ratings, level) is None:
        return None
    squares = _squared_differences(ratings, tallies.sum(axis=0), Level(level))
    # Units with the same tallies are interchangeable: draw how often each sort of unit comes.
    sorts, numbers = np.unique(tallies, axis=0, return_counts=True)
    observed = _observed(sorts, squares)
    draw = np.random.default_rng(seed)
    found = np.empty(draws)
    chunk = max(1, 2_000_000 // len(sorts))
    for start in range(0, draws, chunk):
        part = found[start : start + chunk]
        weights = draw.multinomial(len(tallies), numbers / len(tallies), size=len(part))
        part[:] = _alphas(weights @ observed, weights @ sorts, squares)
    low, high = np.nanquantile(found, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()
    return Interval(low, high)


def cohen_kappa(ratings: Ratings) -> float | None:
    """Cohen's kappa of two coders over the units that both valued (nominal).

    Errors: `MirrorError` unless exactly two coders gave values. Source: Cohen (1960), Educ. Psychol. Meas. 20.
    """
    voices = np.flatnonzero(ratings.present().any(axis=0))
    if len(voices) != 2:
        raise MirrorError(f"Cohen's kappa takes two coders; there are {len(voices)}")
    pair = ratings.given[:, voices]
    both = pair[(pair >= 0).all(axis=1)]
    if not len(both):
        return None
    width = len(ratings.categories)
    first, second = (np.bincount(both[:, side], minlength=width) / len(both) for side in (0, 1))
    return _corrected(float((both[:, 0] == both[:, 1]).mean()), float(first @ second))


def fleiss_kappa(ratings: Ratings) -> float | None:
    """Fleiss' kappa for any number of coders (nominal).

    With equally many values for each unit this is Fleiss' own; otherwise units weigh equally, as in Gwet.
    Source: Fleiss (1971), Psychol. Bull. 76, 378–382; Gwet (2014), Handbook of Inter-Rater Reliability, ch. 3.
    """
    percent = percent_agreement(ratings)
    if percent is None:
        return None
    shares = _category_shares(ratings)
    return _corrected(percent, float(shares @ shares))


def gwet_ac1(ratings: Ratings) -> float | None:
    """Gwet's AC1 (nominal): steady where nearly everything gets one category, and kappa collapses.

    The number of categories is that of the scale in `ratings`, used or not.
    Source: Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48.
    """
    percent = percent_agreement(ratings)
    if percent is None or len(ratings.categories) < 2:
        return None
    shares = _category_shares(ratings)
    return _corrected(percent, float((shares * (1 - shares)).sum()) / (len(shares) - 1))


def percent_agreement(ratings: Ratings) -> float | None:
    """Share of pairs of coders that agree, per unit, as the mean over units with two values or more (0–1)."""
    tallies = _pairable(ratings)
    return float(_agreeing(tallies).mean()) if len(tallies) else None


def disagreements(ratings: Ratings) -> tuple[Disagreement, ...]:
    """Units on which coders differ, the most disputed first, then in the order of the units."""
    tallies = ratings.tallies()
    several = np.flatnonzero(tallies.sum(axis=1) >= 2)
    agreeing = _agreeing(tallies[several])
    order = np.argsort(agreeing, kind="stable")
    found = []
    for row in order[agreeing[order] < 1].tolist():
        given = ratings.given[several[row]].tolist()
        values = tuple((ratings.coders[i], ratings.categories[v]) for i, v in enumerate(given) if v >= 0)
        found.append(Disagreement(ratings.units[int(several[row])], values, float(agreeing[row])))
    return tuple(found)


def _pairable(ratings: Ratings) -> IntArray:
    """Tallies of the units with at least two values, the only ones that can show agreement."""
    tallies = ratings.tallies()
    return np.asarray(tallies[tallies.sum(axis=1) >= 2])


def _squared_differences(ratings: Ratings, totals: IntArray, level: Level) -> FloatArray:
    """Squared difference of every two categories (V, V) at the level of measurement."""
    size = len(ratings.categories)
    if level is Level.NOMINAL:
        return 1.0 - np.eye(size)
    if level is Level.ORDINAL:  # the ranks between two values, each end by half
        middles = np.cumsum(totals) - totals / 2
        return np.asarray((middles[:, None] - middles[None, :]) ** 2)
    numbers = ratings.numbers()
    gaps = numbers[:, None] - numbers[None, :]
    if level is Level.INTERVAL:
        return np.asarray(gaps**2)
    if (numbers < 0).any():
        raise MirrorError("ratio needs a true nought: values cannot be negative")
    sums = numbers[:, None] + numbers[None, :]
    return np.asarray(np.divide(gaps, sums, out=np.zeros_like(gaps), where=sums > 0) ** 2)


def _observed(tallies: IntArray, squares: FloatArray) -> FloatArray:
    """Each unit's disagreement over its ordered pairs, divided by one less than its number of values."""
    pairs = ((tallies @ squares) * tallies).sum(axis=1)
    return np.asarray(pairs / (tallies.sum(axis=1) - 1))


def _alphas(observed: FloatArray, totals: IntArray, squares: FloatArray) -> FloatArray:
    """Alpha for rows of totals per category, NaN where one category is all there is."""
    expected = ((totals @ squares) * totals).sum(axis=-1)
    ratio = np.full_like(expected, np.nan)
    np.divide((totals.sum(axis=-1) - 1) * observed, expected, out=ratio, where=expected > 0)
    return np.asarray(1 - ratio)


def _agreeing(tallies: IntArray) -> FloatArray:
    values = tallies.sum(axis=1)
    return np.asarray((tallies * (tallies - 1)).sum(axis=1) / (values * (values - 1)))


def _category_shares(ratings: Ratings) -> FloatArray:
    """Mean over units of the share of each category; a unit with a single value tells of chance as well."""
    tallies = ratings.tallies()
    values = tallies.sum(axis=1)
    return np.asarray((tallies[values > 0] / values[values > 0, None]).mean(axis=0))


def _corrected(percent: float, chance: float) -> float | None:
    return (percent - chance) / (1 - chance) if chance < 1 - 1e-12 else None
