"""A cookie that somebody had before logging in is worth nothing after it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.cast import PASSWORD, Cast

CAME_IN = {"email": "samira@voorbeeld.test", "password": PASSWORD}


@pytest.fixture
def browser(cast: Cast) -> Client:
    """A browser into which somebody laid a session beforehand."""
    client = Client()
    session = client.session
    session["laid"] = "by another"
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.get("/inloggen")
    return client


def test_login_gives_a_new_session_and_a_new_token(browser: Client) -> None:
    before = {name: morsel.value for name, morsel in browser.cookies.items()}
    browser.post("/inloggen", CAME_IN)
    after = {name: morsel.value for name, morsel in browser.cookies.items()}
    assert browser.get("/ik").status_code == 200
    assert {"sessionid", "csrftoken"} <= before.keys() & after.keys()
    assert {name for name in before if before[name] == after[name]} == set()


def test_session_of_before_the_login_opens_nothing(browser: Client) -> None:
    before = browser.cookies["sessionid"].value
    browser.post("/inloggen", CAME_IN)
    other = Client()
    other.cookies["sessionid"] = before
    assert other.get("/ik").status_code == 302


def test_logging_out_takes_the_session_away(cast: Cast, browser: Client) -> None:
    browser.post("/inloggen", CAME_IN)
    inside = browser.cookies["sessionid"].value
    browser.post("/uitloggen")
    other = Client()
    other.cookies["sessionid"] = inside
    assert other.get("/ik").status_code == 302
