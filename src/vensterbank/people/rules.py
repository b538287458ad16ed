"""Pure facts about functions and intervals."""

from __future__ import annotations

import datetime as dt
import unicodedata

from vensterbank.people.enums import Function


def is_live(starts: dt.datetime, ends: dt.datetime | None, at: dt.datetime) -> bool:
    """Half-open: from ``starts`` up to, not including, ``ends``."""
    return starts <= at and (ends is None or at < ends)


def may_administer(functions: frozenset[str]) -> bool:
    """Administrators arrange who is who; it gives no way to what anybody says."""
    return Function.ADMINISTRATOR in functions


def one_line(text: str) -> str:
    """A name as it may stand in a list, in a mail and in the log: one line, without invisible signs that would turn or
    hide what stands beside it."""
    visible = (char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(visible).split())


def plain_address(email: str) -> str:
    """An address as it is kept and looked for: lower case. Mail goes to the kept address, never to the typed one."""
    return email.strip().lower()
