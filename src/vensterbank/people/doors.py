"""Coming in and going out: the only place where a browser becomes a person with an account."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import halfway, proof, queries, throttle
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.middleware import LINK_SESSION_KEY
from vensterbank.people.viewer import viewer_for_person

LOOPBACK = {"127.0.0.1", "::1"}
# A server in between sets one of these; then "this machine" says nothing about who is looking.
PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")

View = Callable[..., HttpResponse]


def administrator(view: View) -> View:
    """For administrators of the organisation in the address; the view gets that organisation instead of its id."""

    @wraps(view)
    def guarded(request: HttpRequest, organisation_uuid: UUID, **kwargs: Any) -> HttpResponse:
        organisation = queries.find_administered(viewer_of(request), organisation_uuid)
        return view(request, organisation, **kwargs)

    door = signed_in(guarded)
    door.for_whom = "administrator"  # type: ignore[attr-defined]
    return door


def come_in(request: HttpRequest, *, email: str, password: str) -> bool:
    """Log in, or half-way where a second step is set. False for an unknown address, a wrong password and somebody who
    left: one answer, after one slow hash. Raises ``TooMany`` when that went wrong too often."""
    throttle.take(request, throttle.LOGIN, email)
    person = authenticate(request, username=email, password=password)
    if person is None:
        tried = queries.account_at(email)
        log.write(Event.DENIED, About("login", tried.uuid if tried else None), by=viewer_of(request))
        return False
    throttle.passed(request, throttle.LOGIN, email)
    come_in_as(request, person)
    return True


def come_in_as(request: HttpRequest, person: Any, *, how: str = "password") -> None:
    """Log in somebody who showed in one way who they are; half-way, where a second step is set."""
    if queries.second_steps_of(person.pk).any:
        halfway.begin(request, person, how=how)
    else:
        come_in_wholly(request, person, how=how, stepped=False)


def come_in_wholly(request: HttpRequest, person: Any, *, how: str, stepped: bool) -> None:
    """Log in somebody of whom nothing more is asked. A personal link held in this browser is put down: one browser is
    one person."""
    request.session.pop(LINK_SESSION_KEY, None)
    halfway.give_up(request)
    login(request, person)
    throttle.remember(request, person.email)
    proof.shown(request, stepped=stepped)
    by = viewer_for_person(person, address=viewer_of(request).address)
    log.write(Event.SIGNED_IN, About("person", person.uuid, ground=how), by=by)


def second_page(request: HttpRequest, onwards: str) -> str:
    """Where somebody goes who came in: to the second step when they are half-way, else onwards."""
    if halfway.who(request) is None:
        return onwards
    return f"{reverse('people:second_page')}?{urlencode({'next': onwards})}"


def go_out(request: HttpRequest) -> None:
    """Log out, whatever one was logged in with."""
    viewer = viewer_of(request)
    if viewer.is_somebody:
        log.write(Event.SIGNED_OUT, About(viewer.kind, viewer.uuid), by=viewer)
    logout(request)


def way_on(request: HttpRequest, wanted: str | None) -> str:
    """Where somebody wanted to go, when that is a page of ours; else nothing."""
    host = {request.get_host()}
    good = url_has_allowed_host_and_scheme(wanted, allowed_hosts=host, require_https=request.is_secure())
    return wanted if good and wanted and wanted.startswith("/") else ""


def example_house(request: HttpRequest) -> dict[str, Any]:
    """Password and links of the example people, for somebody who sits at this very machine; else nothing."""
    passed_on = any(name in request.META for name in PASSED_ON)
    if not settings.EXAMPLE_DATA or passed_on or _address(request) not in LOOPBACK:
        return {}
    marker = Path(settings.DATA_DIR) / "EXAMPLE"
    told: dict[str, Any] = json.loads(marker.read_text()) if marker.exists() else {}
    if "password" not in told:
        return {}
    return {
        "password": told["password"],
        "links": [
            {"name": name, "url": f"/l/{secret}", "code": told.get("codes", {}).get(name, "")}
            for name, secret in told.get("links", {}).items()
        ],
        "people": queries.everybody_working(),
    }


def _address(request: HttpRequest) -> str | None:
    return request.META.get("REMOTE_ADDR") or None
