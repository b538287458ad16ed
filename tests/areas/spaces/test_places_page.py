"""The list of places: mine, ours, with the resident; and the notebook."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories.cast import Cast
from tests.factories.places import fire, said, sill
from vensterbank.spaces import actions, queries
from vensterbank.spaces.actions.talking import LONGEST_ENTRY
from vensterbank.spaces.enums import SpaceKind

PLACES = "/plekken"


def shown(client: Client) -> str:
    return client.get(PLACES).content.decode()


def test_places_stand_in_three_groups(cast: Cast) -> None:
    fire(cast)
    text = shown(cast.samira.client)
    order = [
        "Van mij",
        "Werkaantekeningen",
        "Van ons",
        "Vensterbank van Buurtzaam",
        "Vrijdagmiddag",
        "Met de bewoner",
    ]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)


def test_each_place_says_who_reads_along(cast: Cast) -> None:
    fire(cast)
    text = shown(cast.samira.client)
    assert "Wie leest mee: alleen jij." in text
    assert "Wie leest mee: jij en Karim. Verder niemand." in text
    assert "Wie leest mee: alle werkers en leidinggevenden van Buurtzaam." in text


def test_each_place_says_when_something_was_said_last(cast: Cast) -> None:
    assert "vandaag" not in shown(cast.karim.client).split("</header>", 1)[1]
    said(sill(cast.samira), cast.samira, "Iets.")
    assert "vandaag" in shown(cast.karim.client).split("</header>", 1)[1]


@pytest.mark.parametrize("name", ["ineke", "bea", "lotte", "otto"])
def test_campfire_of_others_is_not_in_the_list(cast: Cast, name: str) -> None:
    fire(cast)
    assert "Vrijdagmiddag" not in shown(getattr(cast, name).client)


def test_visitor_is_asked_to_log_in(cast: Cast) -> None:
    assert Client().get(PLACES).status_code == 302
    assert cast.aydin.client.get(PLACES).status_code == 302


def test_list_costs_the_same_for_one_and_for_thirty_campfires(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.samira.client
    said(fire(cast), cast.samira, "Iets.")
    shown(client)
    with CaptureQueriesContext(connection) as once:
        shown(client)
    everybody = [cast.karim.person, cast.ineke.person, cast.lotte.person]
    for number in range(30):
        space = actions.light_campfire(title=f"Vuur {number}", people=everybody, by=cast.samira.viewer)
        said(space, cast.samira, "Iets.")
    with django_assert_num_queries(len(once)):
        shown(client)


def test_note_is_kept_for_oneself(cast: Cast) -> None:
    url = reverse("spaces:notebook")
    cast.samira.client.post(url, {"once": str(uuid.uuid4()), "words": "Gordijn twee vingers open."})
    assert "Gordijn twee vingers open." in cast.samira.client.get(url).content.decode()
    for name in ("karim", "ineke", "bea"):
        assert "Gordijn" not in getattr(cast, name).client.get(url).content.decode()


def test_notebook_stands_newest_on_top(cast: Cast) -> None:
    for words in ("Eerst dit", "Dan dat"):
        actions.note_down(body=words, by=cast.samira.viewer)
    text = cast.samira.client.get(reverse("spaces:notebook")).content.decode()
    assert text.index("Dan dat") < text.index("Eerst dit")


def test_notebook_is_made_once(cast: Cast) -> None:
    form = {"once": str(uuid.uuid4()), "words": "Eén keer."}
    for _press in range(2):
        cast.samira.client.post(reverse("spaces:notebook"), form)
    [notebook] = queries.my_spaces(cast.samira.viewer, SpaceKind.NOTEBOOK)
    assert [entry.body for entry in queries.entries_in(cast.samira.viewer, notebook)] == ["Eén keer."]


@pytest.mark.parametrize("words", ["", " \n", "Goed\x00zo", "a" * (LONGEST_ENTRY + 1)], ids=len)
def test_bad_note_is_refused_and_makes_no_notebook(cast: Cast, words: str) -> None:
    answer = cast.samira.client.post(reverse("spaces:notebook"), {"words": words})
    assert answer.status_code == 422
    assert queries.my_spaces(cast.samira.viewer, SpaceKind.NOTEBOOK) == []


def test_looking_at_an_empty_notebook_makes_none(cast: Cast) -> None:
    assert cast.samira.client.get(reverse("spaces:notebook")).status_code == 200
    assert queries.my_spaces(cast.samira.viewer, SpaceKind.NOTEBOOK) == []
