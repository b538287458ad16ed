"""What an administrator arranges about logging in: of whom a second step is asked, and help for who lost theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vensterbank.people import actions, queries
from vensterbank.people.access import just_shown, viewer_of
from vensterbank.people.actions import letters
from vensterbank.people.doors import administrator
from vensterbank.people.enums import SecondStep
from vensterbank.people.forms import SecondStepForm
from vensterbank.people.views.manage import frame
from vensterbank.ui.refusals import attempt, telling


@administrator
@just_shown(back="people:manage")
def policy(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Of whom a second step is asked."""
    viewer = viewer_of(request)
    form = SecondStepForm(request.POST or None, initial={"of": organisation.second_step})
    if attempt(
        form,
        lambda: actions.ask_second_step(
            organisation=organisation, of=SecondStep(form.cleaned_data["of"]), by=viewer
        ),
    ):
        messages.success(request, _("Kept."))
        return redirect(request.path)
    context = {"form": form, **frame(viewer, organisation, "policy")}
    return render(request, "people/policy.html", context, status=422 if form.errors else 200)


@administrator
@just_shown(back="people:manage")
@require_POST
def reset_second_step(request: HttpRequest, organisation: Any, person_uuid: UUID) -> HttpResponse:
    """For who lost the device and the recovery codes. The person gets a letter."""
    viewer = viewer_of(request)
    person = queries.find_staff(viewer, organisation, person_uuid).person
    done = _("The second step of %(name)s is taken away. A letter tells %(name)s so.") % {"name": person.name}
    with telling(request, done=done):
        actions.reset_second_step(person=person, organisation=organisation, by=viewer)
        told = letters.second_step_reset(person, administrator=viewer.name, organisation=organisation.name)
        letters.post(told, quietly=True)
    return redirect("people:person", organisation.uuid, person_uuid)
