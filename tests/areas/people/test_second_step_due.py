"""Of whom an organisation asks a second step, and what opens until it is there."""

from __future__ import annotations

import json

import pytest

from tests.areas.people.refusing import refusing
from tests.areas.people.stepping import SECOND, code_of, half_in, set_app
from tests.factories.cast import Cast, Somebody
from tests.web.routes import routes
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.people.enums import Function, SecondStep
from vensterbank.people.rules import second_step_is_due

STEP = "/ik/tweede-stap"

# What somebody opens of whom a second step is due; nothing else.
OPEN = {
    "people:confirm",
    "people:second_step",
    "people:authenticator",
    "people:recovery_codes",
    "people:passkey_options",
    "people:new_passkey_options",
    "people:add_passkey",
    "people:logout",
    "set_language",
}


def ask(cast: Cast, of: SecondStep) -> None:
    actions.ask_second_step(organisation=cast.buurtzaam, of=of, by=cast.bea.viewer)


def test_nobody_some_and_everybody() -> None:
    due = {of: {fun.value for fun in Function if second_step_is_due(of, fun)} for of in SecondStep}
    some = {"manager", "administrator", "researcher"}
    assert due == {"nobody": set(), "some": some, "everybody": some | {"worker", "facilitator"}}


def test_new_organisation_asks_it_of_some(cast: Cast) -> None:
    assert actions.make_organisation(name="Nieuw", by=cast.bea.viewer).second_step == SecondStep.SOME


def test_manager_is_led_to_the_second_step_and_a_worker_is_not(cast: Cast) -> None:
    ask(cast, SecondStep.SOME)
    assert cast.ineke.client.get("/").headers["Location"] == STEP
    assert cast.samira.client.get("/").status_code == 200


def test_neighbour_organisation_asks_its_own_people(cast: Cast) -> None:
    ask(cast, SecondStep.EVERYBODY)
    assert cast.samira.client.get("/").status_code == 302
    assert cast.lotte.client.get("/").status_code == 200


def test_resident_with_a_link_is_asked_nothing(cast: Cast) -> None:
    ask(cast, SecondStep.EVERYBODY)
    assert cast.aydin.client.get("/api/v1/spaces").status_code == 200


def test_only_the_pages_to_set_it_are_open() -> None:
    assert {route.name for route in routes() if hasattr(route.view, "without_second_step")} == OPEN


@pytest.mark.parametrize("path", ["/", "/ik", "/ik/wachtwoord", "/vragen", "/beheer", "/plekken"])
def test_nothing_else_opens_until_it_is_set(cast: Cast, path: str) -> None:
    ask(cast, SecondStep.EVERYBODY)
    answer = cast.bea.client.get(path)
    assert (answer.status_code, answer.headers.get("Location")) == (302, STEP)


def test_api_says_what_is_missing(cast: Cast) -> None:
    ask(cast, SecondStep.EVERYBODY)
    answer = cast.samira.client.get("/api/v1/spaces")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert json.loads(answer.content)["title"] == "Second step needed"


def test_everything_opens_once_it_is_set(cast: Cast) -> None:
    ask(cast, SecondStep.EVERYBODY)
    client = cast.samira.client
    assert client.get(STEP).status_code == 200
    client.post(f"{STEP}/app", {"begin": "1"})
    client.post(f"{STEP}/app", {"code": code_of(cast.samira)})
    assert client.get("/").status_code == 200


def test_who_set_it_before_shows_it_before_anything_opens(cast: Cast) -> None:
    client = cast.samira.client
    set_app(cast.samira)
    ask(cast, SecondStep.EVERYBODY)
    assert client.get("/", follow=True).redirect_chain[-1][0].startswith("/ik/bevestigen")
    assert client.post("/ik/bevestigen", {"password": "een-lang-wachtwoord"}).status_code == 200
    assert client.get("/").status_code == 302
    client.post("/ik/bevestigen", {"code": code_of(cast.samira)})
    assert client.get("/").status_code == 200


def test_who_showed_it_at_the_door_is_not_asked_again(cast: Cast) -> None:
    set_app(cast.samira)
    ask(cast, SecondStep.EVERYBODY)
    client = half_in(cast.samira)
    client.post(SECOND, {"code": code_of(cast.samira)})
    assert client.get("/").status_code == 200


def test_taking_the_only_one_away_closes_everything_again(cast: Cast) -> None:
    set_app(cast.samira)
    ask(cast, SecondStep.EVERYBODY)
    client = half_in(cast.samira)
    client.post(SECOND, {"code": code_of(cast.samira)})
    client.post(f"{STEP}/app/weg")
    assert client.get("/").headers["Location"] == STEP


def test_administrator_chooses_of_whom_and_the_log_knows(cast: Cast) -> None:
    path = f"/beheer/{cast.buurtzaam.uuid}/inloggen"
    assert cast.bea.client.post(path, {"of": "everybody"}).status_code == 302
    cast.buurtzaam.refresh_from_db()
    assert cast.buurtzaam.second_step == SecondStep.EVERYBODY
    assert LogLine.objects.filter(ground="second step: everybody", actor_uuid=cast.bea.person.uuid).exists()


@pytest.mark.parametrize("who", ["samira", "ineke", "lotte"])
def test_nobody_else_chooses(cast: Cast, who: str) -> None:
    other: Somebody = getattr(cast, who)
    assert other.client.post(f"/beheer/{cast.buurtzaam.uuid}/inloggen", {"of": "nobody"}).status_code == 404
    with refusing("not-administrator"):
        actions.ask_second_step(organisation=cast.buurtzaam, of=SecondStep.NOBODY, by=other.viewer)
