"""The warm handover: offer, take on, give back, take back, landed."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vensterbank.people.access import signed_in, somebody, viewer_of
from vensterbank.practice import queries
from vensterbank.practice.actions import handovers
from vensterbank.practice.forms import GiveBackForm, HandOverForm
from vensterbank.practice.lines import named
from vensterbank.spaces.enums import Verb
from vensterbank.ui.refusals import attempt, telling


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hand_over(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Offer the question to a colleague at the table."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid, Verb.HAND_OVER)
    people = queries.receivers(viewer, question.space)
    form = HandOverForm(request.POST or None, people=people)
    if attempt(form, lambda: handovers.offer_handover(question=question, by=viewer, **form.cleaned_data)):
        return redirect("practice:table", question_uuid)
    values = {"form": form, "question": question, "resident": named(question.resident), "people": people}
    return render(request, "practice/hand_over.html", values, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def give_back(request: HttpRequest, handover_uuid: uuid.UUID) -> HttpResponse:
    """Give it back with a reason."""
    viewer = viewer_of(request)
    handover = queries.find_handover(viewer, handover_uuid)
    question_uuid = queries.question_of(viewer, handover.space_id)
    form = GiveBackForm(request.POST or None)
    if attempt(form, lambda: handovers.decline_handover(handover=handover, by=viewer, **form.cleaned_data)):
        return redirect("practice:table", question_uuid)
    values = {"form": form, "question_uuid": question_uuid, "handover": handover}
    return render(request, "practice/give_back.html", values, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def accept(request: HttpRequest, handover_uuid: uuid.UUID) -> HttpResponse:
    """The colleague takes it on."""
    viewer = viewer_of(request)
    handover = queries.find_handover(viewer, handover_uuid)
    with telling(request):
        handovers.accept_handover(handover=handover, by=viewer)
    return redirect("practice:table", queries.question_of(viewer, handover.space_id))


@require_POST
@signed_in
def take_back(request: HttpRequest, handover_uuid: uuid.UUID) -> HttpResponse:
    """The sender takes the offer back."""
    viewer = viewer_of(request)
    handover = queries.find_handover(viewer, handover_uuid)
    with telling(request):
        handovers.take_back(handover=handover, by=viewer)
    return redirect("practice:table", queries.question_of(viewer, handover.space_id))


@require_POST
@somebody
def land(request: HttpRequest, handover_uuid: uuid.UUID) -> HttpResponse:
    """They have met: it has landed."""
    viewer = viewer_of(request)
    handover = queries.find_handover(viewer, handover_uuid)
    with telling(request):
        handovers.land(handover=handover, by=viewer)
    return redirect("practice:table", queries.question_of(viewer, handover.space_id))
