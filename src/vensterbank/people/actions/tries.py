"""Counting tries. The keys come from ``people/throttle.py``; nothing here knows who tries what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction

from vensterbank.people.models import Tries
from vensterbank.people.rules import Patience
from vensterbank.shared import clock

SWEPT_AT_ONCE = 200


@transaction.atomic
def take(limits: Mapping[str, Patience]) -> dt.timedelta:
    """Count one try under each key. When one of them has to wait still, nothing is counted, and the answer says how long.

    The rows are held until the transaction ends: who sends a hundred tries at one moment does them one after the other.
    """
    now = clock.now()
    rows = [(_held(key, patience, now), patience) for key, patience in limits.items()]
    again = max((row.again_at for row, _patience in rows if row.again_at), default=now)
    if again > now:
        return again - now
    for row, patience in rows:
        _count(row, patience, now)
    return dt.timedelta(0)


def _held(key: str, patience: Patience, now: dt.datetime) -> Tries:
    row = Tries.objects.select_for_update().filter(key=key).first()
    if row is None:
        _sweep(now)
        Tries.objects.get_or_create(key=key, defaults={"last_at": now, "forget_at": now + patience.time})
        row = Tries.objects.select_for_update().get(key=key)
    return row


def _count(row: Tries, patience: Patience, now: dt.datetime) -> None:
    row.count = patience.left_of(row.count, now - row.last_at) + 1
    wait = patience.wait_after(row.count)
    row.last_at, row.again_at = now, now + wait if wait else None
    row.forget_at = now + patience.over_after(row.count)
    row.save(update_fields=["count", "last_at", "again_at", "forget_at"])


@transaction.atomic
def forget(keys: Iterable[str]) -> None:
    """It was right: the tries before it say nothing any more."""
    Tries.objects.filter(key__in=list(keys)).delete()


@transaction.atomic
def give_back(key: str, patience: Patience) -> None:
    """It was right: this one try does not count; those of others from the same place do."""
    row = Tries.objects.select_for_update().filter(key=key).first()
    if row is not None:
        row.count = max(0.0, row.count - 1)
        if patience.wait_after(row.count) == dt.timedelta(0):
            row.again_at = None
        row.save(update_fields=["count", "again_at"])


def _sweep(now: dt.datetime) -> None:
    """Rows of long ago go; rows that somebody holds at this moment are left for the next time."""
    old = Tries.objects.filter(forget_at__lt=now).select_for_update(skip_locked=True)
    Tries.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:SWEPT_AT_ONCE])).delete()
