"""My questions, and starting one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.queries import team_mates
from vensterbank.practice import queries
from vensterbank.practice.actions import questions
from vensterbank.practice.forms import StartForm
from vensterbank.practice.lines import question_lines
from vensterbank.spaces.gate import NotHere
from vensterbank.ui.refusals import attempt

A_PAGE = 25


@require_safe
@signed_in
def my_questions(request: HttpRequest) -> HttpResponse:
    """Questions at whose table I sit, last spoken first."""
    viewer = viewer_of(request)
    page = Paginator(queries.my_questions(viewer), A_PAGE).get_page(request.GET.get("page"))
    under_way = queries.handovers_under_way(viewer, [question.space_id for question in page])
    values = {
        "page": page,
        "lines": question_lines(page, under_way, viewer),
        "may_open": team_mates(viewer).exists(),
    }
    return render(request, "practice/questions.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """One free text, one button."""
    viewer = viewer_of(request)
    form = StartForm(request.POST or None)

    def begin() -> Any:
        data = form.cleaned_data
        return questions.start_question(words=data["words"], question_uuid=data["number"], by=viewer)

    try:
        question = attempt(form, begin)
    except (
        NotHere
    ):  # the number is taken: by me a moment ago, or by somebody else; the table itself tells which
        return redirect("practice:table", form.cleaned_data["number"])
    if question is not None:
        return redirect("practice:table", question.uuid)
    if form.has_error("words", "started-already"):
        form.draw_anew()
    return render(request, "practice/start.html", {"form": form}, status=422 if form.is_bound else 200)
