"""Who takes part and who does the research."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from vensterbank.material import queries
from vensterbank.material.actions import studies as actions
from vensterbank.material.enums import Party, Permit
from vensterbank.material.forms import PermitsForm, ResearcherForm, RespondentForm
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Verb
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.material.models import Respondent, Study


@signed_in
def add_respondent(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """Somebody will be interviewed."""
    viewer = viewer_of(request)
    study = queries.find_study(viewer, study_uuid, Verb.WRITE)
    form = RespondentForm(request.POST or None, viewer=viewer)
    if request.method == "POST":
        respondent = attempt(form, lambda: _add_respondent(viewer, study, form))
        if respondent is not None:
            return redirect(reverse("material:permits", args=[study.uuid, respondent.uuid]))
    context = {"form": form, "study": study}
    return render(request, "material/add_respondent.html", context, status=422 if form.errors else 200)


def _add_respondent(viewer: Viewer, study: Study, form: RespondentForm) -> Respondent:
    said = form.cleaned_data
    return actions.add_respondent(
        study=study,
        name=said["name"],
        function=Party(said["function"]),
        person=said["person"],
        respondent_uuid=said["once"],
        by=viewer,
    )


@signed_in
def permits(request: HttpRequest, study_uuid: uuid.UUID, respondent_uuid: uuid.UUID) -> HttpResponse:
    """What somebody agreed to."""
    viewer = viewer_of(request)
    study = queries.find_study(viewer, study_uuid, Verb.WRITE)
    respondent = queries.find_respondent(viewer, study, respondent_uuid)
    form = PermitsForm(request.POST or None, initial={"permits": queries.permits_of(viewer, respondent)})
    if request.method == "POST":
        form = PermitsForm(request.POST)
        if attempt(form, lambda: _note_permits(viewer, respondent, form)):
            messages.success(request, _("Noted what %(name)s agrees to.") % {"name": respondent.name})
            return redirect(reverse("material:study", args=[study.uuid]))
    context = {"form": form, "study": study, "respondent": respondent}
    return render(request, "material/permits.html", context, status=422 if form.errors else 200)


def _note_permits(viewer: Viewer, respondent: Respondent, form: PermitsForm) -> bool:
    chosen = [Permit(permit) for permit in form.cleaned_data["permits"]]
    actions.note_permissions(respondent=respondent, permits=chosen, by=viewer)
    return True


@signed_in
def add_researcher(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """Somebody else reads and codes as well."""
    viewer = viewer_of(request)
    study = queries.find_study(viewer, study_uuid, Verb.INVITE)
    form = ResearcherForm(request.POST or None, viewer=viewer)
    if request.method == "POST" and attempt(form, lambda: _add_researcher(viewer, study, form)):
        return redirect(reverse("material:study", args=[study.uuid]))
    context = {"form": form, "study": study}
    return render(request, "material/add_researcher.html", context, status=422 if form.errors else 200)


def _add_researcher(viewer: Viewer, study: Study, form: ResearcherForm) -> bool:
    actions.add_researcher(study=study, person=form.cleaned_data["person"], by=viewer)
    return True
