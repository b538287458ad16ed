"""Searching finds what the searcher may read, nothing else; the words stay out of addresses."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import DjangoAssertNumQueries

from tests.factories.cast import Cast
from tests.factories.places import fire, lamp_post, said, sill, talk_url
from vensterbank.log.enums import Event
from vensterbank.log.models import LogLine
from vensterbank.spaces import actions, queries
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.search import excerpt


def search(client: Client, words: str) -> str:
    return client.post(reverse("spaces:search"), {"words": words}).content.decode()


def marked(text: str, words: str) -> str:
    return "".join(f"[{part.text}]" if part.is_hit else part.text for part in excerpt(text, words))


def test_found_words_lead_to_where_they_stand(cast: Cast) -> None:
    entry = said(fire(cast), cast.karim, "Een kaartje met een reiger door de bus gedaan.")
    text = search(cast.samira.client, "reiger")
    assert f"{talk_url(entry.space)}#{entry.uuid}" in text
    assert '<mark class="vb-mark">reiger</mark>' in text
    assert "Vrijdagmiddag" in text


def test_own_note_is_found_by_its_writer_only(cast: Cast) -> None:
    note = actions.note_down(body="De reiger bij de sluis.", by=cast.samira.viewer)
    assert f"{reverse('spaces:notebook')}#{note.uuid}" in search(cast.samira.client, "reiger")
    assert "sluis" not in search(cast.karim.client, "reiger")


@pytest.mark.parametrize("name", ["ineke", "tjeerd", "bea", "lotte", "noor", "otto"])
def test_campfire_is_found_by_nobody_outside(cast: Cast, name: str) -> None:
    said(fire(cast), cast.samira, "De reiger van de Sluisweg.")
    text = search(getattr(cast, name).client, "reiger")
    assert "Sluisweg" not in text
    assert "komen deze woorden niet samen voor" in text


def test_who_got_up_finds_it_no_more(cast: Cast) -> None:
    space = fire(cast)
    said(space, cast.samira, "De reiger van de Sluisweg.")
    actions.leave(space=space, by=cast.karim.viewer)
    assert "Sluisweg" not in search(cast.karim.client, "reiger")


def test_who_sits_in_at_a_table_reads_it_and_does_not_search_it(cast: Cast) -> None:
    by = cast.samira.viewer
    table = actions.make_space(kind=SpaceKind.TABLE, home=cast.buurtzaam, by=by)
    seats = {Standing.COLLEAGUE: cast.samira.person, Standing.SITTING_IN: cast.ineke.person}
    for standing, person in seats.items():
        actions.give(space=table, to=actions.Grantee(person=person), standing=standing, because="test", by=by)
    said(table, cast.samira, "De reiger wiebelt stil.")
    assert queries.entries_in(cast.ineke.viewer, table)
    assert "wiebelt" in search(cast.samira.client, "reiger")
    assert "wiebelt" not in search(cast.ineke.client, "reiger")


def test_all_words_have_to_be_there(cast: Cast) -> None:
    said(sill(cast.ineke), cast.ineke, "De reiger wiebelt stil.")
    assert "wiebelt" in search(cast.samira.client, "stil reiger")
    assert "wiebelt" not in search(cast.samira.client, "reiger vliegt")


def test_search_is_in_the_log_without_its_words(cast: Cast) -> None:
    search(cast.samira.client, "reiger")
    [line] = LogLine.objects.filter(event=Event.SEARCHED)
    assert line.actor_name == "Samira Haddou"
    assert "reiger" not in str(line.__dict__)


def test_words_in_an_address_are_not_looked_for(cast: Cast) -> None:
    said(sill(cast.ineke), cast.ineke, "De reiger wiebelt stil.")
    answer = cast.samira.client.get(reverse("spaces:search"), {"words": "reiger"})
    assert "wiebelt" not in answer.content.decode()


@pytest.mark.parametrize("words", ["", "  ", "de het een", "%", "' OR 1=1 --", "(" * 200])
def test_words_that_find_nothing_are_answered_in_words(cast: Cast, words: str) -> None:
    said(sill(cast.ineke), cast.ineke, "De reiger wiebelt stil.")
    assert "wiebelt" not in search(cast.samira.client, words)


@pytest.mark.parametrize("words", ["", "a" * 201, "a\x00b"])
def test_words_that_cannot_be_looked_for_are_refused(cast: Cast, words: str) -> None:
    assert cast.samira.client.post(reverse("spaces:search"), {"words": words}).status_code == 422


def test_found_words_of_somebody_are_shown_as_words(cast: Cast) -> None:
    said(sill(cast.ineke), cast.ineke, "<b>reiger</b> & co")
    assert "&lt;b&gt;" in search(cast.samira.client, "reiger")


def test_search_costs_the_same_for_two_and_for_thirty_hits(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.samira.client
    said(fire(cast), cast.samira, "reiger")
    said(lamp_post(cast.ineke), cast.ineke, "reiger")
    search(client, "reiger")
    with CaptureQueriesContext(connection) as once:
        search(client, "reiger")
    for _number in range(14):
        said(fire(cast), cast.samira, "reiger")
        said(sill(cast.ineke), cast.ineke, "reiger")
    with django_assert_num_queries(len(once)):
        search(client, "reiger")


def test_excerpt_shows_the_words_around_a_hit() -> None:
    text = f"{'voor ' * 100}de reiger {'na ' * 200}"
    told = marked(text, "reigers")
    assert "[reiger]" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < 500


def test_excerpt_marks_every_hit_and_the_beginning_of_the_last_word() -> None:
    assert marked("De brug, de bruggen en Brugman.", "brug") == "De [brug], de [bruggen] en [Brugman]."


@given(some.text(max_size=600), some.text(max_size=20))
def test_excerpt_is_a_piece_of_the_text(text: str, words: str) -> None:
    told = "".join(part.text for part in excerpt(text, words))
    assert told.removeprefix("… ").removesuffix(" …") in text or told.strip(" …") in text
