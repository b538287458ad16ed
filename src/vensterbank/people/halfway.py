"""Between the password and the second step: what a session remembers about who is being let in.

Nobody is logged in yet: ``request.viewer`` stays a visitor, for ten minutes at most.
"""

from __future__ import annotations

import datetime as dt
import hmac
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest

from vensterbank.people import queries
from vensterbank.people.middleware import LINK_SESSION_KEY
from vensterbank.shared import clock

SESSION_KEY = "halfway"
LASTS = dt.timedelta(minutes=10)
MOST_TRIES = 5


def begin(request: HttpRequest, person: Any, *, how: str) -> None:
    """Somebody showed the first half; ``how`` is what that was."""
    if request.user.is_authenticated:
        logout(request)
    request.session.pop(LINK_SESSION_KEY, None)
    request.session.cycle_key()
    request.session[SESSION_KEY] = {
        "person": person.pk,
        "hash": person.get_session_auth_hash(),
        "until": (clock.now() + LASTS).timestamp(),
        "how": how,
        "wrong": 0,
    }


def who(request: HttpRequest) -> Any:
    """The person who is half-way in, or nothing: too late, left, or with another password since."""
    kept = request.session.get(SESSION_KEY)
    if not kept or clock.now().timestamp() >= kept["until"]:
        return None
    person = queries.open_account(kept["person"])
    if person is None or not hmac.compare_digest(person.get_session_auth_hash(), kept["hash"]):
        return None
    return person


def first_half(request: HttpRequest) -> str:
    """What was shown first."""
    return str(request.session[SESSION_KEY]["how"])


def count_wrong(request: HttpRequest) -> bool:
    """One more wrong try. True when it is enough: the first half is to be shown anew."""
    kept = request.session[SESSION_KEY]
    kept["wrong"] += 1
    request.session.modified = True
    if kept["wrong"] >= MOST_TRIES:
        give_up(request)
        return True
    return False


def give_up(request: HttpRequest) -> None:
    """Begin again from the start."""
    request.session.pop(SESSION_KEY, None)
