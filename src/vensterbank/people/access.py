"""Who may open a page at all; what they see there is for the gate to say."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.middleware import LINK_SESSION_KEY
from vensterbank.people.queries import link_by_secret
from vensterbank.people.viewer import viewer_for_link

View = Callable[..., HttpResponse]


def viewer_of(request: HttpRequest) -> Any:
    """The viewer that the middleware put on the request."""
    return request.viewer  # type: ignore[attr-defined]


def signed_in(view: View) -> View:
    """For people with an account; others are asked to log in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if viewer_of(request).person_id is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.for_whom = "account"  # type: ignore[attr-defined]
    return guarded


def somebody(view: View) -> View:
    """For people with an account or a personal link."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not viewer_of(request).is_somebody:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.for_whom = "somebody"  # type: ignore[attr-defined]
    return guarded


def enter_with_link(request: HttpRequest, secret: str) -> bool:
    """Whoever holds a live personal link is its holder from the next request on; false when the link is not live.

    An account that was logged in here is logged out: one browser is one person, and nobody acts in another's name
    without noticing.
    """
    link = link_by_secret(secret)
    viewer = viewer_of(request)
    if link is None:
        log.note(Event.DENIED, About("link"), by=viewer)
        return False
    logout(request)
    request.session[LINK_SESSION_KEY] = link.fingerprint
    log.write(Event.SIGNED_IN, About("link", link.uuid), by=viewer_for_link(link, address=viewer.address))
    return True
