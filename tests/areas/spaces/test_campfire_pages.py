"""Lighting a campfire, letting somebody sit down, getting up."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from tests.factories.cast import Cast, Somebody
from tests.factories.places import fire, page, said
from vensterbank.people import actions as people
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, queries
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.models import Space


def key(who: Somebody) -> str:
    return str(who.person.uuid)


def invite_url(space: Space) -> str:
    return reverse("spaces:invite", args=[space.uuid])


def fires(who: Somebody) -> list[Space]:
    return queries.my_spaces(who.viewer, SpaceKind.CAMPFIRE)


def names(who: Somebody, space: Space) -> list[str]:
    return [reader.name for reader in queries.readers_of(who.viewer, space)]


def left(who: Somebody) -> None:
    who.person.left_at = clock.now()
    who.person.save(update_fields=["left_at"])


def test_campfire_is_lit_with_who_was_chosen(cast: Cast) -> None:
    form = {"once": str(uuid.uuid4()), "title": "Vrijdag", "people": [key(cast.karim), key(cast.lotte)]}
    cast.samira.client.post(reverse("spaces:light"), form)
    [space] = fires(cast.lotte)
    assert space.title == "Vrijdag"
    assert names(cast.lotte, space) == ["Samira Haddou", "Karim Yıldız", "Lotte Brandsma"]


def test_campfire_without_a_name_is_called_campfire(cast: Cast) -> None:
    cast.samira.client.post(reverse("spaces:light"), {"title": "  "})
    assert [space.title for space in fires(cast.samira)] == ["Kampvuur"]


def test_double_press_lights_one_campfire(cast: Cast) -> None:
    form = {"once": str(uuid.uuid4()), "title": "Vrijdag", "people": [key(cast.karim)]}
    for _press in range(2):
        assert cast.samira.client.post(reverse("spaces:light"), form).status_code == 302
    assert len(fires(cast.samira)) == 1
    assert names(cast.karim, fires(cast.karim)[0]) == ["Samira Haddou", "Karim Yıldız"]


def test_another_name_with_the_same_number_is_another_campfire(cast: Cast) -> None:
    form = {"once": str(uuid.uuid4()), "title": "Vrijdag"}
    cast.samira.client.post(reverse("spaces:light"), form)
    cast.samira.client.post(reverse("spaces:light"), {**form, "title": "Maandag"})
    assert {space.title for space in fires(cast.samira)} == {"Vrijdag", "Maandag"}


def test_number_of_a_place_of_others_is_the_polite_404(cast: Cast) -> None:
    taken = fire(cast)
    answer = cast.lotte.client.post(
        reverse("spaces:light"), {"once": str(taken.uuid), "title": "Vrijdagmiddag"}, follow=True
    )
    assert answer.status_code == 404
    assert fires(cast.lotte) == []
    assert names(cast.samira, taken) == ["Samira Haddou", "Karim Yıldız"]


def test_who_sits_down_reads_what_was_said_before(cast: Cast) -> None:
    space = fire(cast)
    said(space, cast.samira, "Van voor je kwam.")
    cast.karim.client.post(invite_url(space), {"person": key(cast.lotte)})
    assert "Van voor je kwam." in page(cast.lotte.client, space)


def test_manager_of_somebody_there_is_told_to_be_a_guest(cast: Cast) -> None:
    space = fire(cast)
    cast.samira.client.post(invite_url(space), {"person": key(cast.ineke)})
    assert "Ineke is te gast (leidinggevende)." in page(cast.karim.client, space)
    assert "Je bent hier te gast (leidinggevende)." in page(cast.ineke.client, space)
    assert cast.ineke.client.get(invite_url(space)).status_code == 404


def test_inviting_twice_is_refused_in_words(cast: Cast) -> None:
    space = fire(cast)
    answer = cast.samira.client.post(invite_url(space), {"person": key(cast.karim)})
    assert answer.status_code == 422
    assert "Karim Yıldız zit hier al." in answer.content.decode()
    assert names(cast.samira, space) == ["Samira Haddou", "Karim Yıldız"]


def test_who_works_here_no_more_is_no_choice(cast: Cast) -> None:
    space = fire(cast)
    left(cast.lotte)
    assert "Lotte" not in cast.samira.client.get(invite_url(space)).content.decode()
    answer = cast.samira.client.post(invite_url(space), {"person": key(cast.lotte)})
    assert answer.status_code == 422
    assert "Kies iemand uit de lijst." in answer.content.decode()
    assert cast.samira.client.post(reverse("spaces:light"), {"people": [key(cast.lotte)]}).status_code == 422


def test_who_left_while_the_page_was_open_is_refused(cast: Cast) -> None:
    left(cast.lotte)
    with pytest.raises(Refusal) as refused:
        actions.invite_to_campfire(space=fire(cast), person=cast.lotte.person, by=cast.samira.viewer)
    assert refused.value.code == "left"


@pytest.mark.parametrize("person", ["", "geen-nummer", "00000000-0000-4000-8000-00000000beef", "1"])
def test_nobody_is_invited_by_a_number_that_is_not_theirs(cast: Cast, person: str) -> None:
    space = fire(cast)
    answer = cast.samira.client.post(invite_url(space), {"person": person})
    assert answer.status_code == 422
    assert "Kies iemand uit de lijst." in answer.content.decode()
    assert names(cast.samira, space) == ["Samira Haddou", "Karim Yıldız"]


@pytest.mark.parametrize("name", ["ineke", "bea", "lotte", "otto"])
def test_nobody_from_outside_invites_or_gets_up(cast: Cast, name: str) -> None:
    space, client = fire(cast), getattr(cast, name).client
    assert client.post(invite_url(space), {"person": key(cast.otto)}).status_code == 404
    assert client.post(reverse("spaces:leave", args=[space.uuid])).status_code == 404
    assert names(cast.samira, space) == ["Samira Haddou", "Karim Yıldız"]


def test_who_gets_up_is_gone_from_the_sentence_and_their_words_stay(cast: Cast) -> None:
    space = fire(cast)
    said(space, cast.karim, "Dit blijft staan.")
    answer = cast.karim.client.post(reverse("spaces:leave", args=[space.uuid]), follow=True)
    assert "Wat je zei, blijft daar." in answer.content.decode()
    assert "Vrijdagmiddag" not in answer.content.decode()
    shown = page(cast.samira.client, space)
    assert "alleen jij" in shown
    assert "Dit blijft staan." in shown


def test_getting_up_asks_for_a_press(cast: Cast) -> None:
    space = fire(cast)
    assert cast.karim.client.get(reverse("spaces:leave", args=[space.uuid])).status_code == 405
    assert names(cast.samira, space) == ["Samira Haddou", "Karim Yıldız"]


def test_window_of_who_got_up_hears_that_it_is_over(cast: Cast) -> None:
    space = fire(cast)
    url = reverse("spaces:version", args=[space.uuid])
    before = cast.samira.client.get(url).json()["version"]
    cast.karim.client.post(reverse("spaces:leave", args=[space.uuid]))
    assert cast.karim.client.get(url).status_code == 404
    assert cast.samira.client.get(url).json()["version"] > before


def test_somebody_of_two_organisations_is_named_with_the_first(cast: Cast) -> None:
    people.give_function(
        person=cast.lotte.person,
        function="worker",
        organisation=cast.buurtzaam,
        team=None,
        by=cast.bea.viewer,
    )
    shown = cast.samira.client.get(invite_url(fire(cast))).content.decode()
    assert "Lotte Brandsma (Wijkwerf)" in shown
