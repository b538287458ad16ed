"""Bringing: the author, and only the author, carries own words on; the source stays behind (S25, S26, S40)."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from tests.factories.cast import Cast, Somebody
from tests.factories.places import fire, page, said, sill
from vensterbank.people.enums import Function
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, queries
from vensterbank.spaces.actions.talking import LONGEST_ENTRY
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.models import Crossing, Entry, Space

SECRET = "Ik heb mijn eigen postcode ingevuld. Zonder adres geen afspraak."
BROUGHT = "Zonder adres geen afspraak."


def bring_url(entry: Entry) -> str:
    return reverse("spaces:bring", args=[entry.uuid])


def form(into: Space, words: str = BROUGHT, **more: object) -> dict[str, object]:
    return {"once": str(uuid.uuid4()), "words": words, "into": str(into.uuid), **more}


def at_sill(who: Somebody) -> list[Entry]:
    return queries.entries_in(who.viewer, sill(who))


@pytest.fixture
def entry(cast: Cast) -> Entry:
    return said(fire(cast), cast.samira, SECRET)


def test_brought_words_arrive_at_the_sill_without_their_source(cast: Cast, entry: Entry) -> None:
    answer = cast.samira.client.post(bring_url(entry), form(sill(cast.samira)))
    [arrived] = at_sill(cast.ineke)
    assert answer.headers["Location"].endswith(f"#{arrived.uuid}")
    shown = page(cast.ineke.client, sill(cast.ineke))
    assert BROUGHT in shown and "ingebracht" in shown
    for trace in (str(entry.uuid), str(entry.space.uuid), "Vrijdagmiddag", "postcode"):
        assert trace not in shown


def test_only_who_reads_the_source_gets_its_link(cast: Cast, entry: Entry) -> None:
    actions.bring(entry=entry, words=BROUGHT, into=sill(cast.samira), by=cast.samira.viewer)
    link = f"{reverse('spaces:talk', args=[entry.space.uuid])}#{entry.uuid}"
    assert link in page(cast.samira.client, sill(cast.samira))
    assert link in page(cast.karim.client, sill(cast.karim))
    assert link not in page(cast.tjeerd.client, sill(cast.tjeerd))


def test_link_to_the_source_goes_with_whoever_gets_up(cast: Cast, entry: Entry) -> None:
    actions.bring(entry=entry, words=BROUGHT, into=sill(cast.samira), by=cast.samira.viewer)
    actions.leave(space=entry.space, by=cast.karim.viewer)
    assert str(entry.space.uuid) not in page(cast.karim.client, sill(cast.karim))


def test_crossing_is_counted_where_it_arrives(cast: Cast, entry: Entry) -> None:
    cast.samira.client.post(bring_url(entry), form(sill(cast.samira)))
    [crossing] = Crossing.objects.visible_to(cast.ineke.viewer)
    assert (crossing.space, crossing.from_kind, crossing.by_function) == (
        sill(cast.ineke),
        SpaceKind.CAMPFIRE,
        Function.WORKER,
    )
    kept = {field.name for field in Crossing._meta.get_fields()}
    assert kept == {"id", "space", "from_kind", "by_function", "at"}


@pytest.mark.parametrize("name", ["karim", "ineke", "lotte", "bea"])
def test_nobody_brings_the_words_of_another(cast: Cast, entry: Entry, name: str) -> None:
    client = getattr(cast, name).client
    assert client.get(bring_url(entry)).status_code == 404
    assert client.post(bring_url(entry), form(sill(cast.samira))).status_code == 404
    assert at_sill(cast.samira) == []


def test_author_who_got_up_brings_nothing_more(cast: Cast, entry: Entry) -> None:
    actions.leave(space=entry.space, by=cast.samira.viewer)
    assert cast.samira.client.post(bring_url(entry), form(sill(cast.samira))).status_code == 404
    assert at_sill(cast.samira) == []


def test_only_own_words_stand_on_the_way_out(cast: Cast, entry: Entry) -> None:
    said(entry.space, cast.karim, "Dit is van Karim.")
    shown = cast.samira.client.get(reverse("spaces:choose", args=[entry.space.uuid])).content.decode()
    assert SECRET in shown and bring_url(entry) in shown
    assert "Dit is van Karim." not in shown
    assert reverse("spaces:choose", args=[entry.space.uuid]) in page(cast.samira.client, entry.space)


def test_double_press_brings_and_counts_once(cast: Cast, entry: Entry) -> None:
    sent = form(sill(cast.samira))
    for _press in range(2):
        assert cast.samira.client.post(bring_url(entry), sent).status_code == 302
    assert len(at_sill(cast.samira)) == 1
    assert Crossing.objects.visible_to(cast.samira.viewer).count() == 1


def test_note_is_brought_from_the_notebook(cast: Cast) -> None:
    note = actions.note_down(body="Niet bellen. Wel zwaaien.", by=cast.samira.viewer)
    cast.samira.client.post(bring_url(note), form(sill(cast.samira), "Wel zwaaien."))
    assert [one.body for one in at_sill(cast.ineke)] == ["Wel zwaaien."]
    assert f"{reverse('spaces:notebook')}#{note.uuid}" in page(cast.samira.client, sill(cast.samira))
    assert "aantekeningen" not in page(cast.ineke.client, sill(cast.ineke)).split('id="main"')[1]


@pytest.mark.parametrize("where", ["lamp post", "sill elsewhere", "nowhere", "the fire itself"])
def test_place_where_one_does_not_write_is_no_choice(cast: Cast, entry: Entry, where: str) -> None:
    into = {
        "lamp post": str(queries.my_spaces(cast.samira.viewer, SpaceKind.LAMP_POST)[0].uuid),
        "sill elsewhere": str(sill(cast.wilma).uuid),
        "nowhere": str(uuid.uuid4()),
        "the fire itself": str(entry.space.uuid),
    }[where]
    answer = cast.samira.client.post(bring_url(entry), {**form(sill(cast.samira)), "into": into})
    assert answer.status_code == 422
    assert BROUGHT in answer.content.decode()
    assert Crossing.objects.visible_to(cast.samira.viewer).count() == 0


@pytest.mark.parametrize("words", ["", "   ", "Goed\x00zo", "a" * (LONGEST_ENTRY + 1)], ids=len)
def test_bad_words_are_not_brought(cast: Cast, entry: Entry, words: str) -> None:
    answer = cast.samira.client.post(bring_url(entry), form(sill(cast.samira), words))
    assert answer.status_code == 422
    assert at_sill(cast.samira) == []


def test_choice_of_places_says_who_reads_there(cast: Cast, entry: Entry) -> None:
    shown = cast.samira.client.get(bring_url(entry)).content.decode()
    assert "alle werkers en leidinggevenden van Buurtzaam" in shown


@pytest.fixture
def at_table(cast: Cast) -> Entry:
    """Something that Samira said at the table of mevrouw Aydın."""
    by = cast.samira.viewer
    table = actions.make_space(kind=SpaceKind.TABLE, home=cast.buurtzaam, by=by)
    samira, aydin = actions.Grantee(person=cast.samira.person), actions.Grantee(link=cast.aydin.link)
    actions.give(space=table, to=samira, standing=Standing.COLLEAGUE, because="test", by=by)
    actions.give(space=table, to=aydin, standing=Standing.RESIDENT, because="test", by=by)
    return said(table, cast.samira, "Mevrouw Aydın wil weer naaien.")


def test_words_from_a_table_go_out_without_names_only(cast: Cast, at_table: Entry) -> None:
    into = sill(cast.samira)
    unpromised = cast.samira.client.post(bring_url(at_table), form(into, "Zij wil weer naaien."))
    named = cast.samira.client.post(bring_url(at_table), form(into, "Aydın wil naaien.", without_names="on"))
    assert (unpromised.status_code, named.status_code) == (422, 422)
    assert "De naam van de bewoner staat er nog in" in named.content.decode()
    promised = form(into, "Zij wil weer naaien.", without_names="on")
    assert cast.samira.client.post(bring_url(at_table), promised).status_code == 302
    assert [one.body for one in at_sill(cast.samira)] == ["Zij wil weer naaien."]


def test_action_itself_refuses_the_words_of_another(cast: Cast, entry: Entry) -> None:
    with pytest.raises(Refusal) as refused:
        actions.bring(entry=entry, words=BROUGHT, into=sill(cast.karim), by=cast.karim.viewer)
    assert refused.value.code == "not-the-author"


def test_bringing_to_the_same_place_is_refused(cast: Cast, entry: Entry) -> None:
    with pytest.raises(Refusal) as refused:
        actions.bring(entry=entry, words=BROUGHT, into=entry.space, by=cast.samira.viewer)
    assert refused.value.code == "same-place"
