"""The one place that asks what time it is.

Moments are stored in UTC; a *date* that somebody chose ("until 1 March") ends at midnight in Amsterdam, when that day is over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


_told: ContextVar[dt.datetime | None] = ContextVar("a moment that is told about", default=None)


def now() -> dt.datetime:
    """The present moment, aware, in UTC."""
    return _told.get() or timezone.now()


@contextmanager
def telling_of(moment: dt.datetime) -> Iterator[None]:
    """Inside, it is ``moment``: for telling what happened earlier (the example's past weeks go through today's actions)."""
    token = _told.set(moment.astimezone(dt.UTC))
    try:
        yield
    finally:
        _told.reset(token)


def today() -> dt.date:
    """The calendar day in Amsterdam."""
    return now().astimezone(AMSTERDAM).date()


def end_of(day: dt.date) -> dt.datetime:
    """The moment at which ``day`` is over in Amsterdam: intervals are half-open, so access ends *at* it."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, tzinfo=AMSTERDAM).astimezone(dt.UTC)


def last_day_before(moment: dt.datetime) -> dt.date:
    """The last Amsterdam day that lies wholly or partly before ``moment``; the inverse of :func:`end_of`."""
    return (moment.astimezone(AMSTERDAM) - dt.timedelta(microseconds=1)).date()
