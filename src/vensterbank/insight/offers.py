"""What the mirror hangs on pages of lower areas: a tab on the study, the mirror sessions on the page of a sill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vensterbank.insight.queries import mirrors_for, sessions_at
from vensterbank.material import slots as study_slots
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import slots as space_slots
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.queries import may

if TYPE_CHECKING:
    from vensterbank.material.models import Study
    from vensterbank.spaces.models import Space


def mirror_tab(viewer: Viewer, study: Study) -> study_slots.Tab | None:
    """The mirror, for whoever may look into it."""
    if not may(viewer, study.space, Verb.LOOK):
        return None
    return study_slots.Tab("mirror", reverse("insight:mirror", args=[study.uuid]), _("Mirror"))


def session_section(viewer: Viewer, space: Space) -> space_slots.Section | None:
    """Mirror sessions at a sill, with what was agreed."""
    if space.kind != SpaceKind.SILL:
        return None
    sessions = sessions_at(viewer, space)
    if not sessions:
        return None
    return space_slots.Section(
        "insight/sessions.html",
        {
            "sessions": sessions,
            "may_write": may(viewer, space, Verb.WRITE),
            "looks_into": {study.uuid for study in mirrors_for(viewer)},
        },
    )


def register() -> None:
    """Hang them there, once for each start."""
    study_slots.tabs.append(mirror_tab)
    space_slots.sections.append(session_section)
