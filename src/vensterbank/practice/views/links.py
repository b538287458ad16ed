"""The resident's personal link: giving one, and opening it."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import doors, throttle
from vensterbank.people.access import (
    enter_with_link,
    holds_link,
    secret_address,
    signed_in,
    somebody,
    viewer_of,
)
from vensterbank.people.actions import code_lives, letters
from vensterbank.people.queries import link_by_secret
from vensterbank.practice import queries
from vensterbank.practice.actions import questions
from vensterbank.practice.forms import CodeForm, NewCodeForm, SeatForm
from vensterbank.practice.lines import named
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.gate import NotHere
from vensterbank.ui.refusals import attempt, telling

# What is fresh travels to the giver's own browser once, in a cookie that the next page takes away again: the address to
# one page, its code to another. The server keeps a fingerprint of each only.
FRESH, FRESH_CODE = "fresh-link", "fresh-code"
FRESH_LASTS = 10 * 60
MAILED = "mailed"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def link(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """Give the resident a link of their own; a fresh one stops the old one."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid, Verb.SHARE)
    form = SeatForm(request.POST or None, known=question.resident is not None)
    made = attempt(form, lambda: _seat(question, viewer, **form.cleaned_data))
    here = reverse("practice:link", args=[question_uuid])
    if made is not None:
        secret, code = made
        sent = _sent(request, question, code, form.cleaned_data.get("mail", ""))
        response = _carrying(HttpResponseRedirect(here), FRESH, f"{secret}.{MAILED if sent else ''}", here)
        return response if sent else _carrying(response, FRESH_CODE, code, _code_page(question))
    fresh, _dot, way = _fresh(request, FRESH).partition(".")
    address = request.build_absolute_uri(reverse("practice:open_link", args=[fresh])) if fresh else ""
    values = {"form": form, "question": question, "resident": named(question.resident)}
    values |= {"address": address, "is_mailed": way == MAILED}
    response = render(request, "practice/link.html", values, status=422 if form.is_bound else 200)
    response.delete_cookie(FRESH, path=here)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def code(request: HttpRequest, question_uuid: uuid.UUID) -> HttpResponse:
    """The code that goes with the link, shown once to whoever made it; or a new one."""
    viewer = viewer_of(request)
    question = queries.find_question(viewer, question_uuid, Verb.SHARE)
    form = NewCodeForm(request.POST or None)
    made = attempt(form, lambda: questions.make_code(question=question, by=viewer))
    if made is not None:
        if _sent(request, question, made, form.cleaned_data.get("mail", "")):
            return redirect("practice:table", question_uuid)
        here = _code_page(question)
        return _carrying(HttpResponseRedirect(here), FRESH_CODE, made, here)
    fresh = _fresh(request, FRESH_CODE)
    values = {"form": form, "question": question, "resident": named(question.resident)}
    values |= {"code": f"{fresh[:3]} {fresh[3:]}" if fresh else ""}
    response = render(request, "practice/code.html", values, status=422 if form.is_bound else 200)
    response.delete_cookie(FRESH_CODE, path=_code_page(question))
    return response


def _seat(question: Any, viewer: Any, *, mail: str = "", **said: str) -> tuple[str, str]:
    secret = questions.seat_resident(question=question, by=viewer, **said)
    return secret, questions.make_code(question=question, by=viewer, again=False)


def _sent(request: HttpRequest, question: Any, code: str, mail: str) -> bool:
    """Send the code when there is an address; nobody sees it then, also not when that fails."""
    if mail:
        done = _("The code is on its way by mail.")
        with telling(request, done=done):
            letters.post(letters.code(question.resident, code=code, to=mail))
    return bool(mail)


def _code_page(question: Any) -> str:
    return reverse("practice:code", args=[question.uuid])


def _fresh(request: HttpRequest, name: str) -> str:
    return request.get_signed_cookie(name, default="", max_age=FRESH_LASTS) or ""


def _carrying(response: HttpResponse, name: str, value: str, path: str) -> HttpResponse:
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_signed_cookie(
        name, value, max_age=FRESH_LASTS, path=path, secure=secure, httponly=True, samesite="Strict"
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@secret_address
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Opens on a button and with a code, for mail scanners follow addresses: looking changes nothing and shows nothing.
    Expired, taken back or guessed: the same page. A browser that was let in before goes on."""
    found = link_by_secret(secret)
    if found is None:
        return _gone(request)
    if holds_link(request, found):
        return redirect("practice:my_table")
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    with translation.override(translation.get_language() if chosen else found.language):
        form = CodeForm(request.POST if request.method == "POST" else None)
        if attempt(form, lambda: _enter(request, found, form.cleaned_data["code"])):
            return redirect("practice:my_table")
        status = 422 if form.is_bound else 200
        return render(request, "practice/open_link.html", {"form": form}, status=status)


def _enter(request: HttpRequest, link: Any, code: str) -> bool:
    if enter_with_link(request, link, code):
        return True
    link.refresh_from_db()
    if code_lives(link):
        raise Refusal(
            pgettext_lazy("to a resident", "This is not the code. Look at it once more."), code="wrong-code"
        )
    raise Refusal(
        pgettext_lazy(
            "to a resident",
            "This code does not work any more. Ask the person who helps you for a new one. The link stays the same.",
        ),
        code="dead-code",
    )


def _gone(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        throttle.take(request, throttle.SECRET)
    log.note(Event.DENIED, About("link"), by=viewer_of(request))
    return render(request, "practice/link_gone.html", status=404)


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
