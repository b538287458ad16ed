"""What this area hangs on the pages of places: bottlenecks at a lamp post, a button beside an entry at the sill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vensterbank.accountability import queries
from vensterbank.accountability.sentences import told
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.queries import is_author
from vensterbank.spaces.slots import Button, Section

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry, Space

ANSWERED_SHOWN = 3


def at_lamp_post(viewer: Viewer, space: Space) -> Section | None:
    """Open bottlenecks of a lamp post, and the newest answers. Two queries."""
    if space.kind != SpaceKind.LAMP_POST:
        return None
    listed = [told(one, clock.today()) for one in queries.bottlenecks_at(viewer, space)]
    answered = [one for one in listed if one.is_answered]
    return Section(
        "accountability/at_lamp_post.html",
        {
            "open": [one for one in listed if not one.is_answered],
            "answered": answered[:ANSWERED_SHOWN],
            "older": len(answered) - ANSWERED_SHOWN,
            "space": space,
        },
    )


def raise_button(viewer: Viewer, space: Space, entry: Entry, verbs: frozenset[Verb]) -> Button | None:
    """ "Make a bottleneck of it", beside what opens a talk at the sill and beside one's own answers."""
    if space.kind != SpaceKind.SILL or Verb.RAISE not in verbs:
        return None
    if entry.reply_to_id is not None and not is_author(viewer, entry):
        return None
    return Button(reverse("accountability:raise", args=[entry.uuid]), _("Make a bottleneck of it"))
