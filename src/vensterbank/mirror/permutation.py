"""Would any other division of these same persons have shown as much difference?"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vensterbank.mirror.arrays import FloatArray, IntArray, MirrorError, frozen
from vensterbank.mirror.divergence import jensen_shannon

EXACT_UP_TO = 50_000
DRAWS = 10_000
SEED = 1961
_CHUNK = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class PersonPermutation:
    """The divergence over divisions of the same persons into groups of the same sizes.

    `null` (splits,): divergences in bits, rising, the division as it was among them. `p`: share of
    divisions at least as different as the division as it was. `smallest_p`: the least that p can be with
    these numbers of persons. `exact`: all divisions, or a seeded draw of them.
    """

    observed: float
    null: FloatArray
    median: float
    p: float
    smallest_p: float
    splits: int
    exact: bool


def permute_persons(first: FloatArray, second: FloatArray, *, seed: int = SEED) -> PersonPermutation:
    """Divide the persons in all possible ways and compare.

    `first` (A, K), `second` (B, K): shares per person. All divisions when there are at most 50,000, else
    10,000: the one as it was and 9,999 drawn with `seed`. Persons are what is exchanged, never quotes:
    the quotes of one person hang together, and treating them as independent gives false alarms in a third
    to a half of all cases. The outcome does not depend on the order of persons or groups.
    Errors: `MirrorError` when a group has nobody. Source: Fisher (1935); Phipson & Smyth (2010) for counting
    the division as it was; S16.
    """
    if not len(first) or not len(second):
        raise MirrorError("permutation: both groups need at least one person")
    observed = float(jensen_shannon(first.mean(axis=0), second.mean(axis=0)))
    everybody = np.concatenate([first, second])
    everybody = everybody[np.lexsort(everybody.T)]  # a fixed order: a draw must not depend on who came first
    size = min(len(first), len(second))
    exact = math.comb(len(everybody), size) <= EXACT_UP_TO
    divisions = (
        _all_divisions(len(everybody), size) if exact else _drawn_divisions(len(everybody), size, seed)
    )
    null = np.concatenate([_divergences(everybody, chosen, size) for chosen in divisions])
    if not exact:
        null = np.append(null, observed)
    null.sort()
    hits = int((null >= observed - 1e-9 * observed - 1e-12).sum())
    twice = 2 if exact and len(first) == len(second) else 1
    return PersonPermutation(
        observed=observed,
        null=frozen(null),
        median=float(np.median(null)),
        p=hits / len(null),
        smallest_p=twice / len(null),
        splits=len(null),
        exact=exact,
    )


def _divergences(everybody: FloatArray, chosen: FloatArray, size: int) -> FloatArray:
    """Divergence of each division; `chosen` (divisions, persons) is 1 for who is in the smaller group."""
    sums = chosen @ everybody
    rest = everybody.sum(axis=0) - sums
    # Rounding may leave −1e-17 where nobody of the rest used a code.
    return jensen_shannon(sums / size, np.maximum(rest, 0.0) / (len(everybody) - size))


def _all_divisions(persons: int, size: int) -> Iterator[FloatArray]:
    indices = _combinations(persons, size)
    for start in range(0, len(indices), _CHUNK):
        part = indices[start : start + _CHUNK]
        chosen = np.zeros((len(part), persons))
        np.put_along_axis(chosen, part, 1.0, axis=1)
        yield chosen


@functools.lru_cache(maxsize=8)
def _combinations(persons: int, size: int) -> IntArray:
    flat = itertools.chain.from_iterable(itertools.combinations(range(persons), size))
    number = math.comb(persons, size)
    return frozen(np.fromiter(flat, dtype=np.int64, count=number * size).reshape(number, size))


def _drawn_divisions(persons: int, size: int, seed: int) -> Iterator[FloatArray]:
    draw = np.random.default_rng(seed)
    row = (np.arange(persons) < size).astype(np.float64)
    for start in range(0, DRAWS - 1, _CHUNK):
        number = min(_CHUNK, DRAWS - 1 - start)
        yield draw.permuted(np.tile(row, (number, 1)), axis=1)
