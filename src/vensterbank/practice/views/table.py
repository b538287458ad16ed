"""The table: one page for the worker and the resident."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vensterbank.people.access import somebody, viewer_of
from vensterbank.practice import queries
from vensterbank.practice.actions import questions
from vensterbank.practice.forms import SayForm
from vensterbank.practice.sentences import Words
from vensterbank.spaces import actions as spaces
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.views.looking import looked_values
from vensterbank.ui.refusals import attempt, telling

A_PAGE = 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@somebody
def table(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Look at the table; or say something there."""
    viewer = viewer_of(request)
    found = queries.find_table(viewer, question_uuid)
    form = SayForm(request.POST or None, to_resident=found.is_resident)

    def say() -> Any:
        data = form.cleaned_data
        return spaces.say(space=found.space, body=data["body"], entry_uuid=data["number"], by=viewer)

    if attempt(form, say) is not None:
        return redirect(f"{reverse('practice:table', args=[question_uuid])}#gesprek")
    values = {**table_values(request, found), "form": form}
    return render(request, "practice/table.html", values, status=422 if form.is_bound else 200)


def table_values(request: HttpRequest, found: queries.Table) -> dict[str, Any]:
    """What pages of a table show; the resident's frame has no navigation."""
    words = Words(found, viewer_of(request))
    return {
        "base": "ui/base_link.html" if found.is_resident else "ui/base.html",
        "page": Paginator(words.timeline, A_PAGE).get_page(request.GET.get("page")),
        "question": found.question,
        "table": found,
        "may": {verb.replace("-", "_"): verb in found.verbs for verb in Verb},
        "words": words,
    }


@never_cache
@require_safe
@somebody
def looks(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Who looked and did something here, by day."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid)
    is_resident = question.resident_id is not None and question.resident_id == viewer.link_id
    values = {
        **looked_values(request, viewer, question.space),
        "base": "ui/base_link.html" if is_resident else "ui/base.html",
        "question": question,
    }
    return render(request, "practice/looks.html", values)


@require_POST
@somebody
def helped(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """The resident was helped."""
    viewer = viewer_of(request)
    with telling(request):
        questions.say_helped(question=queries.find_question(viewer, question_uuid), by=viewer)
    return redirect("practice:table", question_uuid)


@require_POST
@somebody
def not_yet(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """The resident says: not yet."""
    viewer = viewer_of(request)
    with telling(request):
        questions.say_not_yet(question=queries.find_question(viewer, question_uuid), by=viewer)
    return redirect("practice:table", question_uuid)
