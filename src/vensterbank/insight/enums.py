"""Where a connection mark runs."""

from __future__ import annotations

from enum import StrEnum


class Where(StrEnum):
    """Between whom a coder saw a connection made, broken off or absent."""

    BETWEEN = "between"  # between the two groups that are compared
    RESIDENTS = "residents"  # with somebody of another group, mostly residents
    OWN = "own"  # among one's own group
    SELF = "self"  # within the person who speaks
    UNSAID = "unsaid"  # the coder did not say between whom
