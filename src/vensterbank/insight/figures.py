"""What the mirror library says of a frame, ready for sentences and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from vensterbank.insight.enums import Where
from vensterbank.insight.frames import AREAS, Frame, Member, Round
from vensterbank.mirror import (
    MARKS,
    Headline,
    Key,
    Mark,
    WaveProfiles,
    headline,
    headline_left_out,
    profiles,
)


@dataclass(frozen=True)
class Figures:
    """All figures of a frame in which two groups are compared; rounds in order."""

    frame: Frame
    pair: tuple[str, str]

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Rounds, the first one first."""
        return self.frame.rounds

    @property
    def persons(self) -> tuple[Member, ...]:
        """Members of the two groups."""
        return tuple(one for one in self.frame.members if one.group in self.pair)

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """Difference × connection, round by round."""
        return tuple(
            headline(self.frame.cube, self.frame.marks, one.number, self.pair) for one in self.rounds
        )

    @cached_property
    def profiles(self) -> tuple[WaveProfiles, ...]:
        """Shares of the core areas, round by round."""
        return tuple(profiles(self.frame.cube, one.number) for one in self.rounds)

    @cached_property
    def left_out(self) -> tuple[tuple[tuple[Key, Headline], ...], ...]:
        """Round by round the headline without each person in turn."""
        return tuple(
            headline_left_out(self.frame.cube, self.frame.marks, one.number, self.pair) for one in self.rounds
        )

    @property
    def sizes(self) -> tuple[int, int]:
        """Persons in the two groups."""
        first, second = (sum(one.group == group for one in self.frame.members) for group in self.pair)
        return first, second

    @property
    def is_small(self) -> bool:
        """Fewer than five persons in a group in some round: no word of significance."""
        return any(
            one.difference_result is None or not one.difference_result.may_speak_of_significance
            for one in self.headlines
        )

    def marks(self, number: int, places: Iterable[Where]) -> dict[Mark, int]:
        """Marks in one round that run at these places: between the groups, with residents, …"""
        wanted = set(places)
        found = dict.fromkeys(MARKS, 0)
        for row in self.frame.marked:
            if row.round == number and self.frame.where(row) in wanted:
                found[Mark(row.mark)] += row.number
        return found


def figures_of(frame: Frame) -> Figures | None:
    """The figures of a frame; nothing when there are no two groups to compare, or no rounds."""
    if frame.pair is None or not frame.rounds:
        return None
    return Figures(frame, frame.pair)


__all__ = ["AREAS", "Figures", "figures_of"]
