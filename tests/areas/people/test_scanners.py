"""Mail and chat scanners follow addresses. Looking at one with a secret uses nothing up, whoever looks and how often."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.cast import Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions, setup_link
from vensterbank.people.enums import Function
from vensterbank.people.models import Invitation

NEW = "vier woorden op een rij"
METHODS = ("get", "head")
Letters = Callable[[], list[EmailMessage]]


def scan(path: str) -> list[str]:
    """Eight looks in every way; the writes that they caused."""
    client = Client(headers={"accept-language": "nl", "sec-purpose": "prefetch"})
    with CaptureQueriesContext(connection) as asked:
        for method in METHODS * 8:
            response = getattr(client, method)(path)
            assert response.headers["Referrer-Policy"] == "strict-origin"
            assert "noindex" in response.headers["X-Robots-Tag"]
            assert "no-store" in response.headers["Cache-Control"]
    sql = [one["sql"] for one in asked.captured_queries]
    return [one for one in sql if one.split()[0] in {"INSERT", "UPDATE", "DELETE"}]


@pytest.fixture
def invited(cast: Cast) -> str:
    who = {"name": "Fatma", "email": "fatma@voorbeeld.test", "function": Function.WORKER}
    made = actions.invite(organisation=cast.buurtzaam, by=cast.bea.viewer, **who)
    assert made is not None
    return f"/uitnodiging/{made[1]}"


def test_invitation_is_as_good_after_a_scanner(visitor: Client, invited: str) -> None:
    assert scan(invited) == []
    said = {"name": "Fatma", "password": NEW, "again": NEW}
    assert visitor.post(invited, said).status_code == 302
    assert Invitation.objects.get(email="fatma@voorbeeld.test").accepted_at is not None


def test_link_for_a_new_password_is_as_good_after_a_scanner(
    cast: Cast, visitor: Client, letters: Letters, link_in: Callable[[EmailMessage], str]
) -> None:
    visitor.post("/wachtwoord/vergeten", {"email": "samira@voorbeeld.test"})
    path = link_in(letters()[0])
    assert scan(path) == []
    assert visitor.post(path, {"password": NEW, "again": NEW}).status_code == 302
    assert cast.samira.person.check_password(NEW) is False  # as it was when the cast was made
    assert visitor.post("/inloggen", {"email": "samira@voorbeeld.test", "password": NEW}).status_code == 302


def test_link_of_the_first_day_is_as_good_after_a_scanner(visitor: Client) -> None:
    secret = setup_link.make()
    assert scan(f"/begin/{secret}") == []
    assert setup_link.is_live(secret)


@pytest.mark.parametrize("path", ["/uitnodiging/geraden", "/begin/geraden", "/l/geraden"])
def test_guess_is_told_in_the_log_and_counts_only_when_something_is_sent(visitor: Client, path: str) -> None:
    visitor.get(path)
    looked = LogLine.objects.filter(event="denied", object_kind="link").count()
    with CaptureQueriesContext(connection) as asked:
        visitor.post(path)
    written = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("INSERT")]
    assert (looked, LogLine.objects.filter(event="denied").count()) == (1, 2)
    assert any("people_tries" in sql for sql in written)
