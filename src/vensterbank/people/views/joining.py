"""Joining: by an invitation, or as the first of all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from vensterbank.people import actions, doors, queries, setup_link
from vensterbank.people.access import secret_address, viewer_of
from vensterbank.people.enums import Function
from vensterbank.people.forms import AcceptForm, FoundForm
from vensterbank.people.views.closed import closed
from vensterbank.ui.refusals import attempt, telling


@secret_address
@sensitive_post_parameters()
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """What somebody is invited to, and a password. Looking does not use the link up: mail scanners look too."""
    invitation = queries.invitation_by_secret(secret)
    if invitation is None:
        return closed(request)
    account = queries.account_at(invitation.email)
    if account is not None:
        return _say_yes(request, invitation, account)
    viewer = viewer_of(request)
    form = AcceptForm(request.POST or None, initial={"name": invitation.name})
    said = form.cleaned_data if form.is_valid() else {}
    person = attempt(
        form,
        lambda: actions.accept(
            invitation=invitation, name=said["name"], password=said["password"], by=viewer
        ),
    )
    if person is not None:
        doors.come_in_as(request, person)
        messages.success(request, _("Welcome. You are logged in."))
        return redirect("site:today")
    return render(
        request,
        "people/accept.html",
        {"form": form, "invitation": invitation},
        status=422 if form.errors else 200,
    )


def _say_yes(request: HttpRequest, invitation: Any, account: Any) -> HttpResponse:
    """For somebody who has an account at the invited address: no second one, a second function."""
    viewer = viewer_of(request)
    if request.method == "POST":
        with telling(request, done=_("Welcome. Your new function is there.")):
            actions.say_yes(invitation=invitation, by=viewer)
        return redirect("site:today")
    context = {"invitation": invitation, "is_mine": account.pk == viewer.person_id}
    return render(request, "people/say_yes.html", context)


@secret_address
@sensitive_post_parameters()
def begin(request: HttpRequest, secret: str) -> HttpResponse:
    """The first organisation and its administrator."""
    if not (setup_link.is_live(secret) and queries.nobody_lives_here()):
        return closed(request)
    form = FoundForm(request.POST or None)
    person = attempt(form, lambda: _found(request, secret, form.cleaned_data))
    if person is not None:
        doors.come_in_as(request, person)
        messages.success(request, _("Your organisation is there. Now invite your colleagues."))
        return redirect("people:manage")
    return render(request, "people/begin.html", {"form": form}, status=422 if form.errors else 200)


def _found(request: HttpRequest, secret: str, said: dict[str, Any]) -> object:
    return actions.found(
        secret=secret,
        organisation=said["organisation"],
        name=said["name"],
        email=said["email"],
        password=said["password"],
        also=Function(said["also"]) if said["also"] else None,
        language=get_language() or "nl",
        by=viewer_of(request),
    )
