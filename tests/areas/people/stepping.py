"""For tests of the second step: people who have set one, and the codes that their app shows."""

from __future__ import annotations

import datetime as dt

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client

from tests.factories.cast import PASSWORD, Somebody
from vensterbank.people import actions
from vensterbank.people.actions.second_step import secret_of
from vensterbank.people.models import Authenticator
from vensterbank.shared import clock

SECOND = "/inloggen/tweede-stap"


def code_of(somebody: Somebody, later: int = 0) -> str:
    """What the app of somebody shows now, or so many half minutes later."""
    secret = secret_of(Authenticator.objects.get(person=somebody.person))[:20]
    app = TOTP(secret, 6, SHA1(), 30)  # noqa: S303  (what RFC 6238 says)
    return app.generate(clock.now().timestamp() + 30 * later).decode()


def wrong_code_of(somebody: Somebody) -> str:
    """Six digits that are right in none of the half minutes around now."""
    right = {code_of(somebody, later) for later in range(-2, 3)}
    return next(code for code in (f"{number:06}" for number in range(10)) if code not in right)


def set_app(somebody: Somebody) -> list[str]:
    """Somebody set an app, a while ago; the answer: the recovery codes."""
    with clock.telling_of(clock.now() - dt.timedelta(hours=1)):
        actions.begin_app(by=somebody.viewer)
        return actions.confirm_app(code=code_of(somebody), by=somebody.viewer)


def half_in(somebody: Somebody) -> Client:
    """A browser in which the password of somebody was right just now."""
    client = Client(headers={"accept-language": "nl"})
    client.post("/inloggen", {"email": somebody.person.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/ik").status_code == 200
