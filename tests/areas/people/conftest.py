"""What tests about people share."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from vensterbank.delivery.mail import courier

ADDRESS = re.compile(r"https?://\S+")


@pytest.fixture
def visitor(db: None) -> Client:
    """Somebody who is not logged in."""
    return Client(headers={"accept-language": "nl"})


@pytest.fixture
def letters(mailoutbox: list[EmailMessage]) -> Callable[[], list[EmailMessage]]:
    """All mail that was sent, also what goes out behind the page."""

    def sent() -> list[EmailMessage]:
        courier.submit(int).result()  # one courier: when he gets to this, everything before it is out
        return mailoutbox

    return sent


@pytest.fixture
def link_in() -> Callable[[EmailMessage], str]:
    """The path of the link in a letter."""

    def path(letter: EmailMessage) -> str:
        return ADDRESS.findall(str(letter.body))[0].removeprefix("http://testserver")

    return path
