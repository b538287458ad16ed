"""A refusal stands next to what somebody typed."""

from __future__ import annotations

from typing import NoReturn

from django import forms
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from vensterbank.shared.errors import Refusal
from vensterbank.ui.refusals import attempt, telling


class UntilForm(forms.Form):
    until = forms.CharField()
    refused_at = {"past-date": "until", "gone-field": "elsewhere"}


def refuse(code: str) -> NoReturn:
    raise Refusal("Die dag is voorbij.", code=code)


def test_what_was_made_comes_back() -> None:
    assert attempt(UntilForm({"until": "morgen"}), lambda: "made") == "made"


def test_form_that_is_not_well_does_not_act() -> None:
    assert attempt(UntilForm({}), lambda: refuse("never called")) is None


def test_refusal_stands_at_its_field_and_the_text_stays() -> None:
    form = UntilForm({"until": "gisteren"})
    attempt(form, lambda: refuse("past-date"))
    assert form.errors == {"until": ["Die dag is voorbij."]}
    assert form["until"].value() == "gisteren"


def test_refusal_without_a_field_stands_above_the_form() -> None:
    form = UntilForm({"until": "morgen"})
    attempt(form, lambda: refuse("gone-field"))
    assert form.non_field_errors() == ["Die dag is voorbij."]


def told(code: str = "") -> list[tuple[str, str]]:
    request = RequestFactory().post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    with telling(request, done="Gedaan."):
        if code:
            refuse(code)
    return [(message.level_tag, message.message) for message in request._messages]


def test_button_that_worked_says_so() -> None:
    assert told() == [("success", "Gedaan.")]


def test_button_that_was_refused_says_why() -> None:
    assert told("moved-on") == [("error", "Die dag is voorbij.")]
