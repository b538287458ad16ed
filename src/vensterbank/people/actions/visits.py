"""Sessions of people with an account: opened, noted, ended. A session that was ended is gone from its table."""

from __future__ import annotations

import uuid

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Person, Visit
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock


@transaction.atomic
def open_visit(*, person: Person, session_key: str, browser: str, system: str) -> Visit:
    """Somebody logged in; visits whose session ran out are swept away. The log has its own line about logging in."""
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    Visit.objects.filter(person=person).exclude(session_key__in=alive).delete()
    visit, _is_new = Visit.objects.update_or_create(
        session_key=session_key,
        defaults={"person": person, "browser": browser, "system": system, "began_at": clock.now()},
    )
    return visit


def note_use(*, visit_uuid: uuid.UUID) -> None:
    """Used just now."""
    Visit.objects.filter(uuid=visit_uuid).update(used_at=clock.now())


def move(*, visit_uuid: uuid.UUID, session_key: str) -> None:
    """The same browser, under another key."""
    Visit.objects.filter(uuid=visit_uuid).update(session_key=session_key)


@transaction.atomic
def end_visit(*, visit: Visit, by: Viewer) -> None:
    """One browser is logged out."""
    if _end(Visit.objects.filter(pk=visit.pk)):
        log.write(Event.SIGNED_OUT, About("person", by.uuid, ground="one browser, from another"), by=by)


@transaction.atomic
def end_visits(*, person: Person, by: Viewer, but: uuid.UUID | None = None) -> int:
    """Everywhere, or everywhere ``but`` in one browser. The answer: how many."""
    theirs = Visit.objects.filter(person=person)
    ended = _end(theirs.exclude(uuid=but) if but else theirs)
    if ended:
        log.write(Event.SIGNED_OUT, About("person", person.uuid, ground=f"{ended} browsers"), by=by)
    return ended


def _end(visits: QuerySet[Visit]) -> int:
    """Without its row a session is nobody's; what a request of this moment still holds of it cannot be saved again."""
    ended = list(visits.values_list("pk", "session_key"))
    Session.objects.filter(session_key__in=[session_key for _number, session_key in ended]).delete()
    Visit.objects.filter(pk__in=[number for number, _session_key in ended]).delete()
    return len(ended)
