"""The page about whoever runs the server: open to everybody, complete, and short sentences."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories.cast import Cast
from tests.factories.places import fire, page
from vensterbank.site.host import HANDS, IN_CLEAR
from vensterbank.site.reference import pages
from vensterbank.spaces.sealing.fields import SealedTextField

LONGEST = 15  # words a sentence, in B1


def sentences(language: str) -> list[str]:
    with translation.override(language):
        told = [str(text) for one in HANDS for text in (one.title, *one.told, *one.sees, *one.sees_not)]
    return [part for text in told for part in re.split(r"[.:?] ?", text) if part]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_tells_everything_to_somebody_who_is_not_logged_in(db: None, language: str) -> None:
    answer = Client(headers={"accept-language": language}).get("/wie-kan-erbij")
    told = " ".join(answer.content.decode().replace("&#x27;", "'").split())
    with translation.override(language):
        assert [str(text) for one in HANDS for text in one.told if str(text) not in told] == []
        assert [str(text) for text in IN_CLEAR.values() if str(text) not in told] == []


def test_every_area_with_tables_is_told_about() -> None:
    areas = {
        model._meta.app_label for model in apps.get_models() if model.__module__.startswith("vensterbank.")
    }
    assert areas == IN_CLEAR.keys()


def test_reference_names_every_sealed_column() -> None:
    told = pages()["sealed.md"]
    sealed = [
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedTextField)
    ]
    assert sealed
    for label, name in sealed:
        (row,) = (line for line in told.splitlines() if line.startswith(f"| {label} |"))
        assert name in row.split("|")[2].replace(",", "").split()


def test_sentences_are_short_in_dutch() -> None:
    assert [one for one in sentences("nl") if len(one.split()) > LONGEST] == []


def test_every_page_leads_there(cast: Cast) -> None:
    footer = Client().get(reverse("people:login")).content.decode().split("<footer")[1]
    assert 'href="/wie-kan-erbij"' in footer


def test_campfire_leads_there_beside_who_looked(cast: Cast) -> None:
    beside = page(cast.samira.client, fire(cast)).split("<aside", 2)[-1].split("<footer")[0]
    assert 'href="/wie-kan-erbij"' in beside
