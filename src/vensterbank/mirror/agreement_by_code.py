"""Agreement when a quote may carry several codes: each code apart, and all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vensterbank.mirror.agreement import DRAWS, SEED
from vensterbank.mirror.arrays import BoolArray, FloatArray, Key, MirrorError
from vensterbank.mirror.intervals import LEVEL, Interval


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code, yes or no per quote.

    `alpha`, nominal, None when everybody always or never gave it, with its `interval` over quotes.
    `percent`: share of agreeing pairs of coders, mean over quotes (0–1). `quotes`: quotes that at least one
    coder gave the code.
    """

    code: Key
    alpha: float | None
    interval: Interval | None
    percent: float | None
    quotes: int


@dataclass(frozen=True, slots=True)
class CodesAgreement:
    """All codes. `units`: quotes seen by two coders or more. `alpha`: over the codes together, with `interval`."""

    units: int
    alpha: float | None
    interval: Interval | None
    codes: tuple[CodeAgreement, ...]


def agreement_by_code(
    codes: Sequence[Key],
    marked: npt.ArrayLike,
    seen: npt.ArrayLike,
    *,
    confidence: float = LEVEL,
    draws: int = DRAWS,
    seed: int = SEED,
) -> CodesAgreement:
    """Krippendorff's alpha per code, and one alpha for the sets of codes.

    Shape: `marked` (coders, quotes, codes) and `seen` (coders, quotes), booleans. A quote that a coder saw
    and left without the code is a "no"; one that they did not see is missing. The overall alpha takes
    as the difference between two coders the number of codes that one gave and the other did not; observed and
    expected disagreement then are the sums over the codes, and the code used most weighs most.
    Intervals: percentiles of `draws` seeded draws of quotes with replacement, as in `alpha_interval`.
    Errors: `MirrorError` on other shapes, and on a mark on a quote that the coder did not see.
    Source: Krippendorff (2019), Content Analysis, ch. 12.
    """
    yes, looked = _checked(codes, marked, seen)
    values = looked.sum(axis=0)
    several = values >= 2
    given, values = yes.sum(axis=0)[several].astype(np.float64), values[several].astype(np.float64)
    split = given * (values[:, np.newaxis] - given)  # pairs of coders of whom one said yes and one no
    observed, expected = _disagreement(np.ones((1, len(values))), given, values)
    pairs = (values * (values - 1) / 2)[:, np.newaxis]
    percents = 1 - (split / pairs).mean(axis=0) if len(values) else np.full(len(codes), np.nan)
    intervals, together = _intervals(given, values, confidence, draws, seed)
    found = tuple(
        CodeAgreement(
            code,
            alpha := _alpha(observed[0, i], expected[0, i]),
            intervals[i] if alpha is not None else None,
            _or_none(percents[i]),
            int((given[:, i] > 0).sum()),
        )
        for i, code in enumerate(codes)
    )
    overall = _alpha(observed.sum(), expected.sum())
    return CodesAgreement(len(values), overall, together if overall is not None else None, found)


def _checked(codes: Sequence[Key], marked: npt.ArrayLike, seen: npt.ArrayLike) -> tuple[BoolArray, BoolArray]:
    yes, looked = np.asarray(marked, dtype=bool), np.asarray(seen, dtype=bool)
    if looked.ndim != 2 or yes.shape != (*looked.shape, len(codes)):
        raise MirrorError("agreement: expected marked (coders, quotes, codes) and seen (coders, quotes)")
    if (yes & ~looked[:, :, np.newaxis]).any():
        raise MirrorError("agreement: a coder marked a quote without having seen it")
    return yes, looked


def _disagreement(times: FloatArray, given: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Observed and expected disagreement per code, both (draws, codes).

    `times` (draws, quotes): how often each quote counts; `given` (quotes, codes): coders who said yes;
    `values` (quotes,): coders who saw the quote.
    """
    split = given * (values[:, np.newaxis] - given)
    observed = times @ (2 * split / (values[:, np.newaxis] - 1))
    totals, number = times @ given, (times @ values)[:, np.newaxis]
    return observed, 2 * totals * (number - totals) / np.maximum(number - 1, 1)


def _intervals(
    given: FloatArray, values: FloatArray, confidence: float, draws: int, seed: int
) -> tuple[list[Interval | None], Interval | None]:
    """Intervals per code and over all codes; None below two quotes."""
    if len(values) < 2:
        return [None] * given.shape[1], None
    # Quotes with the same judgements are interchangeable: draw how often each sort of quote comes.
    sorts, numbers = np.unique(np.column_stack([values, given]), axis=0, return_counts=True)
    times = np.random.default_rng(seed).multinomial(len(values), numbers / len(values), size=draws)
    observed, expected = _disagreement(times.astype(np.float64), sorts[:, 1:], sorts[:, 0])
    single = [_interval(*pair, confidence) for pair in zip(observed.T, expected.T, strict=True)]
    return single, _interval(observed.sum(axis=1), expected.sum(axis=1), confidence)


def _interval(observed: FloatArray, expected: FloatArray, confidence: float) -> Interval | None:
    """Percentiles of alpha over draws; draws in which there was nothing to agree about are passed over."""
    told = expected > 0
    if not told.any():
        return None
    alphas = 1 - observed[told] / expected[told]
    low, high = np.quantile(alphas, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()
    return Interval(low, high)


def _alpha(observed: np.float64, expected: np.float64) -> float | None:
    return float(1 - observed / expected) if expected > 0 else None


def _or_none(value: FloatArray | np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
