"""Who gave which value to which unit: the table that every coefficient of agreement starts from."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from vensterbank.mirror.arrays import (
    BoolArray,
    FloatArray,
    IntArray,
    Key,
    MirrorError,
    different_keys,
    frozen,
)

Value = str | int | float


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Values by unit and coder.

    `units` (U), `coders` (C), `categories` (V) in rising order. `given` (U, C): index of the category, −1
    where a coder gave none (missing: not seen, or no value; never a category of its own).
    Errors: `MirrorError` on a wrong shape, an index out of range, a key or category that occurs twice.
    """

    units: tuple[Key, ...]
    coders: tuple[Key, ...]
    categories: tuple[Value, ...]
    given: IntArray

    def __post_init__(self) -> None:
        different_keys(self.units, "units")
        different_keys(self.coders, "coders")
        if len(set(self.categories)) != len(self.categories):
            raise MirrorError("categories: each may occur only once")
        given = np.asarray(self.given)
        if given.shape != (len(self.units), len(self.coders)) or not np.issubdtype(given.dtype, np.integer):
            raise MirrorError(
                f"given: expected whole numbers, {len(self.units)} units by {len(self.coders)} coders"
            )
        if given.size and (given.min() < -1 or given.max() >= len(self.categories)):
            raise MirrorError("given: every value must be the index of a category, or -1")
        object.__setattr__(self, "given", frozen(given.astype(np.int64)))

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[Key, Key, Value]],
        *,
        categories: Sequence[Value] | None = None,
    ) -> Ratings:
        """Build the table from (unit, coder, value) rows, as a query or a CSV file gives them.

        `categories`: the whole scale in rising order; None takes the values found, numbers by size, and
        anything else by alphabet. Units and coders keep the order in which they appear.
        Errors: `MirrorError` on NaN, on a value outside `categories`, and when one coder gave one unit two
        different values (the same value twice counts once).
        """
        table = list(rows)
        units = tuple(dict.fromkeys(unit for unit, _, _ in table))
        coders = tuple(dict.fromkeys(coder for _, coder, _ in table))
        scale = _scale([value for _, _, value in table], categories)
        unit_at, coder_at, value_at = _index(units), _index(coders), _index(scale)
        given = np.full((len(units), len(coders)), -1, dtype=np.int64)
        for unit, coder, value in table:
            if value not in value_at:
                raise MirrorError(f"ratings: {value!r} is not on the scale")
            cell = (unit_at[unit], coder_at[coder])
            if given[cell] not in (-1, value_at[value]):
                raise MirrorError(f"ratings: coder {coder!r} gave unit {unit!r} two values")
            given[cell] = value_at[value]
        return cls(units, coders, scale, given)

    @classmethod
    def from_matrix(
        cls,
        matrix: Sequence[Sequence[Value | None]],
        *,
        categories: Sequence[Value] | None = None,
    ) -> Ratings:
        """Build the table from one row per coder and one column per unit; None or NaN is missing.

        Units and coders are numbered from 0. Errors: `MirrorError` on rows of unequal length, and as
        `from_rows`.
        """
        width = len(matrix[0]) if len(matrix) else 0
        if any(len(row) != width for row in matrix):
            raise MirrorError("ratings: every coder needs a place for every unit")
        cells = [[None if _is_missing(value) else value for value in row] for row in matrix]
        scale = _scale([value for row in cells for value in row if value is not None], categories)
        value_at: dict[Value | None, int] = {value: index for index, value in enumerate(scale)}
        value_at[None] = -1
        try:
            given = np.array([[value_at[value] for value in row] for row in cells], dtype=np.int64)
        except KeyError as unknown:
            raise MirrorError(f"ratings: {unknown.args[0]!r} is not on the scale") from None
        shaped = given.reshape(len(cells), width).T
        return cls(tuple(range(width)), tuple(range(len(cells))), scale, shaped)

    def present(self) -> BoolArray:
        """Where a value was given: (U, C)."""
        return self.given >= 0

    def tallies(self) -> IntArray:
        """How many coders gave each unit each category: (U, V)."""
        units, width = len(self.units), len(self.categories)
        row, coder = np.nonzero(self.present())
        flat = row * width + self.given[row, coder]
        return np.bincount(flat, minlength=units * width).reshape(units, width)

    def numbers(self) -> FloatArray:
        """The categories as numbers (V,), for interval and ratio; `MirrorError` when one is not a number."""
        if any(isinstance(value, str) for value in self.categories):
            raise MirrorError("ratings: interval and ratio need numbers")
        return np.array(self.categories, dtype=np.float64)


def _is_missing(value: Value | None) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _index(keys: Sequence[Hashable]) -> dict[Hashable, int]:
    return {key: index for index, key in enumerate(keys)}


def _scale(values: list[Value], categories: Sequence[Value] | None) -> tuple[Value, ...]:
    if any(_is_missing(value) for value in values):
        raise MirrorError("ratings: NaN is not a value; leave the row out when a value is missing")
    if categories is not None:
        return tuple(categories)
    found = set(values)
    numbers = [value for value in found if not isinstance(value, str)]
    if len(numbers) == len(found):
        return tuple(sorted(numbers))
    return tuple(sorted(found, key=str))
