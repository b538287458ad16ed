"""What may be compared, and what may be seen outside a study: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vensterbank.insight.enums import Where

# The order in which groups are compared and shown; workers and managers come first (S1, S16).
GROUPS = ("worker", "manager", "resident")
SELF = "self"


def pair_to_compare(groups: Iterable[str]) -> tuple[str, str] | None:
    """The two groups that the headline compares: workers and managers when both take part, else the first two."""
    present = [group for group in GROUPS if group in set(groups)]
    return (present[0], present[1]) if len(present) > 1 else None


def group_of(party: str, groups: Mapping[str, str]) -> str:
    """The group that a party of a mark names; ``groups``: respondent → group. Empty when it names nobody known.

    A party is ``function:worker``, ``function:self`` or ``respondent:UUID``.
    """
    head, _colon, tail = party.partition(":")
    if head == "respondent":
        return groups.get(tail, "")
    return tail if tail in {*GROUPS, SELF} else ""


def where_of(one: str, other: str, speaker: str, pair: tuple[str, str]) -> Where:
    """Where a mark runs that a coder put between groups ``one`` and ``other`` in what ``speaker`` (a group) told.

    ``self`` beside another group means whoever speaks; beside itself or the own group it stays within the person.
    """
    if not one or not other:
        return Where.UNSAID
    sides = {one, other}
    if SELF in sides and sides <= {SELF, speaker}:
        return Where.SELF
    sides = {speaker if side == SELF else side for side in sides}
    if sides == set(pair):
        return Where.BETWEEN
    return Where.OWN if len(sides) == 1 else Where.RESIDENTS


def shows_dots(persons: Iterable[str], agreed: Iterable[str]) -> bool:
    """Outside a study persons are dots only when every one of them agreed to be shown; one "no" is enough."""
    everybody = set(persons)
    return bool(everybody) and everybody <= set(agreed)


def large_enough(sizes: Sequence[int], minimum: int) -> bool:
    """Whether every group has enough persons for its figures to leave the study; nobody at all tells nothing."""
    return all(size == 0 or size >= minimum for size in sizes)
