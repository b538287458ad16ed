"""Nobody finds out here who has an account: the same words, and the same work. Work is counted, not timed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.mail import EmailMessage
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.cast import PASSWORD, Cast
from vensterbank.delivery import mail
from vensterbank.people import throttle
from vensterbank.people.actions import let_go
from vensterbank.people.actions.letters import Letter

KNOWN, LEFT, NO_PASSWORD, UNKNOWN = (f"{name}@voorbeeld.test" for name in ("samira", "karim", "lotte", "wie"))
EVERY_KIND = (KNOWN, LEFT, NO_PASSWORD, UNKNOWN)
VALUES = re.compile(
    r"\"s\d+_x\d+\"|'[^']*'(?:::\w+)?|\b\d[\d.]*(?:e[+-]\d+)?\b|%s|\bNULL\b|\bTrue\b|\bFalse\b"
)
TOKENS = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+')


@dataclass(frozen=True)
class Seen:
    """All that a stranger could tell apart."""

    status: int
    location: str
    cookies: tuple[str, ...]
    page: str
    hashes: int
    questions: tuple[str, ...]


@pytest.fixture
def kinds(cast: Cast) -> Cast:
    """Samira has an account, Karim left, Lotte never chose a password; of "wie" nobody heard."""
    let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    cast.lotte.person.set_unusable_password()
    cast.lotte.person.save()
    return cast


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Seen]:
    """What one POST shows, and which work it makes."""
    hashes: list[int] = []
    plain = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashes.append(1)
        return str(plain(self, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)

    def look(path: str, said: dict[str, str], *, at: str, email: str) -> Seen:
        hashes.clear()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client = Client(headers={"accept-language": "nl"})
            response: HttpResponse = client.post(path, said, REMOTE_ADDR=at)
        return Seen(
            response.status_code,
            response.headers.get("Location", ""),
            tuple(sorted(response.cookies)),
            TOKENS.sub("", response.content.decode()).replace(email, ""),
            len(hashes),
            tuple(VALUES.sub("?", one["sql"]) for one in asked.captured_queries),
        )

    return look


def log_in(look: Callable[..., Seen], email: str, *, at: str = "203.0.113.9") -> Seen:
    return look("/inloggen", {"email": email, "password": "geraden"}, at=at, email=email)


def test_wrong_password_tells_nothing_and_costs_one_hash(kinds: Cast, seen: Callable[..., Seen]) -> None:
    log_in(seen, "eerste@voorbeeld.test")  # from now on the place has its row
    answers = [log_in(seen, email) for email in EVERY_KIND]
    assert {(answer.status, answer.hashes) for answer in answers} == {(422, 1)}
    assert len(answers[0].questions) > 5
    assert len(set(answers)) == 1


def test_right_password_of_somebody_who_left_is_a_wrong_one(kinds: Cast, seen: Callable[..., Seen]) -> None:
    answers = [
        seen("/inloggen", {"email": email, "password": PASSWORD}, at=f"203.0.113.{number}", email=email)
        for number, email in enumerate((LEFT, UNKNOWN))
    ]
    assert {answer.status for answer in answers} == {422}
    assert len(set(answers)) == 1
    right = seen("/inloggen", {"email": KNOWN, "password": PASSWORD}, at="203.0.113.7", email=KNOWN)
    assert (right.status, right.hashes) == (302, 1)


def test_whoever_has_to_wait_learns_nothing_and_makes_no_work(kinds: Cast, seen: Callable[..., Seen]) -> None:
    for email in EVERY_KIND:
        for _try in range(throttle.A_FEW.free):
            log_in(seen, email)
    answers = [log_in(seen, email) for email in EVERY_KIND]
    assert {(answer.status, answer.hashes) for answer in answers} == {(429, 0)}
    assert len(set(answers)) == 1


def test_asking_for_a_new_password_tells_nothing(
    kinds: Cast,
    seen: Callable[..., Seen],
    monkeypatch: pytest.MonkeyPatch,
    letters: Callable[[], list[EmailMessage]],
) -> None:
    carried: list[Letter] = []
    monkeypatch.setattr(mail, "_send_quietly", lambda letter: (carried.append(letter), mail.send(letter)))
    asked = {email: {"email": email} for email in ("eerste@voorbeeld.test", *EVERY_KIND)}
    answers = [
        seen("/wachtwoord/vergeten", said, at="203.0.113.9", email=email) for email, said in asked.items()
    ][1:]
    assert {(answer.status, answer.location) for answer in answers} == {(302, "/wachtwoord/onderweg")}
    assert len(set(answers)) == 1
    assert [letter.to for letter in letters()] == [[KNOWN], ["lotte@voorbeeld.test"]]
    # A letter is written for everybody; those to nobody are thrown away by the courier, behind the page.
    assert [letter.to for letter in carried] == ["", KNOWN, "", NO_PASSWORD, ""]


def test_letter_to_nobody_opens_nothing(
    kinds: Cast, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[Letter] = []
    monkeypatch.setattr(mail, "_send_quietly", carried.append)
    for email in (UNKNOWN, KNOWN):
        visitor.post("/wachtwoord/vergeten", {"email": email})
    mail.courier.submit(int).result()
    paths = [str(letter.values["url"]).removeprefix("http://testserver") for letter in carried]
    assert [visitor.get(path).status_code for path in paths] == [404, 200]


def test_administrator_learns_of_no_account_elsewhere(kinds: Cast) -> None:
    """Bea invites: an address of another organisation and one of nobody get the same answer."""
    client, path = kinds.bea.client, f"/beheer/{kinds.buurtzaam.uuid}/uitnodigingen"
    pages = []
    for email in ("wilma@voorbeeld.test", UNKNOWN):
        said = {"name": "Iemand", "email": email, "function": "worker", "team": "", "language": "nl"}
        with CaptureQueriesContext(connection) as asked:
            response = client.post(path, said)
        pages.append((response.status_code, [VALUES.sub("?", one["sql"]) for one in asked.captured_queries]))
    assert pages[0] == pages[1]
    assert pages[0][0] == 302
