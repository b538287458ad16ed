"""What a coding may be, pure."""

from __future__ import annotations

import uuid

from vensterbank.coding.enums import CodeKind, Connection

FREE_KINDS = frozenset({CodeKind.VERB, CodeKind.VALUE, CodeKind.THEME})
FUNCTIONS = frozenset({"worker", "manager", "resident", "self"})
LONGEST_LABEL = 80
UUID_LENGTH = 36


def range_fits(start: int, end: int, length: int) -> bool:
    """A half-open range of code points inside a text of ``length``."""
    return 0 <= start < end <= length


def connection_fits(kind: str, connection: str) -> bool:
    """Only a code of connection carries a mark, and it must."""
    return (kind == CodeKind.CONNECTION) == (connection in Connection.values)


def party_fits(party: str) -> bool:
    """``function:worker`` or ``respondent:UUID`` or nothing."""
    head, _colon, tail = party.partition(":")
    return party == "" or (head == "function" and tail in FUNCTIONS) or respondent_in(party) is not None


def respondent_in(party: str) -> uuid.UUID | None:
    """Which respondent a party names; nothing for a function, and nothing for nonsense."""
    head, _colon, tail = party.partition(":")
    if head != "respondent" or len(tail) != UUID_LENGTH:
        return None
    try:
        return uuid.UUID(tail)
    except ValueError:
        return None


def may_retire(kind: str) -> bool:
    """The core areas and the connection are what the mirror is made of; the rest can be put aside."""
    return kind not in {CodeKind.AREA, CodeKind.CONNECTION}


def may_rename(kind: str, key: str) -> bool:
    """Names of one's own, and the nine competences, whose names come from a secondary source."""
    return not key or kind == CodeKind.COMPETENCE
