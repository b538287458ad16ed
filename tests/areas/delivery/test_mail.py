"""Mail: the one seam through which it leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.mail import EmailMessage

import vensterbank
from tests.areas.people.refusing import refusing
from vensterbank.delivery import mail
from vensterbank.people.actions.letters import Letter, post

SOURCE = Path(vensterbank.__file__).parent
FILLED_IN = re.compile(r"{{\s*(\w+)|with (\w+=\w+)")
# Who, from where, until when, where to press, and what to type there. Nothing that anybody said.
MAY_STAND_IN_MAIL = {"name", "inviter", "administrator", "organisation", "url", "code", "day", "day=until"}


def letter(**changes: object) -> Letter:
    usual = {
        "to": "sanne@voorbeeld.test",
        "language": "nl",
        "subject": "Een\nonderwerp",
        "template": "people/mail/password.txt",
        "values": {"name": "Sanne & co <b>", "url": "http://testserver/x"},
    }
    return Letter(**{**usual, **changes})  # type: ignore[arg-type]


def test_letter_goes_out_as_text(mailoutbox: list[EmailMessage]) -> None:
    post(letter())
    assert mailoutbox[0].to == ["sanne@voorbeeld.test"]
    assert "Dag Sanne & co <b>," in str(mailoutbox[0].body)
    assert mailoutbox[0].content_subtype == "plain"


def test_subject_is_one_line(mailoutbox: list[EmailMessage]) -> None:
    post(letter())
    assert mailoutbox[0].subject == "Een onderwerp"


def test_letter_speaks_the_language_of_its_reader(mailoutbox: list[EmailMessage]) -> None:
    post(letter(language="en"))
    assert "Hello Sanne" in str(mailoutbox[0].body)


def test_quiet_letter_goes_out_behind_the_page(mailoutbox: list[EmailMessage]) -> None:
    post(letter(), quietly=True)
    mail.courier.submit(int).result()
    assert len(mailoutbox) == 1


@pytest.fixture
def _nobody_listens(settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]


def test_server_that_does_not_answer_is_a_refusal(
    _nobody_listens: None, caplog: pytest.LogCaptureFixture
) -> None:
    with refusing("mail-failed"):
        post(letter())
    assert "sanne" not in caplog.text


def test_quiet_letter_fails_quietly(_nobody_listens: None, caplog: pytest.LogCaptureFixture) -> None:
    post(letter(), quietly=True)
    mail.courier.submit(int).result()
    assert "could not be sent: ConnectionRefusedError" in caplog.text


def test_without_a_mail_server_letters_lie_in_a_folder(settings: object, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")  # type: ignore[attr-defined]
    post(letter())
    (written,) = (tmp_path / "mail").iterdir()
    assert "http://testserver/x" in written.read_text()


def test_no_mail_holds_what_anybody_said() -> None:
    templates = list(SOURCE.glob("*/templates/*/mail/*.txt"))
    assert len(templates) >= 2
    used = {one or other for path in templates for one, other in FILLED_IN.findall(path.read_text())}
    assert used - MAY_STAND_IN_MAIL == set()
