"""The pages of campfire, sill and lamp post: each as it is, nothing typed lost, nothing shown to others."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.places import fire, lamp_post, page, said, say_form, sill, talk_url
from vensterbank.spaces import actions, queries
from vensterbank.spaces.actions.talking import new_entry
from vensterbank.spaces.enums import EntryKind, SpaceKind, Standing
from vensterbank.spaces.models import Entry, Space

QUESTION = "Hoe is het nou met je?"
RUB = "Zes weken zonder resultaat kan ik niet uitleggen."


def entries(cast: Cast, space: Space) -> list[Entry]:
    return queries.entries_in(cast.samira.viewer, space)


def test_words_said_stand_on_the_page(cast: Cast) -> None:
    space = fire(cast)
    answer = cast.samira.client.post(talk_url(space), say_form("Ik weet het soms echt niet meer."))
    [entry] = entries(cast, space)
    assert answer.headers["Location"] == f"{talk_url(space)}#{entry.uuid}"
    assert "Ik weet het soms echt niet meer." in page(cast.karim.client, space)


@pytest.mark.parametrize("name", ["ineke", "tjeerd", "bea", "lotte", "noor", "otto"])
def test_campfire_is_not_there_for_others(cast: Cast, name: str) -> None:
    space = fire(cast)
    said(space, cast.samira, "Niet voor anderen.")
    client = getattr(cast, name).client
    for view in ("talk", "version", "looked", "invite", "choose"):
        answer = client.get(reverse(f"spaces:{view}", args=[space.uuid]))
        assert answer.status_code == 404
        assert b"Niet voor anderen" not in answer.content


def test_open_question_is_asked_at_the_sill(cast: Cast) -> None:
    cast.ineke.client.post(talk_url(sill(cast.ineke)), say_form(QUESTION, question="on"))
    shown = page(cast.samira.client, sill(cast.samira))
    assert entries(cast, sill(cast.samira))[0].kind == EntryKind.QUESTION
    assert "vb-entry--question" in shown
    assert "open vraag" in shown


def test_answer_stands_under_its_question(cast: Cast) -> None:
    space = sill(cast.ineke)
    asked = said(space, cast.ineke, QUESTION, kind=EntryKind.QUESTION)
    said(space, cast.karim, "Iets heel anders.")
    cast.samira.client.post(talk_url(space), say_form("Beter dan in januari.", reply_to=str(asked.uuid)))
    shown = page(cast.samira.client, space)
    assert shown.index(QUESTION) < shown.index("Beter dan in januari.") < shown.index("Iets heel anders.")


def test_answer_to_an_answer_stands_under_what_was_said_first(cast: Cast) -> None:
    space = sill(cast.ineke)
    first = said(space, cast.ineke, QUESTION)
    second = said(space, cast.samira, "Gaat wel.", reply_to=first)
    third = said(space, cast.ineke, "Vertel.", reply_to=second)
    assert third.reply_to_id == first.pk


def test_answer_link_opens_the_form_of_the_page_as_an_answer(cast: Cast) -> None:
    asked = said(sill(cast.ineke), cast.ineke, QUESTION)
    shown = cast.samira.client.get(
        talk_url(sill(cast.samira)), {"antwoord": str(asked.uuid)}
    ).content.decode()
    assert f'name="reply_to" value="{asked.uuid}"' in shown
    assert "data-vb-answering hidden" not in shown


@pytest.mark.parametrize("wanted", ["", "geen-nummer", "00000000-0000-4000-8000-00000000beef"])
def test_answer_link_to_nothing_opens_the_page_as_usual(cast: Cast, wanted: str) -> None:
    answer = cast.samira.client.get(talk_url(sill(cast.samira)), {"antwoord": wanted})
    assert answer.status_code == 200
    assert b"data-vb-answering hidden" in answer.content


def test_campfire_has_no_answers_and_no_marks(cast: Cast) -> None:
    space = fire(cast)
    first = said(space, cast.karim, "Drie keer aan dezelfde deur.")
    form = say_form("Dat is er een meer.", reply_to=str(first.uuid), question="on", friction="on")
    cast.samira.client.post(talk_url(space), form)
    entry = entries(cast, space)[-1]
    assert (entry.reply_to_id, entry.kind, entry.friction) == (None, EntryKind.TALK, False)
    assert "Antwoord" not in page(cast.samira.client, space)


def test_friction_is_marked_on_the_sill(cast: Cast) -> None:
    cast.tjeerd.client.post(talk_url(sill(cast.tjeerd)), say_form(RUB, friction="on"))
    shown = page(cast.samira.client, sill(cast.samira))
    assert "leerzame wrijving" in shown
    assert "Het blijft open tot beide kanten hebben gezegd wat ze ervan leerden." in shown


def test_friction_stays_open_until_both_sides_said_what_they_learned(cast: Cast) -> None:
    space = sill(cast.tjeerd)
    rub = said(space, cast.tjeerd, RUB, friction=True)
    learned = {"reply_to": str(rub.uuid), "learned": "on"}
    cast.samira.client.post(talk_url(space), say_form("Hij moet iets kunnen vertellen.", **learned))
    half = page(cast.samira.client, space)
    assert "Het blijft open tot leidinggevenden dat ook doen." in half
    assert "beide kanten" not in half
    cast.tjeerd.client.post(talk_url(space), say_form("Een gordijn is een resultaat.", **learned))
    assert "beide kanten hebben gezegd wat ze ervan leerden" in page(cast.samira.client, space)
    assert "blijft open" not in page(cast.samira.client, space)


def test_learned_without_friction_is_talk(cast: Cast) -> None:
    space = sill(cast.ineke)
    first = said(space, cast.ineke, QUESTION)
    said(space, cast.samira, "Veel.", reply_to=first, kind=EntryKind.LEARNED)
    assert entries(cast, space)[-1].kind == EntryKind.TALK


def test_worker_reads_the_lamp_post_and_does_not_write_there(cast: Cast) -> None:
    space = lamp_post(cast.samira)
    said(space, cast.tjeerd, "Onze opdracht.")
    shown = page(cast.samira.client, space)
    assert "Onze opdracht." in shown
    assert 'name="words"' not in shown
    assert cast.samira.client.post(talk_url(space), say_form("Mag niet.")).status_code == 422
    assert len(entries(cast, space)) == 1


def test_newest_stands_on_top_at_the_lamp_post_only(cast: Cast) -> None:
    for space, who in ((lamp_post(cast.tjeerd), cast.tjeerd), (sill(cast.tjeerd), cast.tjeerd)):
        said(space, who, "Het oudste woord")
        said(space, who, "Het nieuwste woord")
    board = page(cast.samira.client, lamp_post(cast.samira))
    talk = page(cast.samira.client, sill(cast.samira))
    assert board.index("Het nieuwste woord") < board.index("Het oudste woord")
    assert talk.index("Het oudste woord") < talk.index("Het nieuwste woord")


def test_bringing_says_that_it_is_not_used_to_assess(cast: Cast) -> None:
    entry = said(fire(cast), cast.samira, "Zonder adres geen afspraak.")
    promise = "niet gebruikt om iemand te beoordelen"
    assert promise in cast.samira.client.get(reverse("spaces:bring", args=[entry.uuid])).content.decode()
    assert promise in page(cast.ineke.client, sill(cast.ineke))


OWN_PAGES = {
    SpaceKind.NOTEBOOK: Standing.OWNER,
    SpaceKind.TABLE: Standing.COLLEAGUE,
    SpaceKind.STUDY: Standing.RESEARCHER,
}


@pytest.mark.parametrize("kind", OWN_PAGES)
def test_place_with_a_page_of_its_own_is_not_opened_here(cast: Cast, kind: SpaceKind) -> None:
    viewer = cast.samira.viewer
    space = actions.make_space(kind=kind, home=cast.buurtzaam, by=viewer)
    samira = actions.Grantee(person=cast.samira.person)
    actions.give(space=space, to=samira, standing=OWN_PAGES[kind], because="test", by=viewer)
    assert queries.find_space(viewer, space.uuid).pk == space.pk
    for view in ("talk", "invite", "choose"):
        assert cast.samira.client.get(reverse(f"spaces:{view}", args=[space.uuid])).status_code == 404
    # Who looked is told here for a study and a conversation too: they have no page of their own for it.
    told = 200 if kind == SpaceKind.STUDY else 404
    assert cast.samira.client.get(reverse("spaces:looked", args=[space.uuid])).status_code == told


def test_page_says_who_reads_along_and_swaps_itself_outside_its_form(cast: Cast) -> None:
    shown = page(cast.samira.client, fire(cast))
    assert "jij en Karim" in shown
    regions = re.split(r'data-vb-live-region="', shown)[1:]
    assert [part.split('"')[0] for part in regions] == ["readers", "sections", "talk"]
    assert shown.index("data-vb-say") > shown.index('data-vb-live-region="talk"')
    assert f'data-vb-live="{reverse("spaces:version", args=[fire_of(shown)])}"' in shown


def fire_of(shown: str) -> str:
    found = re.search(r"/plek/([0-9a-f-]{36})/versie", shown)
    assert found
    return found.group(1)


def test_long_talk_shows_the_newest_with_what_they_answer(cast: Cast) -> None:
    space = sill(cast.samira)
    oldest = said(space, cast.ineke, "De allereerste vraag")
    said(space, cast.ineke, "Ook oud")
    said(space, cast.samira, "Een antwoord van nu", reply_to=oldest)
    found = queries.talk_in(cast.samira.viewer, space, most=1)
    assert found.is_cut
    assert [entry.body for entry in found.entries] == ["De allereerste vraag", "Een antwoord van nu"]


def test_long_talk_says_that_there_is_more(cast: Cast) -> None:
    space, by = fire(cast), cast.samira.viewer
    said(space, cast.samira, "Het allereerste woord")
    Entry.objects.bulk_create([new_entry(space, f"Woord {n}.", by, EntryKind.TALK) for n in range(499)])
    assert "vijfhonderd" not in page(cast.samira.client, space)
    said(space, cast.samira, "Nog een")
    shown = page(cast.samira.client, space)
    assert "vijfhonderd" in shown
    assert "Het allereerste woord" not in shown


def test_reading_writes_nothing_but_a_look(cast: Cast) -> None:
    space = fire(cast)
    page(cast.karim.client, space)
    looked = cast.samira.client.get(reverse("spaces:looked", args=[space.uuid])).content.decode()
    assert "Karim Yıldız" in looked
