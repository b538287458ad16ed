"""What the mirror looks at: counts of coded quotes and of connection marks, per person and wave.

One grouped query fills these tables, so that everything after it costs persons times codes and not
quotes. A person without coded quotes in a wave is *missing* there, never somebody with zeros.
Source: S1, S2 (persons, groups, waves), S18–S20 (core areas), S21 and S61 (connection marks).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
import numpy.typing as npt

from vensterbank.mirror.arrays import (
    BoolArray,
    IntArray,
    Key,
    MirrorError,
    different_keys,
    position,
    positions,
    whole_numbers,
)


class Mark(StrEnum):
    """What a coder saw happen between people in a quote: a connection made, broken off, or none at all."""

    MADE = "made"
    BROKEN = "broken"
    NONE = "none"


class Scope(StrEnum):
    """Between the two groups that are compared, or within a person or a group."""

    BETWEEN = "between"
    WITHIN = "within"


MARKS: tuple[Mark, ...] = (Mark.MADE, Mark.BROKEN, Mark.NONE)


@dataclass(frozen=True, slots=True, eq=False)
class CountCube:
    """Quotes counted per person × wave × code.

    `persons` (P) and their `groups` (P, a group may have any number of persons), `waves` (W), `codes` (K).
    `counts` (P, W, K): quotes that carry the code, each quote once per code.
    `coded` (P, W): quotes that carry at least one of these codes; 0 means missing in that wave.
    Errors: `MirrorError` on wrong shapes, on counts that are no counts, on keys that occur twice, and
    when more quotes carry a code than there are coded quotes.
    """

    persons: tuple[Key, ...]
    groups: tuple[str, ...]
    waves: tuple[Key, ...]
    codes: tuple[Key, ...]
    counts: IntArray
    coded: IntArray

    def __post_init__(self) -> None:
        sizes = _check_keys(self, self.persons, self.groups, self.waves)
        object.__setattr__(self, "codes", different_keys(self.codes, "codes"))
        counts = whole_numbers(self.counts, (*sizes, len(self.codes)), "counts")
        coded = whole_numbers(self.coded, sizes, "coded")
        if (counts > coded[:, :, np.newaxis]).any():
            raise MirrorError("counts: a code cannot be on more quotes than were coded")
        if ((coded > 0) & (counts.sum(axis=2) == 0)).any():
            raise MirrorError("coded: a coded quote carries at least one of the codes")
        object.__setattr__(self, "counts", counts)
        object.__setattr__(self, "coded", coded)

    @property
    def group_names(self) -> tuple[str, ...]:
        """The groups that occur, in the order of their first person."""
        return tuple(dict.fromkeys(self.groups))

    def wave_index(self, wave: Key) -> int:
        """Position of `wave`; `MirrorError` when the cube does not know it."""
        return position(self.waves, wave, "wave")

    def present(self, wave: Key) -> BoolArray:
        """Who has coded quotes in `wave`: (P,) booleans."""
        return self.coded[:, self.wave_index(wave)] > 0

    def without(self, person: Key) -> CountCube:
        """The same cube with one person left out (for the leave-one-person-out switch)."""
        keep = _all_but(self.persons, person)
        return CountCube(
            tuple(self.persons[i] for i in keep),
            tuple(self.groups[i] for i in keep),
            self.waves,
            self.codes,
            self.counts[keep],
            self.coded[keep],
        )

    @classmethod
    def from_rows(
        cls,
        groups: Mapping[Key, str],
        waves: Sequence[Key],
        codes: Sequence[Key],
        rows: Iterable[tuple[Key, Key, Key, int]],
        coded: Iterable[tuple[Key, Key, int]],
    ) -> Self:
        """Fill a cube from the rows of two grouped queries.

        `groups`: person → group, in the order of display. `rows`: (person, wave, code, quotes).
        `coded`: (person, wave, quotes with at least one of the codes). Rows that repeat are added up.
        Errors: `MirrorError` when a row names a person, wave or code that is not listed.
        """
        person_at, wave_at, code_at = positions(tuple(groups)), positions(waves), positions(codes)
        counts = np.zeros((len(groups), len(waves), len(codes)), dtype=np.int64)
        totals = np.zeros((len(groups), len(waves)), dtype=np.int64)
        try:
            for person, wave, code, quotes in rows:
                counts[person_at[person], wave_at[wave], code_at[code]] += quotes
            for person, wave, quotes in coded:
                totals[person_at[person], wave_at[wave]] += quotes
        except KeyError as unknown:
            raise MirrorError(f"rows: {unknown.args[0]!r} is not a listed person, wave or code") from None
        return cls(tuple(groups), tuple(groups.values()), tuple(waves), tuple(codes), counts, totals)

    @classmethod
    def from_codings(
        cls,
        groups: Mapping[Key, str],
        waves: Sequence[Key],
        codes: Sequence[Key],
        *,
        quote_person: npt.ArrayLike,
        quote_wave: npt.ArrayLike,
        coding_quote: npt.ArrayLike,
        coding_code: npt.ArrayLike,
    ) -> Self:
        """Count single codings, for data that does not come out of a database.

        `quote_person`, `quote_wave` (Q,): index of the person and the wave of each quote.
        `coding_quote`, `coding_code` (C,): index of the quote and the code of each coding. Codings of the
        same quote with the same code count once. Errors: `MirrorError` on an index out of range.
        """
        quote_cell = _cells(quote_person, quote_wave, len(groups), len(waves))
        pairs = _distinct_pairs(coding_quote, coding_code, len(quote_cell), len(codes))
        quote, code = np.divmod(pairs, max(len(codes), 1))
        cells = len(groups) * len(waves)
        counts = np.bincount(quote_cell[quote] * len(codes) + code, minlength=cells * len(codes))
        first = np.ones(len(quote), dtype=bool)
        first[1:] = quote[1:] != quote[:-1]
        coded = np.bincount(quote_cell[quote[first]], minlength=cells)
        shape = (len(groups), len(waves))
        return cls(
            tuple(groups),
            tuple(groups.values()),
            tuple(waves),
            tuple(codes),
            counts.reshape(*shape, len(codes)),
            coded.reshape(shape),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ConnectionMarks:
    """Connection marks counted per person × wave, for one pair of groups.

    `between`, `within` (P, W, 3), the last axis in the order of `MARKS`: made, broken off, none.
    `between` holds marks that run between the two groups; `within` those inside a person or a group.
    Only a human mark is a connection: two areas in one quote are a pattern, no more (S21, S61).
    Errors: `MirrorError` on wrong shapes, on counts that are no counts and on keys that occur twice.
    """

    persons: tuple[Key, ...]
    groups: tuple[str, ...]
    waves: tuple[Key, ...]
    between: IntArray
    within: IntArray

    def __post_init__(self) -> None:
        sizes = _check_keys(self, self.persons, self.groups, self.waves)
        for name in Scope:
            counts = whole_numbers(getattr(self, name.value), (*sizes, len(MARKS)), name.value)
            object.__setattr__(self, name.value, counts)

    @property
    def group_names(self) -> tuple[str, ...]:
        """The groups that occur, in the order of their first person."""
        return tuple(dict.fromkeys(self.groups))

    def wave_index(self, wave: Key) -> int:
        """Position of `wave`; `MirrorError` when these marks do not know it."""
        return position(self.waves, wave, "wave")

    def counts(self, wave: Key, scope: Scope = Scope.BETWEEN) -> IntArray:
        """Marks of one wave: (P, 3) in the order of `MARKS`."""
        table = self.between if scope is Scope.BETWEEN else self.within
        return table[:, self.wave_index(wave)]

    def without(self, person: Key) -> ConnectionMarks:
        """The same marks with one person left out."""
        keep = _all_but(self.persons, person)
        return ConnectionMarks(
            tuple(self.persons[i] for i in keep),
            tuple(self.groups[i] for i in keep),
            self.waves,
            self.between[keep],
            self.within[keep],
        )

    @classmethod
    def from_rows(
        cls,
        groups: Mapping[Key, str],
        waves: Sequence[Key],
        rows: Iterable[tuple[Key, Key, Scope | str, Mark | str, int]],
    ) -> Self:
        """Fill the marks from the rows of one grouped query.

        `groups`: person → group. `rows`: (person, wave, "between" or "within", "made", "broken" or "none",
        number). Errors: `MirrorError` when a row names something that is not listed.
        """
        person_at, wave_at = positions(tuple(groups)), positions(waves)
        tables = {scope: np.zeros((len(groups), len(waves), len(MARKS)), dtype=np.int64) for scope in Scope}
        try:
            for person, wave, scope, mark, number in rows:
                cell = (person_at[person], wave_at[wave], MARKS.index(Mark(mark)))
                tables[Scope(scope)][cell] += number
        except KeyError as unknown:
            raise MirrorError(f"rows: {unknown.args[0]!r} is not a listed person or wave") from None
        except ValueError as unknown:
            raise MirrorError(f"rows: {unknown}") from None
        between, within = tables[Scope.BETWEEN], tables[Scope.WITHIN]
        return cls(tuple(groups), tuple(groups.values()), tuple(waves), between, within)


def _check_keys(
    table: object, persons: Sequence[Key], groups: Sequence[str], waves: Sequence[Key]
) -> tuple[int, int]:
    object.__setattr__(table, "persons", different_keys(persons, "persons"))
    object.__setattr__(table, "waves", different_keys(waves, "waves"))
    object.__setattr__(table, "groups", tuple(groups))
    if len(groups) != len(persons):
        raise MirrorError(f"groups: {len(persons)} persons need as many groups, got {len(groups)}")
    return len(persons), len(waves)


def _all_but(persons: Sequence[Key], person: Key) -> list[int]:
    left_out = position(persons, person, "person")
    return [index for index in range(len(persons)) if index != left_out]


def _indices(values: npt.ArrayLike, size: int, what: str) -> IntArray:
    array = np.asarray(values)
    if array.ndim != 1 or (array.size and not np.issubdtype(array.dtype, np.integer)):
        raise MirrorError(f"{what}: expected one row of whole numbers")
    if array.size and (array.min() < 0 or array.max() >= size):
        raise MirrorError(f"{what}: every index must lie in 0..{size - 1}")
    return array.astype(np.int64, copy=False)


def _cells(person: npt.ArrayLike, wave: npt.ArrayLike, persons: int, waves: int) -> IntArray:
    person_of, wave_of = _indices(person, persons, "quote_person"), _indices(wave, waves, "quote_wave")
    if len(person_of) != len(wave_of):
        raise MirrorError("quote_person and quote_wave must be equally long")
    return person_of * waves + wave_of


def _distinct_pairs(quote: npt.ArrayLike, code: npt.ArrayLike, quotes: int, codes: int) -> IntArray:
    """Each (quote, code) once, as quote · codes + code in rising order: a quote counts once per code."""
    quote_of, code_of = _indices(quote, quotes, "coding_quote"), _indices(code, codes, "coding_code")
    if len(quote_of) != len(code_of):
        raise MirrorError("coding_quote and coding_code must be equally long")
    pairs = quote_of * codes + code_of
    if quotes * codes > 20 * len(pairs) + 1_000:
        return np.unique(pairs)  # a sparse table: sorting is cheaper than a mask over all pairs
    mask = np.zeros(quotes * codes, dtype=bool)
    mask[pairs] = True
    return np.flatnonzero(mask)
