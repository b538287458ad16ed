"""Visible rows become what the mirror looks at; and what was shown becomes JSON and back. Pure.

A frame holds counts, never words: per person, round and core area, and per person, round and mark. Everything that
a page shows is computed from a frame, for researchers from the rows of this moment, for others from what was shown
less what was withdrawn since. So a permission that is taken back reaches every figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from vensterbank.insight.enums import Where
from vensterbank.insight.rules import GROUPS, pair_to_compare, where_of
from vensterbank.mirror import ConnectionMarks, CountCube, Key, Scope

AREAS = ("cognitive", "intrapersonal", "societal")
SCOPES = {Where.BETWEEN: Scope.BETWEEN, Where.OWN: Scope.WITHIN, Where.SELF: Scope.WITHIN}


@dataclass(frozen=True, slots=True)
class Member:
    """A respondent: public id, the name that the study uses (empty outside it), and the group."""

    key: str
    group: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of interviews; ``first`` is the day (ISO) on which its first conversation came in, empty when none did."""

    number: int
    name: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """How many quotes of a person in a round carry a core area."""

    person: str
    round: int
    area: str
    quotes: int


@dataclass(frozen=True, slots=True)
class CodedRow:
    """How many quotes of a person in a round carry any core area."""

    person: str
    round: int
    quotes: int


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Marks in what a person told in a round; ``one`` and ``other`` are groups, ``self`` or empty."""

    person: str
    round: int
    mark: str
    one: str
    other: str
    number: int


@dataclass(frozen=True)
class Frame:
    """Members, rounds and counts of one coder.

    A member without coded quotes in a round is missing there and not somebody with zeros.
    """

    members: tuple[Member, ...]
    rounds: tuple[Round, ...]
    areas: tuple[AreaRow, ...]
    coded: tuple[CodedRow, ...]
    marked: tuple[MarkRow, ...]

    @cached_property
    def groups(self) -> dict[str, str]:
        """Member → group, in the order of display."""
        return {member.key: member.group for member in self.members}

    @property
    def _keys(self) -> dict[Key, str]:
        return {member.key: member.group for member in self.members}

    @cached_property
    def pair(self) -> tuple[str, str] | None:
        """The groups that are compared; nothing when there is only one."""
        return pair_to_compare(self.groups.values())

    @cached_property
    def cube(self) -> CountCube:
        """Quotes per person × round × core area."""
        return CountCube.from_rows(
            self._keys,
            [one.number for one in self.rounds],
            AREAS,
            ((row.person, row.round, row.area, row.quotes) for row in self.areas),
            ((row.person, row.round, row.quotes) for row in self.coded),
        )

    @cached_property
    def marks(self) -> ConnectionMarks:
        """Marks between the two groups, and within persons and groups; marks with residents stay apart."""
        rows = (
            (row.person, row.round, SCOPES[where], row.mark, row.number)
            for row in self.marked
            if (where := self.where(row)) in SCOPES
        )
        return ConnectionMarks.from_rows(self._keys, [one.number for one in self.rounds], rows)

    def where(self, row: MarkRow) -> Where:
        """Between whom a mark runs, seen from the two groups that are compared."""
        speaker = self.groups[row.person]
        return where_of(row.one, row.other, speaker, self.pair or (speaker, speaker))

    def present(self, number: int) -> dict[str, int]:
        """Group → persons with coded quotes in a round."""
        here = {row.person for row in self.coded if row.round == number and row.quotes}
        return {group: sum(self.groups[key] == group for key in here) for group in self.groups.values()}

    def without(self, keys: Collection[str]) -> Frame:
        """The same without some members, in every count."""
        return replace(
            self,
            members=tuple(one for one in self.members if one.key not in keys),
            areas=tuple(row for row in self.areas if row.person not in keys),
            coded=tuple(row for row in self.coded if row.person not in keys),
            marked=tuple(row for row in self.marked if row.person not in keys),
        )

    def in_no_order(self) -> Frame:
        """The same with people in an order that tells nothing of the study's own."""
        return replace(
            self, members=tuple(sorted(self.members, key=lambda one: (GROUPS.index(one.group), one.key)))
        )

    def only_rounds(self, numbers: Collection[int]) -> Frame:
        """The same with some rounds only."""
        return replace(
            self,
            rounds=tuple(one for one in self.rounds if one.number in numbers),
            areas=tuple(row for row in self.areas if row.round in numbers),
            coded=tuple(row for row in self.coded if row.round in numbers),
            marked=tuple(row for row in self.marked if row.round in numbers),
        )


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """Words that may leave the study: of a person who agreed to be quoted, marked typical."""

    person: str
    group: str
    round: int
    words: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme over quotes, with the quotes that speak for it."""

    name: str
    quotes: tuple[ChosenQuote, ...]


@dataclass(frozen=True, slots=True)
class AlphaRow:
    """How far coders agree on one code (empty ``code``: on all of a table together)."""

    code: str
    alpha: float | None
    low: float | None
    high: float | None
    percent: float | None
    quotes: int | None


@dataclass(frozen=True, slots=True)
class AlphaTable:
    """Agreement between coders: ``units`` are answers that two coders or more have read."""

    kind: str
    coders: tuple[str, ...]
    units: int
    overall: AlphaRow
    rows: tuple[AlphaRow, ...]


@dataclass(frozen=True)
class Shown:
    """What leaves the study when a mirror is shown."""

    frame: Frame
    themes: tuple[Theme, ...]
    question: str
    coder: str
    alphas: tuple[AlphaTable, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values; names of members stay behind."""
        frame = self.frame
        return {
            "version": 1,
            "members": [[one.key, one.group] for one in frame.members],
            "rounds": _lists(frame.rounds),
            "areas": _lists(frame.areas),
            "coded": _lists(frame.coded),
            "marked": _lists(frame.marked),
            "themes": [{"name": one.name, "quotes": _lists(one.quotes)} for one in self.themes],
            "question": self.question,
            "coder": self.coder,
            "alphas": [_alpha_json(table) for table in self.alphas],
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """The inverse of :meth:`as_json`."""
        frame = Frame(
            members=tuple(Member(*one) for one in said["members"]),
            rounds=tuple(Round(*one) for one in said["rounds"]),
            areas=tuple(AreaRow(*one) for one in said["areas"]),
            coded=tuple(CodedRow(*one) for one in said["coded"]),
            marked=tuple(MarkRow(*one) for one in said["marked"]),
        )
        themes = tuple(
            Theme(one["name"], tuple(ChosenQuote(*quote) for quote in one["quotes"]))
            for one in said["themes"]
        )
        alphas = tuple(_alpha_table(one) for one in said["alphas"])
        return cls(frame, themes, said["question"], said["coder"], alphas)

    def without(self, persons: Collection[str], unquoted: Collection[str]) -> Shown:
        """Less what was withdrawn since: ``persons`` from every count, ``unquoted`` from the quotes.

        Agreement between coders was counted over everybody's quotes, so it goes when somebody goes.
        """
        silent = {*persons, *unquoted}
        themes = (
            replace(one, quotes=tuple(quote for quote in one.quotes if quote.person not in silent))
            for one in self.themes
        )
        return replace(
            self,
            frame=self.frame.without(persons),
            themes=tuple(one for one in themes if one.quotes),
            alphas=() if set(persons) & self.frame.groups.keys() else self.alphas,
        )


def _lists(rows: Iterable[Any]) -> list[list[Any]]:
    return [[getattr(row, name) for name in row.__slots__] for row in rows]


def _alpha_json(table: AlphaTable) -> dict[str, Any]:
    return {
        "kind": table.kind,
        "coders": list(table.coders),
        "units": table.units,
        "overall": _lists([table.overall])[0],
        "rows": _lists(table.rows),
    }


def _alpha_table(said: dict[str, Any]) -> AlphaTable:
    rows = tuple(AlphaRow(*one) for one in said["rows"])
    return AlphaTable(said["kind"], tuple(said["coders"]), said["units"], AlphaRow(*said["overall"]), rows)
