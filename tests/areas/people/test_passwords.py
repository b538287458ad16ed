"""A new password: by somebody who knows the old one, and by mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client

from tests.factories.cast import PASSWORD, Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.shared import clock

NEW = "vier woorden op een rij"
Letters = Callable[[], list[EmailMessage]]
LinkIn = Callable[[EmailMessage], str]


def ask(visitor: Client, email: str) -> None:
    response = visitor.post("/wachtwoord/vergeten", {"email": email})
    assert (response.status_code, response.headers["Location"]) == (302, "/wachtwoord/onderweg")


def choose(client: Client, path: str, word: str = NEW) -> int:
    return client.post(path, {"password": word, "again": word}).status_code


@pytest.fixture
def link(cast: Cast, visitor: Client, letters: Letters, link_in: LinkIn) -> str:
    ask(visitor, "Samira@voorbeeld.test")
    return link_in(letters()[0])


def test_letter_goes_to_the_address_of_the_account(cast: Cast, visitor: Client, letters: Letters) -> None:
    ask(visitor, "SAMIRA@voorbeeld.test")
    assert [letter.to for letter in letters()] == [["samira@voorbeeld.test"]]


def test_letter_speaks_the_language_of_its_reader(cast: Cast, visitor: Client, letters: Letters) -> None:
    actions.speak(language="en", by=cast.samira.viewer)
    ask(visitor, "samira@voorbeeld.test")
    assert letters()[0].subject == "A new password for Vensterbank"


@pytest.mark.parametrize("email", ["wie@voorbeeld.test", "karim@voorbeeld.test"])
def test_unknown_address_and_leaver_get_the_same_page_and_no_letter(
    cast: Cast, visitor: Client, letters: Letters, email: str
) -> None:
    actions.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    ask(visitor, email)
    assert letters() == []


def test_asking_is_logged_with_and_without_an_account(cast: Cast, visitor: Client) -> None:
    ask(visitor, "samira@voorbeeld.test")
    ask(visitor, "wie@voorbeeld.test")
    asked = LogLine.objects.filter(object_kind="password").values_list("object_uuid", flat=True)
    assert list(asked.order_by("pk")) == [cast.samira.person.uuid, None]


def test_address_with_a_line_end_is_refused(cast: Cast, visitor: Client, letters: Letters) -> None:
    response = visitor.post("/wachtwoord/vergeten", {"email": "samira@voorbeeld.test\nBcc: x@y.nl"})
    assert response.status_code == 422
    assert letters() == []


def test_new_password_works(cast: Cast, visitor: Client, link: str) -> None:
    assert choose(visitor, link) == 302
    assert visitor.login(username="samira@voorbeeld.test", password=NEW)


def test_looking_at_the_link_does_not_use_it_up(visitor: Client, link: str) -> None:
    assert [visitor.get(link).status_code for _look in range(2)] == [200, 200]
    assert choose(visitor, link) == 302


def test_link_works_once(visitor: Client, link: str) -> None:
    choose(visitor, link)
    assert choose(visitor, link, "iets heel anders nu") == 404


def test_link_dies_after_four_hours(visitor: Client, link: str) -> None:
    # As a number: a moment with a zone would also move the clock on the wall, which Django reads here.
    with time_machine.travel((clock.now() + dt.timedelta(hours=4, minutes=1)).timestamp()):
        assert visitor.get(link).status_code == 404


def test_link_dies_when_its_holder_leaves(cast: Cast, visitor: Client, link: str) -> None:
    actions.let_go(person=cast.samira.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert visitor.get(link).status_code == 404


def test_link_of_one_person_is_not_anothers(cast: Cast, visitor: Client, link: str) -> None:
    stolen = link.replace(str(cast.samira.person.uuid), str(cast.karim.person.uuid))
    assert stolen != link
    assert visitor.get(stolen).status_code == 404


def test_link_dies_when_its_holder_logs_in(cast: Cast, visitor: Client, link: str) -> None:
    assert cast.samira.client.get("/ik").status_code == 200
    assert visitor.get(link).status_code == 404


def test_new_password_ends_sessions_elsewhere(
    cast: Cast, visitor: Client, letters: Letters, link_in: LinkIn
) -> None:
    elsewhere = cast.samira.client
    ask(visitor, "samira@voorbeeld.test")
    assert choose(visitor, link_in(letters()[0])) == 302
    assert elsewhere.get("/ik").status_code == 302


WEAK = {
    "kort": "twaalf tekens",
    "samira haddou": "lijkt te veel op je naam",
    "password1234": "Veel mensen gebruiken",
}


@pytest.mark.parametrize("word", WEAK)
def test_weak_password_is_refused_and_the_link_lives(visitor: Client, link: str, word: str) -> None:
    response = visitor.post(link, {"password": word, "again": word})
    assert response.status_code == 422
    assert WEAK[word] in response.content.decode()
    assert choose(visitor, link) == 302


def test_two_different_passwords_are_refused(visitor: Client, link: str) -> None:
    response = visitor.post(link, {"password": NEW, "again": NEW + "!"})
    assert response.status_code == 422
    assert "niet hetzelfde als hierboven" in response.content.decode()


def change(client: Client, old: str, new: str = NEW) -> int:
    return client.post("/ik/wachtwoord", {"old": old, "password": new, "again": new}).status_code


def test_password_is_changed_by_who_knows_the_old_one(cast: Cast) -> None:
    here, elsewhere = cast.samira.client, cast.samira.client
    assert change(here, PASSWORD) == 302
    assert here.get("/ik").status_code == 200
    assert elsewhere.get("/ik").status_code == 302


def test_password_is_not_changed_by_who_does_not(cast: Cast) -> None:
    client = cast.samira.client
    assert change(client, "geraden") == 422
    assert cast.samira.person.check_password(PASSWORD)
