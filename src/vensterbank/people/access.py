"""Who may open a page at all; what they see there is for the gate to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import actions
from vensterbank.people.middleware import LINK_SESSION_KEY
from vensterbank.people.proof import shown_lately
from vensterbank.people.viewer import viewer_for_link
from vensterbank.shared import clock

REMEMBERED = dt.timedelta(days=365)
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


def just_shown(*, back: str) -> Callable[[View], View]:
    """For what is worth showing once more who one is: exports, and with what one logs in. Who showed it longer than a
    quarter of an hour ago is asked again, and comes back to the page asked for; after a button to the page ``back``.

    It stands inside ``signed_in``.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if shown_lately(request):
                return view(request, *args, **kwargs)
            onwards = request.get_full_path() if request.method == "GET" else reverse(back)
            return HttpResponseRedirect(f"{reverse('people:confirm')}?{urlencode({'next': onwards})}")

        guarded.is_asked_again = True  # type: ignore[attr-defined]
        return guarded

    return guard


def without_second_step(view: View) -> View:
    """For the few pages that somebody opens of whom a second step is due: to set it, and to leave."""
    view.without_second_step = True  # type: ignore[attr-defined]
    return view


def secret_address(view: View) -> View:
    """For a page whose address is a key: no search engine keeps it, no cache, and no other page hears of it.

    Not ``no-referrer``: with it a browser sends ``Origin: null`` along with the form, and the form is refused.
    """

    @wraps(view)
    def quiet(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        add_never_cache_headers(response)
        return response

    return quiet


def holds_link(request: HttpRequest, link: Any) -> bool:
    """Was this browser let in with this very address?"""
    return request.session.get(LINK_SESSION_KEY) == link.fingerprint and viewer_of(request).link_id == link.pk


def enter_with_link(request: HttpRequest, link: Any, code: str) -> bool:
    """Whoever has address and code of a live personal link is its holder from the next request on, for as long as the
    link lives, a year at most; false when the code is not right.

    An account that was logged in here is logged out: one browser is one person, and nobody acts in another's name
    without noticing.
    """
    viewer = viewer_of(request)
    if not actions.try_code(link=link, code=code, by=viewer):
        return False
    logout(request)
    request.session[LINK_SESSION_KEY] = link.fingerprint
    request.session.set_expiry(min(link.expires_at, clock.now() + REMEMBERED))
    log.write(Event.SIGNED_IN, About("link", link.uuid), by=viewer_for_link(link, address=viewer.address))
    return True
