"""Array types, frozen copies and the one error of the mirror, shared by all measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Key: TypeAlias = str | int
IntArray: TypeAlias = npt.NDArray[np.int64]
FloatArray: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]


class MirrorError(ValueError):
    """The input cannot be what was meant; the message says what was expected and what came instead."""


def whole_numbers(values: npt.ArrayLike, shape: tuple[int, ...], what: str) -> IntArray:
    """A read-only copy of `values` as counts.

    Shape: must be `shape`. Units: counts, whole and not negative.
    Errors: `MirrorError` on another shape, on NaN, on fractions and on negative numbers.
    """
    array = np.asarray(values)
    if array.shape != shape:
        raise MirrorError(f"{what}: expected shape {shape}, got {array.shape}")
    if not (np.issubdtype(array.dtype, np.number) or array.dtype == np.bool_):
        raise MirrorError(f"{what}: expected numbers, got {array.dtype}")
    if array.size and not (np.isfinite(array).all() and (array == np.floor(array)).all()):
        raise MirrorError(f"{what}: expected whole numbers")
    if array.size and array.min() < 0:
        raise MirrorError(f"{what}: a count cannot be negative")
    return frozen(array.astype(np.int64))


def frozen(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """A copy of `array` that refuses to be written to (same shape, same units)."""
    copy = array.copy()
    copy.flags.writeable = False
    return copy


def different_keys(keys: Sequence[Key], what: str) -> tuple[Key, ...]:
    """`keys` as a tuple, after checking that none occurs twice (`MirrorError` otherwise)."""
    if len(set(keys)) != len(keys):
        raise MirrorError(f"{what}: each may occur only once")
    return tuple(keys)


def position(keys: Sequence[Key], key: Key, what: str) -> int:
    """The index of `key` in `keys`; `MirrorError` when it is not there."""
    try:
        return keys.index(key)
    except ValueError:
        raise MirrorError(f"{what}: {key!r} is unknown") from None


def positions(keys: Sequence[Key]) -> dict[Key, int]:
    """The index of every key, for filling arrays row by row."""
    return {key: index for index, key in enumerate(keys)}
