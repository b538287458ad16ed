"""A new password: for who knows the old one, and by mail for who forgot it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from vensterbank.people import actions, queries, throttle, visits
from vensterbank.people.access import secret_address, signed_in, viewer_of
from vensterbank.people.actions import letters
from vensterbank.people.forms import AddressForm, ChangePasswordForm, NewPasswordForm
from vensterbank.people.views.closed import closed
from vensterbank.ui.refusals import attempt


@never_cache
def forgot(request: HttpRequest) -> HttpResponse:
    """Ask for a link. What follows is one page for every address, at one pace: the mail goes out behind it."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        throttle.take(request, throttle.LETTER, form.cleaned_data["email"])
        person, token = actions.ask_new_password(email=form.cleaned_data["email"], by=viewer_of(request))
        url = request.build_absolute_uri(reverse("people:reset", args=[person.uuid, token]))
        letter = letters.new_password(person, url=url)
        full = throttle.mailbox_is_full(form.cleaned_data["email"])
        letters.post(replace(letter, to="") if full else letter, quietly=True)
        return redirect("people:forgot_sent")
    return render(request, "people/forgot.html", {"form": form}, status=422 if form.errors else 200)


def forgot_sent(request: HttpRequest) -> HttpResponse:
    """Tells what happens when there is an account, not whether there is one."""
    return render(request, "people/forgot_sent.html", {"stays_here": letters.stay_here()})


@secret_address
@sensitive_post_parameters()
def reset(request: HttpRequest, person_uuid: UUID, token: str) -> HttpResponse:
    """The link from the mail. Looking does not use it up: mail scanners look too."""
    person = queries.person_who_asked(person_uuid, token)
    if person is None:
        return closed(request, way_out="people:forgot")
    viewer = viewer_of(request)
    form = NewPasswordForm(request.POST or None)
    if attempt(
        form, lambda: actions.reset_password(person=person, password=form.cleaned_data["password"], by=viewer)
    ):
        throttle.remember(request, person.email)  # who gets the mail of an account is its holder
        messages.success(request, _("Your new password is set. Log in with it."))
        return redirect("people:login")
    return render(request, "people/reset.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@sensitive_post_parameters()
@never_cache
def change(request: HttpRequest) -> HttpResponse:
    """Somebody logged in takes another password; other browsers are logged out."""
    viewer = viewer_of(request)
    form, here = ChangePasswordForm(request.POST or None), visits.this_one(request)
    said = form.cleaned_data if form.is_valid() else {}
    person = attempt(
        form, lambda: actions.change_password(old=said["old"], new=said["password"], visit=here, by=viewer)
    )
    if person is not None:
        update_session_auth_hash(request, person)
        visits.moved(request)
        messages.success(
            request, _("Your password is changed. Wherever else you were logged in, you are logged out now.")
        )
        return redirect("people:account")
    return render(request, "people/change_password.html", {"form": form}, status=422 if form.errors else 200)
