"""Coming in by the organisation's own login, tried against an OpenID Connect server of its own on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.http import HttpResponse
from django.test import Client

from tests.areas.people.stepping import SECOND, code_of, is_in, set_app
from tests.factories.cast import Cast
from vensterbank.config.environment import Provider, read_environment
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.people.enums import SecondStep
from vensterbank.people.models import Person, ProviderAccount
from vensterbank.shared.errors import ConfigurationProblem

START, BACK = "/inloggen/organisatie", "/inloggen/organisatie/terug"
KNOWN_THERE = [
    {"sub": "s-1", "email": "Samira@voorbeeld.test", "email_verified": True},
    {"sub": "s-2", "email": "karim@voorbeeld.test", "email_verified": False},
    {"sub": "s-3", "email": "vreemd@elders.test", "email_verified": True},
    {"sub": "s-4", "email": "samira@voorbeeld.test", "email_verified": True},
]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A server of the standard, from a package, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    users = [part for user in KNOWN_THERE for part in ("--user-claims", json.dumps(user))]
    command = [
        sys.executable,
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce",
        "true",
        *users,
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(200):
            with socket.socket() as visitor:
                if visitor.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def provider(settings: object, issuer: str) -> Provider:
    """The server, set as the organisation's own login."""
    there = Provider(issuer, "vensterbank", "geheim", "Gemeente De Vaart", asks_second_step=False)
    settings.SSO = there  # type: ignore[attr-defined]
    return there


def at_provider(url: str, subject: str) -> dict[str, str]:
    """Somebody logs in there; what the browser brings back."""
    answer = requests.post(url, data={"sub": subject}, allow_redirects=False, timeout=10)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def come_in(client: Client, subject: str, **changes: str) -> HttpResponse:
    """To the provider and back."""
    url = client.get(f"{START}?next=/ik").headers["Location"]
    brought = {**at_provider(url, subject), **changes}
    assert client.get(BACK, brought).status_code == 200
    assert not is_in(client)  # looking lets nobody in
    return client.post(BACK, brought)


def test_worker_comes_in_by_the_login_of_the_organisation(
    cast: Cast, provider: Provider, visitor: Client
) -> None:
    assert "Inloggen met Gemeente De Vaart" in visitor.get("/inloggen").content.decode()
    assert come_in(visitor, "s-1").headers["Location"] == "/ik"
    assert is_in(visitor)
    line = LogLine.objects.filter(event="signed-in").order_by("pk").last()
    assert line is not None and (line.actor_name, line.ground) == ("Samira Haddou", "single sign-on")


def test_browser_is_sent_with_state_nonce_and_challenge(
    cast: Cast, provider: Provider, visitor: Client
) -> None:
    asked = parse_qs(urlsplit(visitor.get(START).headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


def test_number_counts_once_it_is_known_whatever_the_address(
    cast: Cast, provider: Provider, visitor: Client
) -> None:
    come_in(visitor, "s-1")
    Person.objects.filter(pk=cast.samira.person.pk).update(email="getrouwd@voorbeeld.test")
    again = Client()
    come_in(again, "s-1")
    assert is_in(again)


def test_another_number_with_the_same_address_does_not_take_an_account_over(
    cast: Cast, provider: Provider, visitor: Client
) -> None:
    come_in(visitor, "s-1")
    other = Client()
    come_in(other, "s-4")
    assert not is_in(other)
    assert ProviderAccount.objects.get().subject == "s-1"


@pytest.mark.parametrize("subject", ["s-2", "s-3"])
def test_unchecked_or_unknown_address_is_refused_and_makes_no_account(
    cast: Cast, provider: Provider, visitor: Client, subject: str
) -> None:
    before = Person.objects.count()
    answer = come_in(visitor, subject)
    assert answer.headers["Location"] == "/inloggen"
    assert "Je organisatie kent je" in visitor.get("/inloggen").content.decode()
    assert (Person.objects.count(), ProviderAccount.objects.count(), is_in(visitor)) == (before, 0, False)


def test_leaver_does_not_come_in(cast: Cast, provider: Provider, visitor: Client) -> None:
    come_in(Client(), "s-1")
    actions.let_go(person=cast.samira.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    come_in(visitor, "s-1")
    assert not is_in(visitor)


@pytest.mark.parametrize("changes", [{"state": "geraden"}, {"code": "geraden"}, {"code": ""}])
def test_answer_that_is_not_ours_lets_nobody_in(
    cast: Cast, provider: Provider, visitor: Client, changes: dict[str, str]
) -> None:
    come_in(visitor, "s-1", **changes)
    assert not is_in(visitor)


def test_answer_counts_in_the_browser_that_asked(cast: Cast, provider: Provider, visitor: Client) -> None:
    brought = at_provider(visitor.get(START).headers["Location"], "s-1")
    other = Client()
    other.get(START)
    other.post(BACK, brought)
    assert not is_in(other)


def test_nonce_of_another_visit_does_not_count(cast: Cast, provider: Provider, visitor: Client) -> None:
    brought = at_provider(visitor.get(START).headers["Location"], "s-1")
    session = visitor.session
    session["sso"] = {**session["sso"], "nonce": "anders"}
    session.save()
    visitor.post(BACK, brought)
    assert not is_in(visitor)


def test_own_second_step_is_asked_still(cast: Cast, provider: Provider, visitor: Client) -> None:
    set_app(cast.samira)
    assert come_in(visitor, "s-1").headers["Location"].startswith(SECOND)
    assert not is_in(visitor)
    visitor.post(SECOND, {"code": code_of(cast.samira)})
    assert is_in(visitor)


def test_second_step_of_the_provider_counts_when_that_is_set(
    cast: Cast, settings: object, issuer: str, visitor: Client
) -> None:
    settings.SSO = Provider(issuer, "vensterbank", "geheim", "Gemeente", asks_second_step=True)  # type: ignore[attr-defined]
    actions.ask_second_step(organisation=cast.buurtzaam, of=SecondStep.EVERYBODY, by=cast.bea.viewer)
    come_in(visitor, "s-1")
    assert visitor.get("/").status_code == 200


def test_second_step_is_due_when_the_provider_asks_none(
    cast: Cast, provider: Provider, visitor: Client
) -> None:
    actions.ask_second_step(organisation=cast.buurtzaam, of=SecondStep.EVERYBODY, by=cast.bea.viewer)
    come_in(visitor, "s-1")
    assert visitor.get("/").headers["Location"] == "/ik/tweede-stap"


def test_provider_that_is_away_is_told_kindly(cast: Cast, settings: object, visitor: Client) -> None:
    settings.SSO = Provider("http://127.0.0.1:9", "v", "g", "Gemeente", asks_second_step=False)  # type: ignore[attr-defined]
    assert "lukte niet" in visitor.get(START, follow=True).content.decode()


def test_without_a_provider_there_is_no_such_door(cast: Cast, visitor: Client) -> None:
    assert visitor.get(START).status_code == 404
    assert START not in visitor.get("/inloggen").content.decode()


def test_half_set_provider_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENSTERBANK_SSO_ISSUER", "http://login.voorbeeld.test")
    with pytest.raises(ConfigurationProblem) as problem:
        read_environment()
    told = " ".join(problem.value.problems)
    assert "VENSTERBANK_SSO_CLIENT_ID" in told and "https://" in told


def test_whole_provider_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.setenv(f"VENSTERBANK_SSO_{name}", "https://login.voorbeeld.test/")
    provider = read_environment().provider
    assert provider is not None
    assert (provider.issuer, provider.name) == ("https://login.voorbeeld.test", "login.voorbeeld.test")
