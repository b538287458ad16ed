"""Mirror sessions: about a study, at a sill."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from vensterbank.insight.models import MirrorSession
from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.material.models import Respondent, Study
from vensterbank.people.enums import Function
from vensterbank.people.models import Membership, Organisation
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.models import Space
from vensterbank.spaces.sealing import keyring


def _readable(viewer: Viewer) -> QuerySet[MirrorSession]:
    found = MirrorSession.objects.visible_to(viewer)
    return found.select_related("space", "question__space", "called_by").order_by("-day", "-pk")  # type: ignore[no-any-return]


def _warm(sessions: Iterable[MirrorSession]) -> list[MirrorSession]:
    listed = list(sessions)
    keyring.warm(session.space_id for session in listed)
    return listed


def sessions_about(viewer: Viewer, study: Study) -> list[MirrorSession]:
    """Sessions about a study's mirror at sills where the viewer reads, the latest first."""
    return _warm(_readable(viewer).filter(study=study.uuid))


def sessions_at(viewer: Viewer, space: Space) -> list[MirrorSession]:
    """Sessions at one sill, the latest first."""
    return _warm(_readable(viewer).filter(space=space))


def find_session(viewer: Viewer, session_uuid: uuid.UUID | str) -> MirrorSession:
    """One session, or the polite 404."""
    session = _readable(viewer).filter(uuid=session_uuid).first()
    if session is None:
        gate.refuse(viewer, "mirror session", uuid.UUID(str(session_uuid)))
    note(Event.READ, About("mirror session", session.uuid, session.space.uuid), by=viewer)
    return session


def sills_to_bring_to(viewer: Viewer) -> list[Space]:
    """Sills at which the viewer may speak."""
    found = Space.objects.visible_to(viewer, Verb.WRITE).filter(kind=SpaceKind.SILL)
    sills = list(found.select_related("home_organisation").order_by("created_at"))
    keyring.warm(sill.pk for sill in sills)
    return sills


def organisations_in(viewer: Viewer, study: Study) -> list[Organisation]:
    """Where the workers and managers of a study work: whom a new common sill would be for."""
    people = (
        Respondent.objects.visible_to(viewer)
        .filter(study=study)
        .exclude(person=None)
        .values_list("person_id")
    )
    rows = Membership.objects.live().filter(
        person_id__in=[person for (person,) in people], function__in=[Function.WORKER, Function.MANAGER]
    )
    found = {row.organisation_id: row.organisation for row in rows.select_related("organisation")}
    return sorted(found.values(), key=lambda one: one.name)
