"""What of a frame may be seen outside the study: pure (the minimum group, and who agreed to be a dot)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from vensterbank.insight.frames import Frame
from vensterbank.insight.rules import large_enough, shows_dots


@dataclass(frozen=True)
class Outside:
    """A frame for outside. ``dots``: persons may be seen one by one. ``kept_inside``: rounds that stay in the study.

    ``frame`` is nothing when no round can leave it.
    """

    frame: Frame | None
    dots: bool
    kept_inside: tuple[str, ...]


def for_outside(frame: Frame, agreed: Collection[str], minimum: int) -> Outside:
    """The same frame when everybody agreed to be shown; else only groups of at least ``minimum`` persons a round.

    A round counts whoever has coded quotes there, and whoever has marks there: either figure could be of one person.
    """
    if shows_dots(frame.groups, agreed):
        return Outside(frame, dots=True, kept_inside=())
    pair = frame.pair or ()
    rounds = {one.number for one in frame.rounds if large_enough(_sizes(frame, one.number, pair), minimum)}
    kept_inside = tuple(one.name for one in frame.rounds if one.number not in rounds)
    if not rounds or not pair:
        return Outside(None, dots=False, kept_inside=kept_inside)
    seen = frame.only_rounds(rounds)
    others = {group for group in seen.groups.values() if group not in pair}
    small = {
        group
        for group in others
        for number in rounds
        if not large_enough(_sizes(seen, number, (group,)), minimum)
    }
    return Outside(
        seen.without([key for key, group in seen.groups.items() if group in small]), False, kept_inside
    )


def _sizes(frame: Frame, number: int, groups: Collection[str]) -> list[int]:
    """Persons of each group with coded quotes, and with marks."""
    coded = frame.present(number)
    marked = {row.person for row in frame.marked if row.round == number}
    return [
        size
        for group in groups
        for size in (coded.get(group, 0), sum(frame.groups[key] == group for key in marked))
    ]
