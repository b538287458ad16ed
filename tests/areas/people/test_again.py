"""Showing once more who one is, before what is worth it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from tests.areas.people.stepping import code_of, is_in, set_app, wrong_code_of
from tests.factories.cast import PASSWORD, Cast
from tests.web.routes import routes
from vensterbank.log.models import LogLine
from vensterbank.shared import clock

AGAIN = "/ik/bevestigen"

# Every door that changes with what somebody logs in, here and for others; every export joins them.
ASKED_AGAIN = {
    "people:authenticator",
    "people:remove_authenticator",
    "people:recovery_codes",
    "people:new_passkey_options",
    "people:add_passkey",
    "people:passkey",
    "people:remove_passkey",
    "people:policy",
    "people:reset_second_step",
}


def twenty_minutes_later() -> dt.datetime:
    return clock.now() + dt.timedelta(minutes=20)


def test_doors_that_ask_again_are_these() -> None:
    assert {route.name for route in routes() if hasattr(route.view, "is_asked_again")} == ASKED_AGAIN


def test_every_export_asks_again() -> None:
    """There is none on the site yet. The first one that is named like it is held to this."""
    named = [route for route in routes() if "export" in route.name or "uitvoer" in route.pattern]
    assert [route.name for route in named if not hasattr(route.view, "is_asked_again")] == []


def test_just_logged_in_is_not_asked_again(cast: Cast) -> None:
    assert cast.bea.client.get(f"/beheer/{cast.buurtzaam.uuid}/inloggen").status_code == 200


def test_later_on_one_is_asked_and_comes_back_to_the_page(cast: Cast) -> None:
    client, page = cast.bea.client, f"/beheer/{cast.buurtzaam.uuid}/inloggen"
    with clock.telling_of(twenty_minutes_later()):
        asked = client.get(page).headers["Location"]
        assert asked.startswith(f"{AGAIN}?")
        assert f'value="{page}"' in client.get(asked).content.decode()
        assert client.post(AGAIN, {"password": PASSWORD, "next": page}).headers["Location"] == page
        assert client.get(page).status_code == 200


def test_button_pressed_later_on_does_nothing_before(cast: Cast) -> None:
    set_app(cast.samira)
    client = cast.samira.client
    with clock.telling_of(twenty_minutes_later()):
        assert client.post("/ik/tweede-stap/app/weg").headers["Location"].startswith(AGAIN)
    assert not LogLine.objects.filter(ground="app -").exists()


def test_code_of_the_app_will_do(cast: Cast) -> None:
    set_app(cast.samira)
    client = cast.samira.client
    with clock.telling_of(twenty_minutes_later()):
        assert client.post(AGAIN, {"code": code_of(cast.samira)}).headers["Location"] == "/ik"
        assert client.post("/ik/tweede-stap/herstelcodes").status_code == 200


@pytest.mark.parametrize("elsewhere", ["//kwaad.example/", "https://kwaad.example/"])
def test_leads_nowhere_else(cast: Cast, elsewhere: str) -> None:
    answer = cast.samira.client.post(AGAIN, {"password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/ik"


def test_wrong_password_is_refused_and_logged(cast: Cast) -> None:
    client = cast.samira.client
    assert client.post(AGAIN, {"password": "geraden"}).status_code == 422
    assert LogLine.objects.filter(event="denied", object_uuid=cast.samira.person.uuid).count() == 1


def test_who_guesses_at_an_open_computer_is_put_out(cast: Cast) -> None:
    set_app(cast.samira)
    client, wrong = cast.samira.client, wrong_code_of(cast.samira)
    for said in ({"password": "geraden"}, {"code": wrong}, {"password": "x"}, {"code": wrong}):
        assert client.post(AGAIN, said).status_code == 422
    assert client.post(AGAIN, {"password": "geraden"}).headers["Location"] == "/inloggen"
    assert not is_in(client)


def test_visitor_is_asked_to_log_in(visitor: Client) -> None:
    assert visitor.get(AGAIN).headers["Location"].startswith("/inloggen?")
