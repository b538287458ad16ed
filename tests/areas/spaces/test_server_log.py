"""What the server writes about its own accidents: where and what kind, never the words that somebody sent."""

from __future__ import annotations

import logging
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.log import AdminEmailHandler

from tests.factories.cast import Cast
from vensterbank.shared.logs import Quiet
from vensterbank.spaces.views import talk

CANARY = "KanarieFormulier"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What lands on stderr, through the handler of the settings."""
    stream = StringIO()
    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one.formatter, Quiet))
    assert isinstance(handler, logging.StreamHandler)
    # Not setStream: that flushes what was there before, which may be the closed stderr of another test.
    monkeypatch.setattr(handler, "stream", stream)
    return stream


def sent_to(cast: Cast, monkeypatch: pytest.MonkeyPatch, accident: object) -> int:
    """A form with the canary goes to a page on which something breaks."""
    monkeypatch.setattr(talk.queries, "find_space", accident)
    client: Client = cast.samira.client
    client.raise_request_exception = False
    space = "5f7b6f2e-0000-4000-8000-000000000000"
    return client.post(reverse("spaces:talk", args=[space]), {"words": CANARY, "body": CANARY}).status_code


def quotes_the_words(*_args: object, **_kwargs: object) -> None:
    raise ValueError(f"cannot understand {CANARY!r}") from KeyError(CANARY)


def quotes_in_the_database(*_args: object, **_kwargs: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CANARY} FROM nowhere WHERE words = %s", [CANARY])


def is_suspicious(*_args: object, **_kwargs: object) -> None:
    raise SuspiciousOperation(f"strange: {CANARY}")


@pytest.mark.parametrize(
    "accident, kind",
    [
        (quotes_the_words, "builtins.ValueError"),
        (quotes_in_the_database, "django.db.utils"),
    ],
)
def test_accident_is_told_without_the_words(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, written: StringIO, accident: object, kind: str
) -> None:
    assert sent_to(cast, monkeypatch, accident) == 500
    told = written.getvalue()
    assert kind in told and "views/talk.py" in told
    assert CANARY.lower() not in told.lower()


def test_suspicious_request_is_told_without_the_words(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, written: StringIO
) -> None:
    assert sent_to(cast, monkeypatch, is_suspicious) == 400
    assert "SuspiciousOperation" in written.getvalue()
    assert CANARY not in written.getvalue()


def test_address_that_somebody_typed_is_not_told(db: None, written: StringIO) -> None:
    assert Client().get(f"/{CANARY}/").status_code == 404
    assert "Not Found: an address of no page" in written.getvalue()
    assert CANARY not in written.getvalue()


def test_words_would_be_found_with_an_ordinary_formatter(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, written: StringIO
) -> None:
    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one.formatter, Quiet))
    monkeypatch.setattr(handler, "formatter", logging.Formatter())
    sent_to(cast, monkeypatch, quotes_the_words)
    assert CANARY in written.getvalue()


def test_sentence_of_our_own_stays_whole(written: StringIO) -> None:
    logging.getLogger("vensterbank.delivery.mail").error("A mail could not be sent: %s", "OSError")
    assert "A mail could not be sent: OSError" in written.getvalue()


def test_nobody_gets_accidents_by_mail() -> None:
    loggers = [logging.getLogger(name) for name in (*logging.root.manager.loggerDict, "")]
    assert not [one for logger in loggers for one in logger.handlers if isinstance(one, AdminEmailHandler)]
    assert not settings.DEBUG and settings.ADMINS == []
