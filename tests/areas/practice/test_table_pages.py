"""The table: a happy path for each button, what goes wrong, and constant queries."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from tests.areas.practice.pages import page, queries_of, text_of
from tests.factories.cast import Cast
from vensterbank.practice import queries
from vensterbank.practice.actions import agreements, handovers
from vensterbank.practice.enums import Wish
from vensterbank.practice.models import Question
from vensterbank.shared import clock
from vensterbank.spaces import actions as spaces


def test_worker_and_resident_see_the_same_table(cast: Cast, shared: Question) -> None:
    spaces.say(space=shared.space, body="Donderdag gaan we kijken.", by=cast.samira.viewer)
    worker = text_of(cast.samira.client, page("table", shared.uuid))
    resident = text_of(cast.aydin.client, page("table", shared.uuid))
    for words in ("“Ze wil weer iets", "Donderdag gaan we kijken.", "Lotte (Wijkwerf)"):
        assert words in worker
        assert words in resident
    assert "De tafel van mevrouw Aydın" in worker
    assert "Uw tafel" in resident
    assert "u, Samira (Buurtzaam) en Lotte (Wijkwerf)." in resident


@pytest.mark.parametrize("name", ["karim", "ineke", "tjeerd", "bea", "otto", "noor"])
@pytest.mark.parametrize("which", ["table", "looks", "share", "sit_in", "hand_over", "link"])
def test_table_is_not_there_for_others(cast: Cast, shared: Question, name: str, which: str) -> None:
    response = getattr(cast, name).client.get(page(which, shared.uuid))
    assert response.status_code == 404
    assert b"Ze wil weer iets" not in response.content


def test_something_is_said_at_the_table(cast: Cast, question: Question) -> None:
    response = cast.aydin.client.post(
        page("table", question.uuid), {"body": "Niet over mijn zoon.", "number": ""}
    )
    assert response.status_code == 302
    assert "Niet over mijn zoon." in text_of(cast.samira.client, page("table", question.uuid))


def test_nothing_said_is_told_so(cast: Cast, question: Question) -> None:
    response = cast.samira.client.post(page("table", question.uuid), {"body": " ", "number": ""})
    assert response.status_code == 422
    assert "Schrijf eerst iets op" in response.content.decode()


def test_whoever_sits_in_keeps_what_they_typed(cast: Cast, question: Question) -> None:
    seat = agreements.propose_agreement(
        question=question,
        with_person=cast.ineke.person,
        until=clock.today(),
        wish=Wish.SIT_IN,
        by=cast.samira.viewer,
    )
    agreements.answer_agreement(agreement=seat, yes=True, by=cast.aydin.viewer)
    assert 'name="body"' not in text_of(cast.ineke.client, page("table", question.uuid))
    response = cast.ineke.client.post(
        page("table", question.uuid), {"body": "Ik neem het over", "number": ""}
    )
    assert response.status_code == 422
    assert response.context["form"]["body"].value() == "Ik neem het over"


def test_colleague_is_proposed_and_the_resident_says_yes(cast: Cast, question: Question) -> None:
    data = {
        "whom": str(cast.lotte.person.uuid),
        "how": "asked",
        "until": str(clock.today() + dt.timedelta(days=30)),
        "purpose": "om samen te kijken",
    }
    assert cast.samira.client.post(page("share", question.uuid), data).status_code == 302
    assert "Mag Lotte meelezen en helpen?" in text_of(cast.aydin.client, page("table", question.uuid))
    assert cast.lotte.client.get(page("table", question.uuid)).status_code == 404
    [asked] = queries.find_table(cast.aydin.viewer, question.uuid).asked
    cast.aydin.client.post(page("answer", asked.uuid), {"answer": "yes"})
    assert cast.lotte.client.get(page("table", question.uuid)).status_code == 200


def test_day_that_has_passed_stands_at_its_field(cast: Cast, question: Question) -> None:
    data = {
        "whom": str(cast.lotte.person.uuid),
        "how": "together",
        "until": "2020-01-01",
        "purpose": "samen kijken",
    }
    response = cast.samira.client.post(page("share", question.uuid), data)
    assert response.status_code == 422
    assert response.context["form"].has_error("until", "past-date")
    assert response.context["form"]["purpose"].value() == "samen kijken"


def test_somebody_who_is_not_in_the_list_cannot_be_chosen(cast: Cast, question: Question) -> None:
    data = {"whom": str(uuid.uuid4()), "how": "together", "until": str(clock.today()), "purpose": "x"}
    response = cast.samira.client.post(page("share", question.uuid), data)
    assert response.context["form"].has_error("whom", "invalid_choice")


def test_manager_is_let_in_to_look_by_the_residents_yes(cast: Cast, question: Question) -> None:
    data = {
        "whom": str(cast.ineke.person.uuid),
        "until": str(clock.today()),
        "purpose": "om het werk te kennen",
    }
    assert cast.samira.client.post(page("sit_in", question.uuid), data).status_code == 302
    assert "Mag Ineke meekijken?" in text_of(cast.aydin.client, page("table", question.uuid))


def test_stop_sharing_closes_the_colleagues_window(cast: Cast, shared: Question) -> None:
    lotte = cast.lotte.client
    assert lotte.get(reverse("spaces:version", args=[shared.space.uuid])).status_code == 200
    lottes = queries.find_table(cast.aydin.viewer, shared.uuid).agreed[-1]
    response = cast.aydin.client.post(page("stop", lottes.uuid), follow=True)
    assert "Het delen is gestopt." in response.content.decode()
    assert lotte.get(reverse("spaces:version", args=[shared.space.uuid])).status_code == 404
    assert lotte.get(page("table", shared.uuid)).status_code == 404


@pytest.mark.parametrize("name", ["samira", "lotte"])
def test_stop_is_the_residents_button(cast: Cast, shared: Question, name: str) -> None:
    somebody = getattr(cast, name)
    lottes = queries.find_table(cast.aydin.viewer, shared.uuid).agreed[-1]
    somebody.client.post(page("stop", lottes.uuid))
    somebody.client.post(page("stop_everybody", shared.uuid))
    assert len(queries.find_table(cast.aydin.viewer, shared.uuid).agreed) == 2


def test_handover_is_walked_by_its_buttons(cast: Cast, shared: Question) -> None:
    data = {"to": str(cast.lotte.person.uuid), "note": "", "meeting": "Donderdag 10.00 uur, De Brug"}
    assert cast.samira.client.post(page("hand_over", shared.uuid), data).status_code == 302
    handover = queries.find_table(cast.lotte.viewer, shared.uuid).handovers[0]
    assert "Nog niet" in text_of(cast.samira.client, page("table", shared.uuid))
    cast.lotte.client.post(page("accept", handover.uuid))
    resident = text_of(cast.aydin.client, page("table", shared.uuid))
    assert "Lotte helpt u verder" in resident
    assert "Donderdag 10.00 uur, De Brug" in resident
    cast.aydin.client.post(page("land", handover.uuid))
    cast.aydin.client.post(page("helped", shared.uuid))
    worker = text_of(cast.samira.client, page("table", shared.uuid))
    assert "bij Lotte" in worker
    assert "Mevrouw Aydın zei: ik ben geholpen." in worker


def test_handover_comes_back_with_a_reason(cast: Cast, shared: Question) -> None:
    handover = handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    assert cast.lotte.client.post(page("give_back", handover.uuid), {"reason": ""}).status_code == 422
    cast.lotte.client.post(page("give_back", handover.uuid), {"reason": "Ik ben drie weken weg."})
    assert "“Ik ben drie weken weg.”" in text_of(cast.samira.client, page("table", shared.uuid))


def test_handover_that_moved_on_is_told_at_the_table(cast: Cast, shared: Question) -> None:
    handover = handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    handovers.take_back(handover=handover, by=cast.samira.viewer)
    response = cast.lotte.client.post(page("accept", handover.uuid), follow=True)
    assert "Iemand was eerder" in response.content.decode()


def test_handover_without_anybody_to_hand_to_shows_the_way(cast: Cast, question: Question) -> None:
    assert "Er zit nog niemand anders aan deze tafel" in text_of(
        cast.samira.client, page("hand_over", question.uuid)
    )


def test_colleague_gets_up_from_the_table(cast: Cast, shared: Question) -> None:
    lottes = queries.find_table(cast.lotte.viewer, shared.uuid).agreed[-1]
    response = cast.lotte.client.post(page("get_up", lottes.uuid))
    assert response["Location"] == page("questions")
    assert cast.lotte.client.get(page("table", shared.uuid)).status_code == 404


def test_resident_shares_again_with_one_button(cast: Cast, question: Question) -> None:
    cast.aydin.client.post(page("stop_everybody", question.uuid))
    resident = text_of(cast.aydin.client, page("table", question.uuid))
    assert "alleen u." in resident
    assert "Deel weer met Samira" in resident
    [ended] = queries.find_table(cast.aydin.viewer, question.uuid).ended
    cast.aydin.client.post(page("again", ended.uuid))
    assert cast.samira.client.get(page("table", question.uuid)).status_code == 200


def test_who_looked_is_told_by_day_with_function_and_organisation(cast: Cast, shared: Question) -> None:
    text_of(cast.lotte.client, page("table", shared.uuid))
    seen = text_of(cast.aydin.client, page("looks", shared.uuid))
    assert "Lotte" in seen
    assert "werker, Wijkwerf" in seen
    assert "Vandaag" in seen


@pytest.mark.parametrize("which", ["helped", "not_yet", "stop_everybody"])
def test_button_is_no_address_to_look_at(cast: Cast, question: Question, which: str) -> None:
    assert cast.aydin.client.get(page(which, question.uuid)).status_code == 405


@pytest.mark.parametrize(
    "which", ["answer", "stop", "again", "get_up", "accept", "give_back", "take_back", "land"]
)
def test_forged_number_is_the_polite_404(cast: Cast, question: Question, which: str) -> None:
    assert cast.samira.client.post(page(which, uuid.uuid4())).status_code == 404


def test_english_page_speaks_english(cast: Cast, shared: Question) -> None:
    client = cast.aydin.client
    client.cookies["language"] = "en"
    seen = text_of(client, page("table", shared.uuid))
    assert "Your table" in seen
    assert "you, Samira (Buurtzaam) and Lotte (Wijkwerf)." in seen


def test_table_costs_the_same_for_one_entry_and_for_three(cast: Cast, shared: Question) -> None:
    client, address = cast.samira.client, page("table", shared.uuid)
    handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    spaces.say(space=shared.space, body="Een", by=cast.samira.viewer)
    one = queries_of(client, address)
    for somebody in (cast.karim, cast.otto):
        agreements.propose_agreement(question=shared, with_person=somebody.person, by=cast.samira.viewer)
        spaces.say(space=shared.space, body="Nog iets", by=cast.aydin.viewer)
    assert queries_of(client, address) == one
    assert one < 30
