"""Agreements to share: propose, answer, stop, share again, get up."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from vensterbank.people.access import signed_in, somebody, viewer_of
from vensterbank.practice import queries
from vensterbank.practice.actions import agreements
from vensterbank.practice.forms import ShareForm, SitInForm
from vensterbank.practice.lines import named
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.enums import Verb
from vensterbank.ui.refusals import attempt, telling


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def share(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Agree with the resident to share with a colleague."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid, Verb.SHARE)
    seated = question.resident is not None
    form = ShareForm(request.POST or None, viewer=viewer, space=question.space, seated=seated)
    if attempt(form, lambda: agreements.propose_agreement(question=question, by=viewer, **form.agreed())):
        return redirect("practice:table", question_uuid)
    values = {"form": form, "question": question, "resident": named(question.resident)}
    return render(request, "practice/share.html", values, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sit_in(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Ask the resident whether a manager may sit in."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid, Verb.SHARE)
    form = SitInForm(request.POST or None, viewer=viewer, space=question.space)
    if attempt(form, lambda: agreements.propose_agreement(question=question, by=viewer, **form.agreed())):
        return redirect("practice:table", question_uuid)
    values = {"form": form, "question": question, "resident": named(question.resident)}
    return render(request, "practice/sit_in.html", values, status=422 if form.is_bound else 200)


@require_POST
@somebody
def answer(request: HttpRequest, agreement_uuid: uuid.UUID) -> HttpResponse:
    """The resident says yes or no."""
    viewer = viewer_of(request)
    agreement = queries.find_agreement(viewer, agreement_uuid)
    yes = request.POST.get("answer") == "yes"
    with telling(request):
        agreements.answer_agreement(agreement=agreement, yes=yes, by=viewer)
    return redirect("practice:table", queries.question_of(viewer, agreement.space_id))


@require_POST
@somebody
def stop(request: HttpRequest, agreement_uuid: uuid.UUID) -> HttpResponse:
    """ "Stop delen": with one person."""
    viewer = viewer_of(request)
    agreement = queries.find_agreement(viewer, agreement_uuid)
    with telling(request, done=_("Sharing has stopped.")):
        agreements.stop_sharing(agreement=agreement, by=viewer)
    return redirect("practice:table", queries.question_of(viewer, agreement.space_id))


@require_POST
@somebody
def stop_everybody(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """ "Stop delen": with everybody."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid)
    with telling(request, done=_("Sharing has stopped. Only you read here now.")):
        agreements.stop_sharing_with_everybody(question=question, by=viewer)
    return redirect("practice:table", question_uuid)


@require_POST
@somebody
def again(request: HttpRequest, agreement_uuid: uuid.UUID) -> HttpResponse:
    """The resident shares again with somebody."""
    viewer = viewer_of(request)
    agreement = queries.find_agreement(viewer, agreement_uuid)
    with telling(request, done=_("You share again.")):
        agreements.share_again(agreement=agreement, by=viewer)
    return redirect("practice:table", queries.question_of(viewer, agreement.space_id))


@require_POST
@signed_in
def get_up(request: HttpRequest, agreement_uuid: uuid.UUID) -> HttpResponse:
    """A colleague leaves the table; when that is not possible yet, the table says why."""
    viewer = viewer_of(request)
    agreement = queries.find_agreement(viewer, agreement_uuid)
    question_uuid = queries.question_of(viewer, agreement.space_id)
    try:
        agreements.get_up(agreement=agreement, by=viewer)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("practice:table", question_uuid)
    messages.success(request, _("You got up from the table."))
    return redirect("practice:questions")
