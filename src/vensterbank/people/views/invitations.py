"""Invitations, as an administrator sees them: sent, sent again, withdrawn."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vensterbank.people import actions, queries
from vensterbank.people.access import viewer_of
from vensterbank.people.actions import letters
from vensterbank.people.doors import administrator
from vensterbank.people.forms import InviteForm
from vensterbank.people.views.manage import frame
from vensterbank.shared.errors import Refusal
from vensterbank.ui.refusals import attempt, telling


@administrator
def invitations(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Who is invited; a new invitation."""
    viewer = viewer_of(request)
    form = InviteForm(request.POST or None, teams=queries.teams_of(organisation))
    if attempt(form, lambda: _invite(request, organisation, form)):
        return redirect(request.path)
    context = {
        "form": form,
        "invitations": queries.invitations_to(organisation),
        "stays_here": letters.stay_here(),
    }
    context |= frame(viewer, organisation, "invitations")
    return render(request, "people/invitations.html", context, status=422 if form.errors else 200)


def _invite(request: HttpRequest, organisation: Any, form: InviteForm) -> bool:
    said = form.cleaned_data
    made = actions.invite(
        organisation=organisation,
        name=said["name"],
        email=said["email"],
        language=said["language"],
        invitation_uuid=said["once"],
        by=viewer_of(request),
        **form.chosen,
    )
    if made is not None:
        with telling(request, done=_("The invitation is on its way.")):
            _post(request, *made)
    return True


def _post(request: HttpRequest, invitation: Any, secret: str) -> None:
    url = request.build_absolute_uri(reverse("people:accept", args=[secret]))
    try:
        letters.post(letters.invitation(invitation, url=url))
    except Refusal as refusal:
        kept = _("The invitation is kept. Send it again in a moment.")
        raise Refusal(f"{refusal.message} {kept}", code=refusal.code) from None


@administrator
@require_POST
def send_again(request: HttpRequest, organisation: Any, invitation_uuid: UUID) -> HttpResponse:
    """A new link, and the old one stops working."""
    viewer = viewer_of(request)
    invitation = queries.find_invitation(viewer, organisation, invitation_uuid)
    with telling(
        request, done=_("A new invitation is on its way. The link in the one before works no more.")
    ):
        _post(request, invitation, actions.renew_invitation(invitation=invitation, by=viewer))
    return redirect("people:invitations", organisation.uuid)


@administrator
@require_POST
def withdraw(request: HttpRequest, organisation: Any, invitation_uuid: UUID) -> HttpResponse:
    """The link stops working."""
    viewer = viewer_of(request)
    invitation = queries.find_invitation(viewer, organisation, invitation_uuid)
    with telling(request, done=_("The invitation is withdrawn.")):
        actions.withdraw(invitation=invitation, by=viewer)
    return redirect("people:invitations", organisation.uuid)
