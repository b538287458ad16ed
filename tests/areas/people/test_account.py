"""One's own account, and the language of the pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.cast import Cast
from vensterbank.log.models import LogLine

LANGUAGE = "/taal"


def test_account_shows_what_one_does(cast: Cast) -> None:
    page = cast.samira.client.get("/ik").content.decode()
    assert "Werker" in page
    assert "Buurtzaam, Outreachteam De Vaart" in page


def test_name_and_language_are_kept(cast: Cast) -> None:
    client = cast.samira.client
    response = client.post("/ik", {"name": " Samira \u202eel Haddou\n", "language": "en"})
    assert response.status_code == 302
    assert (cast.samira.viewer.name, cast.samira.viewer.language) == ("Samira el Haddou", "en")
    assert "My account" in client.get("/ik").content.decode()


@pytest.mark.parametrize("bad", [{"name": "\u200b", "language": "nl"}, {"name": "Samira", "language": "xx"}])
def test_nonsense_is_not_kept(cast: Cast, bad: dict[str, str]) -> None:
    assert cast.samira.client.post("/ik", bad).status_code == 422
    assert cast.samira.viewer.name == "Samira Haddou"


def test_resident_has_no_account_page(cast: Cast) -> None:
    assert cast.aydin.client.get("/ik").status_code == 302


def test_language_is_remembered_with_the_person(cast: Cast) -> None:
    response = cast.samira.client.post(LANGUAGE, {"language": "en", "next": "/ik"})
    assert response.headers["Location"] == "/ik"
    assert response.cookies["language"].value == "en"
    assert cast.samira.viewer.language == "en"
    assert "My account" in cast.samira.client.get("/ik").content.decode()


def test_language_is_remembered_with_the_link(cast: Cast) -> None:
    cast.aydin.client.post(LANGUAGE, {"language": "en"})
    assert cast.aydin.viewer.language == "en"


def test_language_of_a_visitor_stays_in_the_browser(cast: Cast, visitor: Client) -> None:
    visitor.post(LANGUAGE, {"language": "en"})
    assert "Log in" in visitor.get("/inloggen").content.decode()
    assert not LogLine.objects.filter(ground="language en").exists()


def test_unknown_language_changes_nothing(cast: Cast) -> None:
    response = cast.samira.client.post(LANGUAGE, {"language": "xx"})
    assert "language" not in response.cookies
    assert cast.samira.viewer.language == "nl"


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", ""])
def test_language_leads_nowhere_else(cast: Cast, elsewhere: str) -> None:
    response = cast.samira.client.post(LANGUAGE, {"language": "en", "next": elsewhere})
    assert response.headers["Location"] == "/"


def test_language_needs_a_button(visitor: Client) -> None:
    assert visitor.get(LANGUAGE).status_code == 405
