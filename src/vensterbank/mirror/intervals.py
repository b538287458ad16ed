"""Intervals over persons: Student's t on figures per person, and never narrower than chance allows."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from vensterbank.mirror.arrays import FloatArray

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends, in the units of the figure they belong to."""

    low: float
    high: float


@functools.lru_cache(maxsize=1024)
def t_quantile(df: float, level: float = LEVEL) -> float:
    """How many standard errors a two-sided interval of `level` reaches to each side.

    `df`: degrees of freedom, > 0 (infinity gives the normal value). Source: Student (1908).
    """
    # scipy.special alone: scipy.stats would add seconds to the first page of the day.
    from scipy.special import stdtrit  # noqa: PLC0415

    return float(stdtrit(df, 0.5 + level / 2))


def reach_of_mean(values: FloatArray, level: float = LEVEL) -> float:
    """Half the t-interval of a mean over persons. `values` (P,), P at least 2; same units."""
    return t_quantile(len(values) - 1, level) * float(values.std(ddof=1)) / math.sqrt(len(values))


def reach_of_two_means(first: FloatArray, second: FloatArray, level: float = LEVEL) -> float:
    """Half the t-interval of a difference, or a sum, of two means over persons.

    `first` (A,), `second` (B,), both at least 2; same units. The wider of two: scatter pooled, and scatter
    kept apart (Welch), for a small group that scatters more than a large one makes pooling too hopeful.
    Welch's own degrees of freedom come from three persons on; with two they would be one, and nothing
    could ever be said, so there the pooled number stands in and equal scatter is taken on trust.
    Source: Student (1908); Welch (1947), Biometrika 34, 28–35.
    """
    one, other = len(first), len(second)
    spread, spread_other = float(first.var(ddof=1)), float(second.var(ddof=1))
    df = float(one + other - 2)
    pooled = ((one - 1) * spread + (other - 1) * spread_other) / df
    reach = t_quantile(df, level) * math.sqrt(pooled * (1 / one + 1 / other))
    apart = spread / one + spread_other / other
    if min(one, other) >= 3 and apart > 0:
        df = apart**2 / ((spread / one) ** 2 / (one - 1) + (spread_other / other) ** 2 / (other - 1))
    return max(reach, t_quantile(df, level) * math.sqrt(apart))


def never_below_chance(reach: float, chance: float, level: float = LEVEL) -> float:
    """The wider of `reach` and what the limited number of quotes or marks gives by itself.

    `chance`: standard error that is known without estimating a scatter, hence the normal quantile. A
    handful of persons who happen to have equal figures would otherwise yield an interval of width nought.
    """
    return max(reach, t_quantile(math.inf, level) * chance)


def persons_for(half: float, distance: float, persons: int, used_df: int, level: float = LEVEL) -> int | None:
    """About how many persons would be needed for an interval to clear a line.

    `half`: its half width now, with `persons` persons of whom `used_df` (1 or 2) means are estimated;
    `distance`: from the figure to the line, same units. Assumes the same scatter and the same figure.
    None when more than 200 would be needed: then the figure lies on the line, and persons do not help.
    """
    now = t_quantile(persons - used_df, level)
    for wanted in range(persons + 1, 201):
        width = half * t_quantile(wanted - used_df, level) / now * math.sqrt(persons / wanted)
        if width < distance:
            return wanted
    return None
