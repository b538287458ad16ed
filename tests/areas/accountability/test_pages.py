"""Pages of bottlenecks: raised at the sill in two taps, answered at the lamp post, the answer back with who raised it."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories.cast import Cast, Somebody
from tests.factories.places import lamp_post, page, said, sill
from vensterbank.accountability import actions, queries
from vensterbank.accountability.actions import LONGEST
from vensterbank.accountability.enums import BottleneckState
from vensterbank.accountability.models import Bottleneck
from vensterbank.people import actions as people
from vensterbank.people.enums import Function
from vensterbank.shared import clock
from vensterbank.spaces import actions as spaces

WORDS = "Zonder adres krijgt iemand geen afspraak aan het loket."
DECIDED = "Het adres van De Brug mag."
WEIGHED = "Drie teams zagen het elf keer."
LIST = "/knelpunten"


def url(name: str, *, to: Bottleneck) -> str:
    return reverse(f"accountability:{name}", args=[to.uuid])


def raise_form(words: str = WORDS, **more: object) -> dict[str, object]:
    return {"once": str(uuid.uuid4()), "words": words, **more}


def raise_one(who: Somebody, **more: object) -> HttpResponse:
    return who.client.post(reverse("accountability:new"), raise_form(**more))


def all_of(who: Somebody) -> list[Bottleneck]:
    return queries.all_bottlenecks(who.viewer)


@pytest.fixture
def raised(cast: Cast) -> Bottleneck:
    [where] = queries.lamp_posts(cast.samira.viewer)
    return actions.raise_bottleneck(lamp_post=where, words=WORDS, by=cast.samira.viewer)


def test_own_words_at_the_sill_stand_ready_for_the_second_tap(cast: Cast) -> None:
    entry = said(sill(cast.samira), cast.samira, WORDS)
    tap = reverse("accountability:raise", args=[entry.uuid])
    assert tap in page(cast.samira.client, sill(cast.samira))
    assert WORDS in cast.samira.client.get(tap).content.decode()
    cast.samira.client.post(tap, raise_form())
    assert [one.words for one in all_of(cast.karim)] == [WORDS]


def test_words_of_another_are_never_filled_in(cast: Cast) -> None:
    entry = said(sill(cast.ineke), cast.ineke, "Dit zijn de woorden van Ineke.")
    shown = cast.samira.client.get(reverse("accountability:raise", args=[entry.uuid])).content.decode()
    assert "Dit zijn de woorden van Ineke." not in shown.split("<textarea")[1]
    assert "Zeg in je eigen woorden" in shown


def test_nothing_of_the_sill_travels_along(cast: Cast) -> None:
    entry = said(sill(cast.samira), cast.samira, "Ik ben er moe van. Zonder adres geen afspraak.")
    cast.samira.client.post(reverse("accountability:raise", args=[entry.uuid]), raise_form())
    [bottleneck] = all_of(cast.samira)
    shown = cast.bea.client.get(url("bottleneck", to=bottleneck)).content.decode()
    assert WORDS in shown
    for trace in ("moe van", str(entry.uuid), str(entry.space.uuid)):
        assert trace not in shown
    assert not {field.name for field in Bottleneck._meta.get_fields()} & {"entry", "source", "brought_from"}


@pytest.mark.parametrize("name", ["bea", "lotte", "noor", "otto"])
def test_entry_at_the_sill_of_others_raises_nothing(cast: Cast, name: str) -> None:
    entry = said(sill(cast.samira), cast.samira, "Alleen voor wie hier zit.")
    tap, client = reverse("accountability:raise", args=[entry.uuid]), getattr(cast, name).client
    assert client.get(tap).status_code == 404
    assert client.post(tap, raise_form()).status_code == 404
    assert all_of(cast.samira) == []


def test_entry_at_a_campfire_raises_nothing(cast: Cast) -> None:
    fire = spaces.light_campfire(title="Vuur", people=[], by=cast.samira.viewer)
    entry = said(fire, cast.samira, "Tussen ons.")
    assert cast.samira.client.get(reverse("accountability:raise", args=[entry.uuid])).status_code == 404
    assert "/knelpunt" not in page(cast.samira.client, fire).split("<main")[1]


def test_entry_at_the_lamp_post_has_no_such_button(cast: Cast) -> None:
    entry = said(lamp_post(cast.ineke), cast.ineke, "Onze opdracht.")
    assert reverse("accountability:raise", args=[entry.uuid]) not in page(
        cast.samira.client, lamp_post(cast.samira)
    )


def test_answer_of_another_has_no_such_button(cast: Cast) -> None:
    first = said(sill(cast.ineke), cast.ineke, "Hoe is het?")
    answer = said(sill(cast.ineke), cast.karim, "Gaat wel.", reply_to=first)
    tap = reverse("accountability:raise", args=[answer.uuid])
    assert tap not in page(cast.samira.client, sill(cast.samira))
    assert tap in page(cast.karim.client, sill(cast.karim))


def test_bottleneck_is_raised_at_the_lamp_post_too(cast: Cast) -> None:
    assert reverse("accountability:new") in page(cast.samira.client, lamp_post(cast.samira))
    assert raise_one(cast.samira).status_code == 302
    assert WORDS in page(cast.karim.client, lamp_post(cast.karim))


def test_double_press_raises_it_once(cast: Cast) -> None:
    number = str(uuid.uuid4())
    for _press in range(2):
        assert raise_one(cast.samira, once=number).status_code == 302
    assert len(all_of(cast.samira)) == 1


def test_other_words_with_the_same_number_are_kept_too(cast: Cast) -> None:
    number = str(uuid.uuid4())
    raise_one(cast.samira, once=number)
    raise_one(cast.samira, once=number, words="De bel doet het niet.")
    assert {one.words for one in all_of(cast.samira)} == {WORDS, "De bel doet het niet."}


def test_number_of_another_is_not_taken_over(cast: Cast, raised: Bottleneck) -> None:
    assert raise_one(cast.karim, once=str(raised.uuid)).status_code == 404
    assert [one.raised_by.name for one in all_of(cast.samira)] == ["Samira Haddou"]


@pytest.mark.parametrize("words", ["", " \n", "Goed\x00zo", "a" * (LONGEST + 1)], ids=len)
def test_bad_words_are_refused_and_stay_on_the_page(cast: Cast, words: str) -> None:
    answer = raise_one(cast.samira, words=words)
    assert answer.status_code == 422
    assert "vb-error" in answer.content.decode()
    assert all_of(cast.samira) == []


def test_lamp_post_of_others_is_no_choice(cast: Cast) -> None:
    raise_one(cast.samira, lamp_post=str(lamp_post(cast.wilma).uuid))
    assert all_of(cast.wilma) == []


def test_who_works_in_two_places_chooses_the_lamp_post(cast: Cast) -> None:
    people.give_function(
        person=cast.samira.person,
        function=Function.WORKER,
        organisation=cast.wijkwerf,
        team=None,
        by=cast.bea.viewer,
    )
    shown = cast.samira.client.get(reverse("accountability:new")).content.decode()
    assert "Lantaarnpaal van Buurtzaam" in shown and "Lantaarnpaal van Wijkwerf" in shown
    raise_one(cast.samira, lamp_post=str(lamp_post(cast.wilma).uuid))
    assert [one.words for one in all_of(cast.wilma)] == [WORDS]


@pytest.mark.parametrize("name", ["lotte", "wilma", "noor", "otto"])
def test_bottleneck_is_not_there_outside_the_organisation(cast: Cast, raised: Bottleneck, name: str) -> None:
    client = getattr(cast, name).client
    assert client.get(url("bottleneck", to=raised)).status_code == 404
    for action in ("take-on", "answer", "seen"):
        assert client.post(url(action, to=raised), {"answer": "x", "ground": "x"}).status_code == 404
    assert WORDS not in client.get(LIST).content.decode()


def test_resident_with_a_link_is_asked_to_log_in(cast: Cast, raised: Bottleneck) -> None:
    assert cast.aydin.client.get(url("bottleneck", to=raised)).status_code == 302


def test_worker_sees_no_form_to_answer(cast: Cast, raised: Bottleneck) -> None:
    assert "Geef antwoord" not in cast.karim.client.get(url("bottleneck", to=raised)).content.decode()
    answer = cast.karim.client.post(url("answer", to=raised), {"answer": "Nee.", "ground": "-"})
    assert answer.status_code == 422
    assert all_of(cast.karim)[0].state == BottleneckState.RAISED


def test_manager_takes_it_on_and_answers_it_back(cast: Cast, raised: Bottleneck) -> None:
    day = clock.today() + dt.timedelta(days=5)
    cast.ineke.client.post(url("take-on", to=raised), {"answer_by": day.isoformat()})
    assert "Ineke de Graaf antwoordt uiterlijk" in page(cast.samira.client, lamp_post(cast.samira))
    cast.ineke.client.post(url("answer", to=raised), {"answer": DECIDED, "ground": WEIGHED})
    shown = page(cast.samira.client, lamp_post(cast.samira))
    assert DECIDED in shown and WEIGHED in shown and "Ineke de Graaf" in shown


def test_another_manager_takes_it_over(cast: Cast, raised: Bottleneck) -> None:
    form = {"answer_by": clock.today().isoformat()}
    for who in (cast.ineke, cast.tjeerd):
        who.client.post(url("take-on", to=raised), form)
    assert all_of(cast.samira)[0].owner == cast.tjeerd.person


@pytest.mark.parametrize("day", ["", "31-02-2030", "2020-01-01", "9999999", "a\x00b"])
def test_day_that_cannot_be_is_refused(cast: Cast, raised: Bottleneck, day: str) -> None:
    answer = cast.ineke.client.post(url("take-on", to=raised), {"answer_by": day})
    assert answer.status_code == 422
    assert all_of(cast.ineke)[0].owner is None


@pytest.mark.parametrize("missing", ["answer", "ground"])
@pytest.mark.parametrize("words", ["", "  ", "Goed\x00zo", "a" * (LONGEST + 1)], ids=len)
def test_half_an_answer_is_refused_and_the_other_half_stays(
    cast: Cast, raised: Bottleneck, missing: str, words: str
) -> None:
    form = {"answer": DECIDED, "ground": WEIGHED, missing: words}
    answer = cast.ineke.client.post(url("answer", to=raised), form)
    assert answer.status_code == 422
    assert (WEIGHED if missing == "answer" else DECIDED) in answer.content.decode()
    assert f'id="id_{missing}-error"' in answer.content.decode()
    assert all_of(cast.ineke)[0].state == BottleneckState.RAISED


def test_second_answer_is_told_and_its_words_stay(cast: Cast, raised: Bottleneck) -> None:
    cast.ineke.client.post(url("answer", to=raised), {"answer": DECIDED, "ground": WEIGHED})
    late = cast.tjeerd.client.post(url("answer", to=raised), {"answer": "Toch niet.", "ground": "Te duur."})
    assert late.status_code == 422
    shown = late.content.decode()
    assert "Dit is al beantwoord." in shown
    assert DECIDED in shown and "Toch niet." in shown
    assert all_of(cast.samira)[0].answer == DECIDED


def test_answer_waits_for_who_raised_it_until_seen(cast: Cast, raised: Bottleneck) -> None:
    actions.answer(bottleneck=raised, words=DECIDED, ground=WEIGHED, by=cast.ineke.viewer)
    assert "Gezien" in cast.samira.client.get(url("bottleneck", to=raised)).content.decode()
    cast.samira.client.post(url("seen", to=raised))
    assert queries.answers_for(cast.samira.viewer) == []
    assert (
        "Je hebt het antwoord gezien."
        in cast.samira.client.get(url("bottleneck", to=raised)).content.decode()
    )


def test_seeing_of_another_changes_nothing(cast: Cast, raised: Bottleneck) -> None:
    actions.answer(bottleneck=raised, words=DECIDED, ground=WEIGHED, by=cast.ineke.viewer)
    assert "Gezien" not in cast.karim.client.get(url("bottleneck", to=raised)).content.decode()
    cast.karim.client.post(url("seen", to=raised))
    assert len(queries.answers_for(cast.samira.viewer)) == 1


def test_seen_before_there_is_an_answer_hides_no_answer(cast: Cast, raised: Bottleneck) -> None:
    cast.samira.client.post(url("seen", to=raised))
    actions.answer(bottleneck=raised, words=DECIDED, ground=WEIGHED, by=cast.ineke.viewer)
    assert len(queries.answers_for(cast.samira.viewer)) == 1


@pytest.mark.parametrize("action", ["take-on", "answer", "seen"])
def test_doing_asks_for_a_press(cast: Cast, raised: Bottleneck, action: str) -> None:
    assert cast.ineke.client.get(url(action, to=raised)).status_code == 405


def test_list_holds_open_ones_first_the_longest_waiting_on_top(cast: Cast, raised: Bottleneck) -> None:
    raise_one(cast.karim, words="De bel doet het niet.")
    raise_one(cast.karim, words="De sleutel is weg.")
    by_today = {"answer_by": clock.today().isoformat()}
    cast.ineke.client.post(
        url("take-on", to=[one for one in all_of(cast.karim) if "sleutel" in one.words][0]), by_today
    )
    actions.answer(bottleneck=raised, words=DECIDED, ground=WEIGHED, by=cast.ineke.viewer)
    shown = cast.samira.client.get(LIST).content.decode()
    assert shown.index("De sleutel is weg.") < shown.index("De bel doet het niet.") < shown.index(WORDS)


def test_empty_list_says_what_it_is_for(cast: Cast) -> None:
    assert "Nog niets gemeld" in cast.samira.client.get(LIST).content.decode()


def test_open_window_hears_of_an_answer(cast: Cast, raised: Bottleneck) -> None:
    version = reverse("spaces:version", args=[raised.space.uuid])
    before = cast.samira.client.get(version).json()["version"]
    actions.answer(bottleneck=raised, words=DECIDED, ground=WEIGHED, by=cast.ineke.viewer)
    assert cast.samira.client.get(version).json()["version"] > before


def test_crossed_form_is_refused_without_echo(cast: Cast, raised: Bottleneck) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ineke.person)
    answer = client.post(url("answer", to=raised), {"answer": DECIDED, "ground": WEIGHED})
    assert answer.status_code == 403
    assert DECIDED not in answer.content.decode() and WORDS not in answer.content.decode()
