"""Emergency access: say why, see what it does, then do it. Nothing is looked up before the second press."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vensterbank.people.access import signed_in, somebody, viewer_of
from vensterbank.people.queries import team_mates
from vensterbank.practice import queries
from vensterbank.practice.actions import emergencies
from vensterbank.practice.emergency_form import EmergencyForm
from vensterbank.spaces import gate
from vensterbank.ui.refusals import attempt, telling


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def emergency(request: HttpRequest) -> HttpResponse:
    """For whoever works in a team; for everybody else it is not there."""
    viewer = viewer_of(request)
    if not team_mates(viewer).exists():
        gate.refuse(viewer, "emergency")
    form = EmergencyForm(request.POST or None, viewer=viewer)
    if request.POST.get("step") == "again" and form.is_valid():
        return render(request, "practice/emergency_sure.html", {"form": form})
    if request.POST.get("step") == "sure":
        question = attempt(form, lambda: emergencies.open_in_emergency(by=viewer, **form.cleaned_data))
        if question is not None:
            return redirect("practice:table", question.uuid)
    return render(request, "practice/emergency.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@somebody
def end_emergency(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Ended by the resident, by whoever is responsible, or by whoever has it."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid)
    with telling(request, done=_("The emergency access has ended.")):
        emergencies.end_emergency(question=question, by=viewer)
    stays = queries.may_read(viewer, question)
    return redirect("practice:table", question_uuid) if stays else redirect("practice:questions")
