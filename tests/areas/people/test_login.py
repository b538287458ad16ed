"""Coming in and going out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories.cast import PASSWORD, Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.people.middleware import LINK_SESSION_KEY

LOGIN = "/inloggen"


def log_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post(LOGIN, {"email": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/ik").status_code == 200


def without_tokens(response: HttpResponse) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+', r"\1", response.content.decode())


def test_worker_logs_in(cast: Cast, visitor: Client) -> None:
    response = log_in(visitor, "samira@voorbeeld.test")
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert is_in(visitor)


def test_address_in_capitals_with_spaces_is_the_same_address(cast: Cast, visitor: Client) -> None:
    assert log_in(visitor, " Samira@Voorbeeld.TEST ").status_code == 302


def test_unknown_address_wrong_password_and_leaver_get_one_answer(cast: Cast) -> None:
    actions.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    tries = [
        ("wie@voorbeeld.test", PASSWORD),
        ("samira@voorbeeld.test", "fout"),
        ("karim@voorbeeld.test", PASSWORD),
    ]
    answers = [log_in(Client(headers={"accept-language": "nl"}), email, word) for email, word in tries]
    assert {response.status_code for response in answers} == {422}
    pages = {
        without_tokens(answer).replace(email, "")
        for answer, (email, _word) in zip(answers, tries, strict=True)
    }
    assert len(pages) == 1
    assert "horen niet bij elkaar" in pages.pop()


def test_failed_login_is_logged_with_address_and_account(cast: Cast, visitor: Client) -> None:
    log_in(visitor, "samira@voorbeeld.test", "fout")
    line = LogLine.objects.get(object_kind="login")
    assert (line.event, line.object_uuid, line.address) == ("denied", cast.samira.person.uuid, "127.0.0.1")


def test_login_and_logout_are_logged(cast: Cast, visitor: Client) -> None:
    log_in(visitor, "samira@voorbeeld.test")
    visitor.post("/uitloggen")
    events = LogLine.objects.filter(actor_uuid=cast.samira.person.uuid).values_list("event", flat=True)
    assert list(events.order_by("pk"))[-2:] == ["signed-in", "signed-out"]
    assert not is_in(visitor)


def test_logout_needs_a_button(cast: Cast) -> None:
    client = cast.samira.client
    assert client.get("/uitloggen").status_code == 405
    assert is_in(client)


def test_link_is_put_down_by_whoever_logs_in(cast: Cast) -> None:
    client = cast.aydin.client
    log_in(client, "samira@voorbeeld.test")
    assert LINK_SESSION_KEY not in client.session


def test_one_goes_on_to_the_page_that_was_asked_for(cast: Cast, visitor: Client) -> None:
    asked = visitor.get("/ik").headers["Location"]
    assert 'name="next" value="/ik"' in visitor.get(asked).content.decode()
    assert log_in(visitor, "samira@voorbeeld.test", next="/ik").headers["Location"] == "/ik"


@pytest.mark.parametrize(
    "elsewhere", ["//kwaad.example/", "https://kwaad.example/", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_login_leads_nowhere_else(cast: Cast, visitor: Client, elsewhere: str) -> None:
    assert log_in(visitor, "samira@voorbeeld.test", next=elsewhere).headers["Location"] == "/"


def test_somebody_logged_in_is_not_asked_again(cast: Cast) -> None:
    assert cast.samira.client.get(LOGIN).status_code == 302


@pytest.mark.parametrize("bad", ["a\x00b", "x" * 5_000, ""])
def test_nonsense_as_password_is_refused_kindly(cast: Cast, visitor: Client, bad: str) -> None:
    assert log_in(visitor, "samira@voorbeeld.test", bad).status_code == 422


def test_empty_installation_says_how_to_begin(visitor: Client) -> None:
    assert "vensterbank init" in visitor.get(LOGIN).content.decode()


def test_installation_with_people_does_not(cast: Cast, visitor: Client) -> None:
    assert "vensterbank init" not in visitor.get(LOGIN).content.decode()


@pytest.fixture
def example(settings: object, tmp_path: Path) -> None:
    (tmp_path / "EXAMPLE").write_text(
        json.dumps(
            {
                "password": PASSWORD,
                "links": {"Mevrouw Aydın": "geheim"},
                "codes": {"Mevrouw Aydın": "482913"},
            }
        )
    )
    settings.DATA_DIR, settings.EXAMPLE_DATA = tmp_path, True  # type: ignore[attr-defined]


def test_example_people_wait_at_the_door(cast: Cast, visitor: Client, example: None) -> None:
    page = visitor.get(LOGIN).content.decode()
    assert "Samira Haddou, werker" in page
    assert 'action="/l/geheim"' in page
    assert 'href="/l/geheim"' in page
    assert "482913" in page


@pytest.mark.parametrize("seen", [{"REMOTE_ADDR": "10.0.0.5"}, {"HTTP_X_FORWARDED_FOR": "10.0.0.5"}])
def test_example_people_do_not_wait_for_somebody_elsewhere(
    cast: Cast, visitor: Client, example: None, seen: dict[str, str]
) -> None:
    page = visitor.get(LOGIN, **seen).content.decode()
    assert "Samira" not in page
    assert PASSWORD not in page


def test_real_people_never_wait_at_the_door(cast: Cast, visitor: Client) -> None:
    assert "Samira" not in visitor.get(LOGIN).content.decode()
