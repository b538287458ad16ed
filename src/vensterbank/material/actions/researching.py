"""Research is done by people with an account; a personal link reads at most."""

from __future__ import annotations

from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate


def researcher_id(by: Viewer) -> int:
    """The account of whoever acts, or the polite 404."""
    if by.person_id is None:
        gate.refuse(by, "study")
    return by.person_id
