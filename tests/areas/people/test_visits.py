"""Where one is logged in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.areas.people.stepping import code_of, is_in, set_app
from tests.factories.cast import PASSWORD, Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.people.models import Visit
from vensterbank.people.rules import family_of
from vensterbank.shared import clock

PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36"
)
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"


def logged_in(browser: str, name: str = "samira") -> Client:
    client = Client(headers={"accept-language": "nl", "user-agent": browser})
    client.post("/inloggen", {"email": f"{name}@voorbeeld.test", "password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (PHONE, ("Chrome", "Android")),
        (DESK, ("Firefox", "Windows")),
        (f"{PHONE} Edg/131.0", ("Edge", "Android")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1",
            ("Safari", "iPhone"),
        ),
        ("curl/8.1 <script>", ("", "")),
    ],
)
def test_browser_in_words(told: str, words: tuple[str, str]) -> None:
    assert family_of(told) == words


def test_account_tells_where_one_is_logged_in(cast: Cast) -> None:
    phone, desk = logged_in(PHONE), logged_in(DESK)
    page = desk.get("/ik").content.decode()
    assert "Chrome, Android" in page and "Firefox, Windows" in page
    assert page.count("Daar uitloggen") == 1
    assert is_in(phone)


def test_colleague_does_not_see_them(cast: Cast) -> None:
    logged_in(PHONE)
    assert "Chrome, Android" not in logged_in(DESK, "karim").get("/ik").content.decode()


def test_stolen_phone_is_logged_out_from_the_desk(cast: Cast) -> None:
    phone, desk = logged_in(PHONE), logged_in(DESK)
    visit = Visit.objects.get(browser="Chrome")
    desk.post(f"/ik/ingelogd/{visit.uuid}/weg")
    assert (is_in(phone), is_in(desk)) == (False, True)
    assert LogLine.objects.filter(event="signed-out", actor_uuid=cast.samira.person.uuid).count() == 1


def test_nobody_ends_the_visit_of_a_colleague(cast: Cast) -> None:
    phone = logged_in(PHONE)
    path = f"/ik/ingelogd/{Visit.objects.get(browser='Chrome').uuid}/weg"
    assert logged_in(DESK, "karim").post(path).status_code == 404
    assert is_in(phone)


def test_everywhere_else_at_once(cast: Cast) -> None:
    others, here, karim = [logged_in(PHONE), logged_in(PHONE)], logged_in(DESK), logged_in(PHONE, "karim")
    here.post("/ik/ingelogd/andere/weg")
    assert [is_in(one) for one in (*others, here, karim)] == [False, False, True, True]


def test_new_password_ends_the_others_and_keeps_this_one_in_the_list(cast: Cast) -> None:
    phone, desk = logged_in(PHONE), logged_in(DESK)
    new = "vier woorden op een rij"
    desk.post("/ik/wachtwoord", {"old": PASSWORD, "password": new, "again": new})
    assert (is_in(phone), is_in(desk)) == (False, True)
    assert "je bent hier nu" in desk.get("/ik").content.decode()
    assert Session.objects.filter(session_key__in=Visit.objects.values("session_key")).count() == 1


def test_new_password_by_letter_ends_all(cast: Cast) -> None:
    phone = logged_in(PHONE)
    actions.reset_password(person=cast.samira.person, password="heel iets anders nu", by=cast.samira.viewer)
    assert not is_in(phone)
    assert not Visit.objects.filter(person=cast.samira.person).exists()


def test_leaving_ends_all(cast: Cast) -> None:
    phone = logged_in(PHONE)
    actions.let_go(person=cast.samira.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert not is_in(phone)
    assert not Visit.objects.filter(person=cast.samira.person).exists()


def test_first_app_ends_the_others(cast: Cast) -> None:
    phone, desk = logged_in(PHONE), logged_in(DESK)
    desk.post("/ik/tweede-stap/app", {"begin": "1"})
    desk.post("/ik/tweede-stap/app", {"code": code_of(cast.samira)})
    assert (is_in(phone), is_in(desk)) == (False, True)


def test_reset_by_an_administrator_ends_all(cast: Cast) -> None:
    client = cast.samira.client
    set_app(cast.samira)
    actions.reset_second_step(person=cast.samira.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert not is_in(client)


def test_logged_out_is_not_in_the_list(cast: Cast) -> None:
    phone, desk = logged_in(PHONE), logged_in(DESK)
    phone.post("/uitloggen")
    assert "Android" not in desk.get("/ik").content.decode()


def test_last_use_is_kept_to_five_minutes(cast: Cast) -> None:
    client, began = logged_in(PHONE), clock.now()
    for minutes in (2, 4, 7, 9):
        with clock.telling_of(began + dt.timedelta(minutes=minutes)):
            client.get("/ik")
    used = Visit.objects.get().used_at - began
    assert dt.timedelta(minutes=7) - used < dt.timedelta(seconds=5)


def test_session_ends_after_fourteen_days_however_often_it_is_used(cast: Cast) -> None:
    client, began = logged_in(PHONE), clock.now()
    with clock.telling_of(began + dt.timedelta(days=10)):
        client.get("/ik")
    assert Session.objects.get().expire_date < began + dt.timedelta(days=14, minutes=1)


def test_resident_with_a_link_is_in_no_list(cast: Cast) -> None:
    cast.aydin.client.get("/api/v1/spaces")
    assert not Visit.objects.exists()
