"""Passkeys: what the browser is asked, and one's own ones. The script is ``static/people/passkeys.js``."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vensterbank.people import actions, doors, halfway, passkeys, queries
from vensterbank.people.access import just_shown, signed_in, viewer_of, without_second_step
from vensterbank.people.forms import PasskeyForm
from vensterbank.people.views.second_step import HOME, forget_when_last, set_now, told
from vensterbank.shared.errors import Refusal
from vensterbank.ui.refusals import attempt, telling


@without_second_step
@require_POST
@never_cache
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Which passkey to show: one's own, of who is half-way in, or any of this site."""
    viewer = viewer_of(request)
    person = queries.oneself(viewer) if viewer.person_id is not None else halfway.who(request)
    return JsonResponse(passkeys.ask(request, person))


@require_POST
@never_cache
def passkey_login(request: HttpRequest) -> HttpResponse:
    """In without a password: the device asked for a finger or a PIN, so this is two steps at once."""
    way_on = doors.way_on(request, request.POST.get("next"))
    try:
        person = passkeys.read_shown(request)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("people:login")
    doors.come_in_wholly(request, person, how="passkey", stepped=True)
    return redirect(way_on or resolve_url(settings.LOGIN_REDIRECT_URL))


@without_second_step
@signed_in
@just_shown(back=HOME)
@require_POST
@never_cache
def new_passkey_options(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to make."""
    return JsonResponse(passkeys.ask_new(request))


@without_second_step
@signed_in
@just_shown(back=HOME)
@require_POST
@never_cache
def add_passkey(request: HttpRequest) -> HttpResponse:
    """One more."""
    fresh: list[str] | None = None
    with telling(request, done=_("Your passkey is set.")):
        made = passkeys.read_new(request)
        fresh = actions.add_passkey(name=request.POST.get("name", ""), made=made, by=viewer_of(request))
        set_now(request)
    return told(request, fresh) if fresh else redirect(HOME)


@signed_in
@just_shown(back=HOME)
def passkey(request: HttpRequest, passkey_uuid: UUID) -> HttpResponse:
    """Another name for one of one's own."""
    viewer = viewer_of(request)
    mine = queries.find_passkey(viewer, passkey_uuid)
    form = PasskeyForm(request.POST or None, initial={"name": mine.name})
    if attempt(form, lambda: actions.rename_passkey(passkey=mine, name=form.cleaned_data["name"], by=viewer)):
        return redirect(HOME)
    return render(request, "people/passkey.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@just_shown(back=HOME)
@require_POST
def remove_passkey(request: HttpRequest, passkey_uuid: UUID) -> HttpResponse:
    """It opens nothing any more."""
    viewer = viewer_of(request)
    mine = queries.find_passkey(viewer, passkey_uuid)
    with telling(request, done=_("The passkey is taken away.")):
        actions.remove_passkey(passkey=mine, by=viewer)
    forget_when_last(request)
    return redirect(HOME)
