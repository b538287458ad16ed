"""Showing a mirror, and calling people together around it: keyword-only, ``by`` mandatory, atomic, logged."""

from vensterbank.insight.actions.sessions import (
    Invitation,
    bring_to_sill,
    call_session,
    lay_common_sill,
    write_agreements,
)
from vensterbank.insight.actions.showing import show_mirror

__all__ = [
    "Invitation",
    "bring_to_sill",
    "call_session",
    "lay_common_sill",
    "show_mirror",
    "write_agreements",
]
