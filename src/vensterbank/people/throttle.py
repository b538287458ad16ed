"""Slowing down whoever guesses, without locking out whom they guess at (decision record 19).

Tries are counted by account and place together, and by place; never by account alone, so a stranger's tries cost the
holder of the account nothing. A browser in which the account was logged in before has a count of its own. Use::

    throttle.take(request, throttle.LOGIN, email)     # raises TooMany, which becomes a friendly 429
    …                                                 # the slow part: look whether it is right
    throttle.passed(request, throttle.LOGIN, email)   # it was: earlier tries are forgotten

``account`` is what somebody typed, or a public id: it is never kept, only its HMAC. On a page that is only looked at
(GET) nothing can be counted.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.actions import tries
from vensterbank.people.rules import Patience, net_of, plain_address
from vensterbank.shared.ids import new_secret

SALT = "vensterbank.people.throttle"
SECONDS_15, MINUTE, QUARTER, HOUR = (dt.timedelta(seconds=number) for number in (15, 60, 900, 3600))
DAY = 24 * HOUR


@dataclass(frozen=True)
class Door:
    """What may be tried how often: for one account from one place, from one place, and in a browser that is known."""

    name: str
    place: Patience
    account: Patience | None = None
    known: Patience | None = None


A_FEW = Patience(free=5, first=SECONDS_15, longest=QUARTER, time=DAY)
# An office has one address for everybody in it.
AN_OFFICE = Patience(free=60, first=SECONDS_15, longest=QUARTER, time=HOUR)

LOGIN = Door("login", AN_OFFICE, A_FEW, A_FEW)
PASSWORD = Door("password", AN_OFFICE, A_FEW, A_FEW)
# A letter is sent each time; each brings a link that works, so more of them help nobody.
LETTER = Door(
    "letter",
    Patience(30, MINUTE, HOUR, HOUR),
    Patience(3, MINUTE, HOUR, HOUR),
    Patience(3, MINUTE, HOUR, HOUR),
)
# Addresses that open nothing: links, invitations, letters. Whoever holds a live one is not asked.
SECRET = Door("secret", AN_OFFICE)

# However many places ask, one mailbox gets so many; those that are in it hold links that work.
MAILBOX = Patience(10, QUARTER, HOUR, HOUR)

COOKIE, COOKIE_LASTS, COOKIE_HOLDS = "known", 365 * DAY, 6


class TooMany(Exception):
    """Tried too often; ``wait`` says how long until the next try."""

    def __init__(self, wait: dt.timedelta, door: Door) -> None:
        super().__init__(door.name)
        self.wait, self.door = wait, door


def take(request: HttpRequest, door: Door, account: str = "") -> None:
    """Count one try at a door. Raises ``TooMany`` when it is not time yet; then nothing is counted."""
    wait = tries.take(_limits(request, door, account))
    if wait:
        raise TooMany(wait, door)


def passed(request: HttpRequest, door: Door, account: str = "") -> None:
    """The try was right."""
    place = _key(door, "place", _place(request))
    limits = _limits(request, door, account)
    tries.forget(key for key in limits if key != place)
    if place in limits:
        tries.give_back(place, door.place)


def mailbox_is_full(account: str) -> bool:
    """Count a letter to an address. When it got many lately nothing more is sent, and the page does not tell."""
    return bool(tries.take({_hmac(f"mailbox|{plain_address(account)}"): MAILBOX}))


def _limits(request: HttpRequest, door: Door, account: str) -> dict[str, Patience]:
    who, place = plain_address(account), _place(request)
    browser = _known_as(request, who)
    if browser and door.known:
        return {_key(door, "known", browser, who): door.known}
    limits = {_key(door, "account", who, place): door.account} if door.account else {}
    return {**limits, **({_key(door, "place", place): door.place} if place else {})}


def _key(door: Door, *parts: str) -> str:
    return _hmac("|".join((door.name, *parts)))


def _hmac(text: str) -> str:
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()


def _place(request: HttpRequest) -> str:
    return net_of(request.viewer.address)  # type: ignore[attr-defined]


# The cookie of a browser that is known: a number, and a mark of each account that was logged in there.


def remember(request: HttpRequest, account: str) -> None:
    """From now on this browser is known to belong to the holder of an account; the answer takes the cookie along."""
    request.known_to = plain_address(account)  # type: ignore[attr-defined]


def keep_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Called by the middleware for every answer."""
    account = getattr(request, "known_to", "")
    if not account:
        return
    number, marks = _cookie(request)
    others = [mark for mark in marks if mark != _mark(account)][: COOKIE_HOLDS - 1]
    response.set_signed_cookie(
        _name(),
        ".".join([number or new_secret(), _mark(account), *others]),
        salt=SALT,
        max_age=COOKIE_LASTS,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _name() -> str:
    return f"{settings.HOST_PREFIX}{COOKIE}"


def _cookie(request: HttpRequest) -> tuple[str, list[str]]:
    found = request.get_signed_cookie(_name(), default="", salt=SALT, max_age=COOKIE_LASTS)
    number, *marks = (found or "").split(".")
    return number, marks


def _known_as(request: HttpRequest, account: str) -> str:
    number, marks = _cookie(request)
    return number if account and _mark(account) in marks else ""


def _mark(account: str) -> str:
    return _hmac(f"browser|{account}")[:24]


def slow_down(request: HttpRequest, problem: TooMany) -> HttpResponse:
    """The friendly 429, with a line in the log."""
    viewer = request.viewer  # type: ignore[attr-defined]
    log.note(Event.DENIED, About(problem.door.name, ground="too many tries"), by=viewer)
    minutes = max(1, math.ceil(problem.wait / MINUTE))
    response = render(request, "people/too_many.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(math.ceil(problem.wait.total_seconds()))
    response["Cache-Control"] = "no-store"
    return response
