"""The resident's personal link: giving one, and opening it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vensterbank.people import doors
from vensterbank.people.access import enter_with_link, signed_in, somebody, viewer_of
from vensterbank.people.queries import link_by_secret
from vensterbank.practice import queries
from vensterbank.practice.actions import questions
from vensterbank.practice.forms import SeatForm
from vensterbank.practice.lines import named
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.gate import NotHere
from vensterbank.ui.refusals import attempt

# The fresh address travels to the giver's own browser once, in a cookie that the next page takes away again; the
# server keeps its fingerprint only.
FRESH = "fresh-link"
FRESH_LASTS = 10 * 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def link(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Give the resident a link of their own; a fresh one stops the old one."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid, Verb.SHARE)
    renewing = question.resident is not None
    here = reverse("practice:link", args=[question_uuid])
    form = SeatForm(request.POST or None, known=renewing)
    secret = attempt(form, lambda: questions.seat_resident(question=question, by=viewer, **form.cleaned_data))
    if secret is not None:
        return _carrying(HttpResponseRedirect(here), here, secret)
    fresh = request.get_signed_cookie(FRESH, default="", max_age=FRESH_LASTS)
    address = request.build_absolute_uri(reverse("practice:open_link", args=[fresh])) if fresh else ""
    values = {"form": form, "question": question, "resident": named(question.resident), "address": address}
    response = render(request, "practice/link.html", values, status=422 if form.is_bound else 200)
    response.delete_cookie(FRESH, path=here)
    return response


def _carrying(response: HttpResponse, path: str, secret: str) -> HttpResponse:
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_signed_cookie(
        FRESH, secret, max_age=FRESH_LASTS, path=path, secure=secure, httponly=True, samesite="Strict"
    )
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Opens on a button only, for mail scanners follow addresses. Expired, taken back or guessed: the same page."""
    if request.method == "POST":
        if enter_with_link(request, secret):
            return redirect("practice:my_table")
        return render(request, "practice/link_gone.html", status=404)
    found = link_by_secret(secret)
    if found is None:
        return render(request, "practice/link_gone.html", status=404)
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    with translation.override(translation.get_language() if chosen else found.language):
        return render(request, "practice/open_link.html")


@never_cache
@require_safe
@somebody
def my_table(request: HttpRequest) -> HttpResponse:
    """Where a resident's link leads; colleagues find their questions."""
    viewer = viewer_of(request)
    if viewer.person_id is not None:
        return redirect("practice:questions")
    question = queries.question_of_resident(viewer)
    if question is None:
        raise NotHere
    return redirect("practice:table", question.uuid)


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """A resident leaves the page on a device that others use too; the link opens it again."""
    doors.go_out(request)
    return render(request, "practice/closed.html", {"viewer_name": ""})
