"""What a session remembers about how and when its holder showed who they are."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest

from vensterbank.shared import clock

SHOWN_AT, STEPPED, WRONG = "shown_at", "second_step", "wrong"
LATELY = dt.timedelta(minutes=15)
MOST_TRIES = 5


def shown(request: HttpRequest, *, stepped: bool) -> None:
    """Just now. ``stepped``: with a second step, or with a passkey that is two at once."""
    request.session[SHOWN_AT] = clock.now().timestamp()
    request.session.pop(WRONG, None)
    if stepped:
        request.session[STEPPED] = True


def shown_lately(request: HttpRequest) -> bool:
    """Within the last quarter of an hour?"""
    moment = request.session.get(SHOWN_AT, 0.0)
    return bool(clock.now().timestamp() - moment < LATELY.total_seconds())


def has_stepped(request: HttpRequest) -> bool:
    """Was a second step shown in this session?"""
    return bool(request.session.get(STEPPED))


def forget_step(request: HttpRequest) -> None:
    """The last second step was taken away: this session is as if it never was shown."""
    request.session.pop(STEPPED, None)


def count_wrong(request: HttpRequest) -> bool:
    """One more wrong try to show it again. True when it is enough."""
    request.session[WRONG] = request.session.get(WRONG, 0) + 1
    return bool(request.session[WRONG] >= MOST_TRIES)
