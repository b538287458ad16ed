"""The Jensen–Shannon divergence, and what each person adds to it."""

from __future__ import annotations

import numpy as np

from vensterbank.mirror.arrays import FloatArray


def jensen_shannon(first: FloatArray, second: FloatArray) -> FloatArray:
    """Divergence of profiles, ½·KL(p‖m) + ½·KL(q‖m) with m half-way, in base 2.

    Shape: `first` and `second` (…, K) give (…). Units: bits, 0 for equal profiles to 1 for profiles
    without a code in common. Written as the entropy of the middle less the mean entropy, so that a code
    that nobody used adds nothing. Estimated from few persons it comes out too high: show it beside its
    permutation distribution only. Source: Lin (1991), IEEE Trans. Inf. Theory 37, 145–151; S16, S42.
    """
    middle = (first + second) / 2
    found = _entropy(middle) - (_entropy(first) + _entropy(second)) / 2
    return np.asarray(np.clip(found, 0.0, 1.0), dtype=np.float64)


def contributions(first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Weights per code with which persons add up to the divergence of their groups' profiles.

    Shape: two profiles (K,) give two rows of weights (K,). With g = ½·log2(p/m) and h = ½·log2(q/m),
    the divergence is exactly the mean over the first group of g·share plus the mean over the second of
    h·share; g and h are its gradient as well. So scatter of these scores is scatter of the divergence.
    """
    middle = (first + second) / 2
    return _half_log_ratio(first, middle), _half_log_ratio(second, middle)


def _entropy(shares: FloatArray) -> FloatArray:
    return np.asarray(-(shares * np.log2(np.where(shares > 0, shares, 1.0))).sum(axis=-1))


def _half_log_ratio(shares: FloatArray, middle: FloatArray) -> FloatArray:
    used = shares > 0
    return np.asarray(0.5 * np.log2(np.where(used, shares, 1.0) / np.where(used, middle, 1.0)))
