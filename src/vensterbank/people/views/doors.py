"""Logging in and out, and the language of the pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from vensterbank.people import actions, doors, queries
from vensterbank.people.access import viewer_of, without_second_step
from vensterbank.people.forms import LoginForm


@sensitive_post_parameters()
@never_cache
def log_in(request: HttpRequest) -> HttpResponse:
    """Address and password."""
    way_on = doors.way_on(request, request.POST.get("next") or request.GET.get("next"))
    onwards = way_on or resolve_url(settings.LOGIN_REDIRECT_URL)
    if viewer_of(request).person_id is not None:
        return redirect(onwards)
    form = LoginForm(request.POST or None)
    if form.is_valid():
        if doors.come_in(request, **form.cleaned_data):
            return redirect(doors.second_page(request, onwards))
        form.add_error(
            None,
            _(
                "This mail address and this password do not go together. Try again, or ask for a new password."
            ),
        )
    context = {
        "form": form,
        "way_on": way_on,
        "house": doors.example_house(request),
        "provider": settings.SSO,
        "is_empty": queries.nobody_lives_here(),
    }
    return render(request, "people/login.html", context, status=422 if form.errors else 200)


@without_second_step
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Leave; the next one at this browser starts afresh."""
    doors.go_out(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@without_second_step
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Dutch or English: in this browser from now on, and remembered with whoever is here."""
    response = HttpResponseRedirect(doors.way_on(request, request.POST.get("next")) or "/")
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        actions.speak(language=language, by=viewer_of(request))
        keep_language(response, language)
    return response


def keep_language(response: HttpResponse, language: str) -> None:
    """Let the browser remember."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
