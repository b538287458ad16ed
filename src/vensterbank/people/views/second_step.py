"""One's own second step: an app that shows codes, and recovery codes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from vensterbank.people import actions, codes, proof, queries, visits
from vensterbank.people.access import just_shown, signed_in, viewer_of, without_second_step
from vensterbank.people.actions.second_step import secret_of
from vensterbank.people.forms import AppCodeForm
from vensterbank.people.rules import family_of
from vensterbank.ui.refusals import attempt, telling

HOME = "people:second_step"


@without_second_step
@signed_in
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """What is set, and what can be. Who has something and did not show it in this session shows it first."""
    viewer = viewer_of(request)
    steps = queries.second_steps_of(viewer.account)
    owes = viewer.second_step_due and not proof.has_stepped(request)
    if owes and steps.any:
        return redirect(f"{reverse('people:confirm')}?{urlencode({'next': '/'})}")
    _browser, system = family_of(request.META.get("HTTP_USER_AGENT", ""))
    context = {"steps": steps, "owes": owes, "passkey_name": system or "passkey"}
    return render(request, "people/second_step.html", context)


@without_second_step
@signed_in
@just_shown(back=HOME)
@sensitive_post_parameters()
@never_cache
def authenticator(request: HttpRequest) -> HttpResponse:
    """Begin with an app (a button), then its picture, and a first code."""
    viewer = viewer_of(request)
    if "begin" in request.POST:
        with telling(request):
            actions.begin_app(by=viewer)
        return redirect("people:authenticator")
    app = queries.app_begun(viewer)
    if app is None:
        return redirect(HOME)
    form = AppCodeForm(request.POST or None)
    fresh = attempt(form, lambda: actions.confirm_app(code=form.cleaned_data["code"], by=viewer))
    if fresh is not None:
        set_now(request)
        messages.success(request, _("Your app is set. From now on you show a code of it when you log in."))
        return told(request, fresh) if fresh else redirect(HOME)
    context = {"form": form, **_drawn(app, viewer)}
    return render(request, "people/authenticator.html", context, status=422 if form.errors else 200)


def _drawn(app: Any, viewer: Any) -> dict[str, str]:
    secret = secret_of(app)
    drawn = codes.picture(secret, account=queries.oneself(viewer).email, issuer="Vensterbank")
    return {"picture": SafeString(drawn), "in_words": codes.secret_in_words(secret)}


@signed_in
@just_shown(back=HOME)
@require_POST
def remove_authenticator(request: HttpRequest) -> HttpResponse:
    """The app is not asked for any more."""
    viewer = viewer_of(request)
    with telling(request, done=_("The app is taken away.")):
        actions.remove_app(by=viewer)
    forget_when_last(request)
    return redirect(HOME)


def set_now(request: HttpRequest) -> None:
    """Something new counts: this session showed it, others did not and end."""
    viewer = viewer_of(request)
    proof.shown(request, stepped=True)
    actions.end_visits(person=queries.oneself(viewer), but=visits.this_one(request), by=viewer)


def forget_when_last(request: HttpRequest) -> None:
    """Without anything set this session is as after a password alone."""
    if not queries.second_steps_of(viewer_of(request).account).any:
        proof.forget_step(request)


@without_second_step
@signed_in
@just_shown(back=HOME)
@require_POST
@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten fresh ones, on this page only."""
    fresh: list[str] = []
    with telling(request):
        fresh = actions.renew_recovery_codes(by=viewer_of(request))
    return told(request, fresh) if fresh else redirect(HOME)


def told(request: HttpRequest, fresh: list[str]) -> HttpResponse:
    """Recovery codes, this once."""
    return render(request, "people/recovery_codes.html", {"codes": fresh})
