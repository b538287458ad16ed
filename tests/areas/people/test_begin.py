"""The first day of an installation: one link, one organisation, one administrator."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.areas.people.refusing import refusing
from tests.factories.cast import Cast
from vensterbank.cli.commands import init
from vensterbank.people import actions, setup_link
from vensterbank.people.models import Organisation, Person
from vensterbank.people.viewer import NOBODY, viewer_for_person

WORD = "vier woorden op een rij"


@pytest.fixture(autouse=True)
def _own_folder(settings: object, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if "cast" in request.fixturenames:  # made once for all tests, with the keys of the folder for all tests
        request.getfixturevalue("cast")
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]


def said(**changes: str) -> dict[str, str]:
    usual = {"organisation": "Buurtzaam", "name": "Bea Kuipers", "email": "bea@voorbeeld.test", "also": ""}
    return {**usual, "password": WORD, "again": WORD, **changes}


def test_first_administrator_founds_the_organisation(visitor: Client) -> None:
    path = f"/begin/{setup_link.make()}"
    assert visitor.get(path).status_code == 200
    assert visitor.post(path, said()).headers["Location"] == "/beheer"
    bea = Person.objects.get()
    assert viewer_for_person(bea).functions == {"administrator"}
    assert Organisation.objects.get().name == "Buurtzaam"


def test_first_administrator_is_led_to_a_second_step_first(visitor: Client) -> None:
    visitor.post(f"/begin/{setup_link.make()}", said())
    assert visitor.get("/beheer").headers["Location"] == "/ik/tweede-stap"


def test_founder_may_take_a_function_along(visitor: Client) -> None:
    visitor.post(f"/begin/{setup_link.make()}", said(also="manager"))
    assert viewer_for_person(Person.objects.get()).functions == {"administrator", "manager"}


def test_founder_is_administrator_once(visitor: Client) -> None:
    assert visitor.post(f"/begin/{setup_link.make()}", said(also="administrator")).status_code == 422


def test_link_works_once(visitor: Client) -> None:
    path = f"/begin/{setup_link.make()}"
    visitor.post(path, said())
    again = Client().post(path, said(organisation="Anders", email="x@voorbeeld.test"))
    assert again.status_code == 404
    assert Organisation.objects.count() == 1


def test_link_opens_nothing_when_somebody_works_here(cast: Cast, visitor: Client) -> None:
    assert visitor.get(f"/begin/{setup_link.make()}").status_code == 404


def test_guessed_link_opens_nothing(visitor: Client) -> None:
    assert visitor.get("/begin/geraden").status_code == 404
    setup_link.make()
    assert visitor.get("/begin/geraden").status_code == 404


def test_newer_link_replaces_the_older(visitor: Client) -> None:
    older, newer = setup_link.make(), setup_link.make()
    assert [visitor.get(f"/begin/{secret}").status_code for secret in (older, newer)] == [404, 200]


def test_weak_password_founds_nothing_and_keeps_the_link(visitor: Client) -> None:
    path = f"/begin/{setup_link.make()}"
    assert visitor.post(path, said(password="kort", again="kort")).status_code == 422
    assert not Organisation.objects.exists()
    assert visitor.post(path, said()).status_code == 302


def test_spent_link_founds_nothing(db: None) -> None:
    secret = setup_link.make()
    with setup_link.used(secret), refusing("link-spent"):
        actions.found(
            secret=secret,
            organisation="Anders",
            name="X",
            email="x@voorbeeld.test",
            password=WORD,
            also=None,
            language="nl",
            by=NOBODY,
        )
    assert not Person.objects.exists()


def test_link_is_kept_as_a_fingerprint_for_the_server_only(tmp_path: Path) -> None:
    secret = setup_link.make()
    kept = tmp_path / "setup-link"
    assert secret not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


@pytest.fixture
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests is there already."""
    monkeypatch.setattr("vensterbank.cli.setup.bring_up_to_date", lambda: None)


def test_init_prints_the_link(
    db: None, _settled: None, capsys: pytest.CaptureFixture[str], visitor: Client
) -> None:
    assert init.run(None) == 0  # type: ignore[arg-type]
    link = capsys.readouterr().out.split()[-1]
    assert visitor.get(link.removeprefix("http://localhost:8000")).status_code == 200


def test_init_prints_no_link_when_somebody_works_here(
    cast: Cast, _settled: None, capsys: pytest.CaptureFixture[str]
) -> None:
    init.run(None)  # type: ignore[arg-type]
    assert "/begin/" not in capsys.readouterr().out
