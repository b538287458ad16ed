"""Lighting a campfire, letting somebody sit down, getting up."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import actions, queries
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.forms import CampfireForm, InviteForm
from vensterbank.spaces.gate import NotHere
from vensterbank.ui.refusals import attempt, telling

if TYPE_CHECKING:
    from vensterbank.spaces.models import Grant, Space


@signed_in
def light(request: HttpRequest) -> HttpResponse:
    """Light a campfire."""
    viewer = viewer_of(request)
    form = CampfireForm(request.POST or None, viewer=viewer)
    if request.method == "POST":
        try:
            space = attempt(form, lambda: _light(viewer, form))
        except (
            NotHere
        ):  # lit by another press at this moment, or a number of others: the place itself tells which
            return redirect("spaces:talk", form.cleaned_data["once"])
        if space is not None:
            return redirect(reverse("spaces:talk", args=[space.uuid]))
    return render(request, "spaces/light.html", {"form": form}, status=422 if form.is_bound else 200)


def _light(viewer: Viewer, form: CampfireForm) -> Space:
    said = form.cleaned_data
    return actions.light_campfire(
        title=said["title"], people=form.invited, by=viewer, space_uuid=said["once"]
    )


@signed_in
def invite(request: HttpRequest, space_uuid: uuid.UUID) -> HttpResponse:
    """Let one more colleague sit down at a campfire."""
    viewer = viewer_of(request)
    space = queries.find_space(viewer, space_uuid, kind=SpaceKind.CAMPFIRE, verb=Verb.INVITE)
    form = InviteForm(request.POST or None, viewer=viewer)
    if request.method == "POST":
        grant = attempt(form, lambda: _invite(viewer, space, form))
        if grant is not None:
            return redirect(reverse("spaces:talk", args=[space.uuid]))
    context = {"form": form, "space": space}
    return render(request, "spaces/invite.html", context, status=422 if form.is_bound else 200)


def _invite(viewer: Viewer, space: Space, form: InviteForm) -> Grant:
    return actions.invite_to_campfire(space=space, person=form.invited, by=viewer)


@signed_in
@require_POST
def leave(request: HttpRequest, space_uuid: uuid.UUID) -> HttpResponse:
    """Get up."""
    viewer = viewer_of(request)
    space = queries.find_space(viewer, space_uuid, kind=SpaceKind.CAMPFIRE)
    with telling(request, done=_("You got up from the campfire. What you said stays there.")):
        actions.leave(space=space, by=viewer)
    return redirect(reverse("spaces:places"))
