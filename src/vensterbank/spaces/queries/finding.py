"""Finding spaces, and what the viewer may do in one."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.models import Space
from vensterbank.spaces.rules import allowed
from vensterbank.spaces.sealing import keyring


def find_space(
    viewer: Viewer, space_uuid: uuid.UUID | str, *, kind: SpaceKind | None = None, verb: Verb = Verb.READ
) -> Space:
    """The space, with a look in the log; ``NotHere`` when it is missing or not for this viewer (the same answer)."""
    spaces = Space.objects.visible_to(viewer, verb).select_related("home_organisation", "parent")
    if kind is not None:
        spaces = spaces.filter(kind=kind)
    space: Space | None = spaces.filter(uuid=space_uuid).first()
    if space is None:
        gate.refuse(viewer, "space", uuid.UUID(str(space_uuid)))
    note(Event.READ, About(space.kind, space.uuid, space.uuid), by=viewer)
    return space


def version_of(viewer: Viewer, space_uuid: uuid.UUID) -> int:
    """A number that grows with every change; asking it is no look, for an open window asks it every
    other second. A refusal is a line: the window closes at the first."""
    version = (
        Space.objects.visible_to(viewer).filter(uuid=space_uuid).values_list("version", flat=True).first()
    )
    if version is None:
        gate.refuse(viewer, "space", space_uuid)
    return int(version)


def my_spaces(viewer: Viewer, *kinds: SpaceKind) -> list[Space]:
    """Spaces of these kinds that the viewer reads, newest change first; study children are not listed here."""
    found = Space.objects.visible_to(viewer).filter(parent=None).select_related("home_organisation")
    spaces = list((found.filter(kind__in=kinds) if kinds else found).order_by("-created_at"))
    note(Event.LISTED, About("spaces"), by=viewer)
    keyring.warm(space.pk for space in spaces)
    return spaces


def may(viewer: Viewer, space: Space, verb: Verb) -> bool:
    """Does the table allow it, with the viewer's standings of this moment?"""
    return allowed(space.kind, verb, gate.standings_in(viewer, space.pk))


def verbs_of(viewer: Viewer, space: Space) -> frozenset[Verb]:
    """All that the viewer may do here, in one query: what a page needs to show the right buttons."""
    standings = gate.standings_in(viewer, space.pk)
    return frozenset(verb for verb in Verb if allowed(space.kind, verb, standings))


def check_may(viewer: Viewer, space: Space, verb: Verb) -> None:
    """Raise ``NotHere`` for somebody who cannot read here at all, else a ``Refusal`` with the reason."""
    standings = gate.standings_in(viewer, space.pk)
    if allowed(space.kind, verb, standings):
        return
    if not allowed(space.kind, Verb.READ, standings):
        gate.refuse(viewer, space.kind, space.uuid)
    raise Refusal(_("You can read along here, but this is not yours to do."), code=f"may-not-{verb}")


def places_to_bring_to(viewer: Viewer) -> list[Space]:
    """Sills, campfires and lamp posts in which the viewer may write: sills first, for that is where both logics meet."""
    talked_in = [SpaceKind.SILL, SpaceKind.CAMPFIRE, SpaceKind.LAMP_POST]
    found = Space.objects.visible_to(viewer, Verb.WRITE).filter(kind__in=talked_in)
    spaces = sorted(found.order_by("-created_at", "-pk"), key=lambda space: talked_in.index(space.kind))
    keyring.warm(space.pk for space in spaces)
    note(Event.LISTED, About("spaces"), by=viewer)
    return spaces
