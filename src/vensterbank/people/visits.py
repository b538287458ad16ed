"""In which browsers somebody is logged in, as far as a request knows it.

When a session was used last is kept to five minutes: a page that is only looked at writes nothing, so this stands in the
middleware, around the guard that refuses it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpRequest

from vensterbank.people import proof
from vensterbank.people.actions import visits as actions
from vensterbank.people.rules import family_of
from vensterbank.shared import clock

VISIT, SEEN = "visit", "seen"
GRAIN = dt.timedelta(minutes=5)
LASTS = dt.timedelta(days=14)


def arrived(*, request: HttpRequest, user: Any, **_said: object) -> None:
    """Somebody logged in, in whatever way. However often the session is used, it ends after fourteen days."""
    request.session.set_expiry(clock.now() + LASTS)
    proof.shown(request, stepped=False)
    _begin(request, user)


def _begin(request: HttpRequest, person: Any) -> None:
    if not request.session.session_key:
        request.session.save()
    browser, system = family_of(request.META.get("HTTP_USER_AGENT", ""))
    visit = actions.open_visit(
        person=person, session_key=key_of_session(request), browser=browser, system=system
    )
    request.session[VISIT], request.session[SEEN] = str(visit.uuid), clock.now().timestamp()


def note_use(request: HttpRequest, person: Any) -> None:
    """Called for every request of somebody with an account."""
    if VISIT not in request.session:  # logged in before there was a list
        _begin(request, person)
    elif clock.now().timestamp() - request.session[SEEN] >= GRAIN.total_seconds():
        actions.note_use(visit_uuid=uuid.UUID(request.session[VISIT]))
        request.session[SEEN] = clock.now().timestamp()


def moved(request: HttpRequest) -> None:
    """The session has another key now (a new password gives it one)."""
    if not request.session.session_key:
        request.session.save()
    actions.move(visit_uuid=this_one(request), session_key=key_of_session(request))


def this_one(request: HttpRequest) -> uuid.UUID:
    """The visit of this very browser."""
    return uuid.UUID(request.session[VISIT])


def key_of_session(request: HttpRequest) -> str:
    """The key under which this session lies."""
    return str(request.session.session_key)
