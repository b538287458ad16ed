"""Coming in by the organisation's own login (OpenID Connect)."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import actions, doors
from vensterbank.people.access import viewer_of
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal

logger = logging.getLogger(__name__)

SESSION_KEY, LASTS = "sso", 10 * 60  # seconds that somebody may take at the provider
NOT_NOW = _("Logging in by your organisation did not work. Try again, or log in with your password.")


@never_cache
def sso(request: HttpRequest) -> HttpResponse:
    """To the provider. Nothing is written but in the session of this browser."""
    provider = _provider(request)
    way_on = doors.way_on(request, request.GET.get("next"))
    if viewer_of(request).person_id is not None:
        return redirect(way_on or resolve_url(settings.LOGIN_REDIRECT_URL))
    from vensterbank.people import openid  # noqa: PLC0415  (half a second, for who uses it)

    try:
        url, kept = openid.ask(provider, back=_back(request))
    except openid.NotSaid as problem:
        return _refused(request, problem)
    until = clock.now().timestamp() + LASTS
    request.session[SESSION_KEY] = {**kept, "next": way_on, "until": until}
    return redirect(url)


@never_cache
def sso_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider. Looking (GET) lets nobody in: the page has a button, which our script presses."""
    provider = _provider(request)
    if request.method != "POST":
        told = {name: request.GET.get(name, "") for name in ("code", "state")}
        return render(request, "people/sso_back.html", {"told": told, "name": provider.name})
    kept = request.session.pop(SESSION_KEY, None)
    try:
        person = _heard(request, kept, provider)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("people:login")
    way_on = kept["next"] or resolve_url(settings.LOGIN_REDIRECT_URL)
    if provider.asks_second_step:
        doors.come_in_wholly(request, person, how="single sign-on", stepped=True)
    else:
        doors.come_in_as(request, person, how="single sign-on")
    return redirect(doors.second_page(request, way_on))


def _heard(request: HttpRequest, kept: dict[str, Any] | None, provider: Any) -> Any:
    """Who the provider says this is. Raises ``Refusal``."""
    state, code = request.POST.get("state", ""), request.POST.get("code", "")
    is_ours = kept and hmac.compare_digest(kept["state"].encode(), state.encode())
    if not kept or not is_ours or not code or clock.now().timestamp() > kept["until"]:
        raise Refusal(NOT_NOW, code="not-ours")
    from vensterbank.people import openid  # noqa: PLC0415  (half a second, for who uses it)

    try:
        said = openid.hear(
            provider,
            back=_back(request),
            code=code,
            nonce=kept["nonce"],
            verifier=kept["verifier"],
        )
    except openid.NotSaid as problem:
        logger.warning("Single sign-on: %s", problem)
        raise Refusal(NOT_NOW, code="not-said") from None
    return actions.know(
        issuer=provider.issuer,
        subject=said.subject,
        email=said.email,
        is_verified=said.is_verified,
        by=viewer_of(request),
    )


def _refused(request: HttpRequest, problem: Exception) -> HttpResponse:
    logger.warning("Single sign-on: %s", problem)
    messages.error(request, str(NOT_NOW))
    return redirect("people:login")


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("people:sso_back"))


def _provider(request: HttpRequest) -> Any:
    """What is set about it; the polite 404 where nothing is."""
    if settings.SSO is None:
        log.note(Event.DENIED, About("login", ground="single sign-on"), by=viewer_of(request))
        raise Http404
    return settings.SSO
