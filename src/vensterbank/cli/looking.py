"""Looking at a mirror from the command line: always as somebody, never past the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from vensterbank.insight.queries import mirror_called, open_mirror
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.queries import account_at
from vensterbank.people.viewer import Viewer, viewer_for_person
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.gate import NotHere

if TYPE_CHECKING:
    from uuid import UUID

    from vensterbank.insight.queries import Mirror


def viewer_at(address: str) -> Viewer:
    """Whoever has an account at a mail address."""
    person = account_at(address)
    if person is None:
        raise Refusal(_("Nobody has an account with this mail address."), code="nobody")
    return viewer_for_person(person)


def mirror_for(viewer: Viewer, called: str, coder: str | None) -> Mirror:
    """The mirror of a study by its title or number; a refusal when there is none for this viewer, or nothing in it."""
    study = mirror_called(viewer, called)
    try:
        mirror = open_mirror(viewer, study.uuid, coder=_coder(coder), grounds=True)
    except NotHere as nowhere:
        raise Refusal(
            _("Nobody at this mail address coloured answers in this study."), code="no-coder"
        ) from nowhere
    if coder and not mirror.live:
        raise Refusal(_("Only researchers choose whose colours count."), code="not-yours-to-choose")
    if mirror.figures is None and not mirror.themes:
        raise Refusal(_("There is nothing to see in this mirror yet."), code="nothing-to-see")
    return mirror


def note_export(viewer: Viewer, mirror: Mirror) -> None:
    """A file that leaves the workspace is an export, before it is written."""
    study = mirror.study
    log.write(Event.EXPORTED, About("mirror", study.uuid, study.space.uuid), by=viewer)


def _coder(address: str | None) -> UUID | None:
    return viewer_at(address).uuid if address else None
