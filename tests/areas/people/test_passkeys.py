"""Passkeys: made, shown at the door, as a second step, and what does not count as one."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.areas.people.device import Device, add, asked
from tests.areas.people.stepping import SECOND, half_in, is_in
from tests.factories.cast import Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.people.models import Passkey, RecoveryCode

DOOR = "/inloggen/passkey"


@pytest.fixture
def phone(cast: Cast) -> Device:
    """Samira's phone, with a passkey of hers."""
    device = Device()
    add(cast.samira.client, device)
    return device


def test_worker_sets_a_passkey_and_sees_recovery_codes(cast: Cast) -> None:
    page = add(cast.samira.client, Device()).content.decode()
    assert page.count("<li><code>") == RecoveryCode.objects.count() == 10
    assert "Mijn telefoon" in cast.samira.client.get("/ik/tweede-stap").content.decode()


def test_passkey_lets_in_without_a_password(cast: Cast, phone: Device, visitor: Client) -> None:
    answer = visitor.post(DOOR, {"credential": phone.show(asked(visitor)), "next": "/ik"})
    assert answer.headers["Location"] == "/ik"
    assert is_in(visitor)
    line = LogLine.objects.filter(event="signed-in").order_by("pk").last()
    assert line is not None and (line.actor_name, line.ground) == ("Samira Haddou", "passkey")


def test_password_alone_opens_nothing_when_a_passkey_is_set(cast: Cast, phone: Device) -> None:
    client = half_in(cast.samira)
    assert not is_in(client)
    client.post(SECOND, {"credential": phone.show(asked(client))})
    assert is_in(client)


def test_passkey_of_a_colleague_is_no_second_step(cast: Cast, phone: Device) -> None:
    theirs = Device()
    add(cast.karim.client, theirs)
    client = half_in(cast.samira)
    assert client.post(SECOND, {"credential": theirs.show(asked(client))}).status_code == 200
    assert not is_in(client)
    assert LogLine.objects.filter(event="denied", object_kind="passkey").count() == 1


def test_key_that_does_not_ask_its_holder_needs_the_password(cast: Cast, visitor: Client) -> None:
    key = Device(asks_holder=False)
    add(cast.samira.client, key)
    visitor.post(DOOR, {"credential": key.show(asked(visitor))})
    assert not is_in(visitor)
    client = half_in(cast.samira)
    client.post(SECOND, {"credential": key.show(asked(client))})
    assert is_in(client)


def test_answer_counts_once(cast: Cast, phone: Device, visitor: Client) -> None:
    said = phone.show(asked(visitor))
    visitor.post(DOOR, {"credential": said})
    visitor.post("/uitloggen")
    visitor.post(DOOR, {"credential": said})
    assert not is_in(visitor)


def test_answer_to_another_question_does_not_count(cast: Cast, phone: Device, visitor: Client) -> None:
    said = phone.show(asked(visitor))
    asked(visitor)
    visitor.post(DOOR, {"credential": said})
    assert not is_in(visitor)


def test_page_that_only_looks_like_ours_gets_nothing(cast: Cast, phone: Device, visitor: Client) -> None:
    visitor.post(DOOR, {"credential": phone.show(asked(visitor), origin="https://vensterbank.kwaad.example")})
    assert not is_in(visitor)


def test_passkey_for_another_site_does_not_count(cast: Cast, phone: Device, visitor: Client) -> None:
    phone.site = "kwaad.example"
    visitor.post(DOOR, {"credential": phone.show(asked(visitor))})
    assert not is_in(visitor)


def test_copy_whose_counter_lags_behind_does_not_count(cast: Cast, phone: Device, visitor: Client) -> None:
    phone.count = 7
    visitor.post(DOOR, {"credential": phone.show(asked(visitor))})
    visitor.post("/uitloggen")
    phone.count = 2
    visitor.post(DOOR, {"credential": phone.show(asked(visitor))})
    assert not is_in(visitor)


def test_unknown_key_with_a_known_number_does_not_count(cast: Cast, phone: Device, visitor: Client) -> None:
    forged = Device()
    forged.number = phone.number
    visitor.post(DOOR, {"credential": forged.show(asked(visitor))})
    assert not is_in(visitor)


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"id": 7}', "x" * 500, '{"id": "a", "response": {}}'])
def test_nonsense_is_refused_kindly(cast: Cast, phone: Device, visitor: Client, said: str) -> None:
    asked(visitor)
    answer = visitor.post(DOOR, {"credential": said}, follow=True)
    assert "Deze passkey is hier niet bekend" in answer.content.decode()


def test_leaver_does_not_come_in_with_a_passkey(cast: Cast, phone: Device, visitor: Client) -> None:
    actions.let_go(person=cast.samira.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    visitor.post(DOOR, {"credential": phone.show(asked(visitor))})
    assert not is_in(visitor)


def test_what_is_asked_tells_nothing_about_accounts(cast: Cast, phone: Device, visitor: Client) -> None:
    assert "allowCredentials" not in asked(visitor)["publicKey"]


def test_same_passkey_is_set_once(cast: Cast, phone: Device) -> None:
    add(cast.karim.client, phone)
    assert [one.person for one in Passkey.objects.all()] == [cast.samira.person]


def test_passkey_gets_another_name(cast: Cast, phone: Device) -> None:
    path = f"/ik/tweede-stap/passkey/{Passkey.objects.get().uuid}"
    cast.samira.client.post(path, {"name": " Telefoon \u202e werk "})
    assert Passkey.objects.get().name == "Telefoon werk"
    assert cast.karim.client.get(path).status_code == 404


def test_passkey_taken_away_opens_nothing(cast: Cast, phone: Device, visitor: Client) -> None:
    path = f"/ik/tweede-stap/passkey/{Passkey.objects.get().uuid}/weg"
    assert cast.karim.client.post(path).status_code == 404
    cast.samira.client.post(path)
    visitor.post(DOOR, {"credential": phone.show(asked(visitor))})
    assert not is_in(visitor) and is_in(half_in(cast.samira))


def test_passkey_shows_once_more_who_one_is(cast: Cast, phone: Device) -> None:
    client = cast.samira.client
    session = client.session
    session["shown_at"] = 0.0
    session.save()
    client.post("/ik/bevestigen", {"credential": phone.show(asked(client))})
    assert client.post("/ik/tweede-stap/herstelcodes").status_code == 200


def test_question_for_somebody_half_way_names_their_passkeys_only(cast: Cast, phone: Device) -> None:
    add(cast.karim.client, Device())
    options = asked(half_in(cast.samira))
    assert len(options["publicKey"]["allowCredentials"]) == 1
    assert json.dumps(options).count("public-key") == 1
