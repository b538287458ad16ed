"""The keys of spaces, opened once and kept in this process's memory for a while.

For a while only: a key that another process destroyed is forgotten here after ``KEPT_FOR`` at the latest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from time import monotonic

from django.apps import apps

from vensterbank.spaces.sealing import keys

MOST_KEYS = 20_000
KEPT_FOR = 10 * 60  # seconds
_opened: OrderedDict[int, tuple[float, bytes]] = OrderedDict()
_lock = Lock()


class KeyGone(LookupError):
    """The key of a space was destroyed: its words cannot be read by anybody any more."""


def key_of(space_id: int) -> bytes:
    """The key of one space."""
    key = _kept(space_id)
    if key is None:
        warm([space_id])
        key = _kept(space_id)
    if key is None:
        raise KeyGone(space_id)
    return key


def warm(space_ids: Iterable[int]) -> None:
    """Fetch the keys of many spaces in one query, so that a list of 300 tables does not cost 300."""
    wanted = [space_id for space_id in set(space_ids) if _kept(space_id) is None]
    if not wanted:
        return
    rows = apps.get_model("spaces", "SpaceKey").objects.filter(space_id__in=wanted)
    for space_id, name, wrapped, context in rows.values_list("space_id", "wrapped_by", "wrapped", "context"):
        _keep(space_id, keys.unwrap(name, bytes(wrapped), context.bytes))


def _kept(space_id: int) -> bytes | None:
    with _lock:
        since, key = _opened.get(space_id, (0.0, None))
        if key is None or monotonic() - since > KEPT_FOR:
            return None
        _opened.move_to_end(space_id)
        return key


def check_readable() -> None:
    """Open one key for each key of keys that is needed, so that a missing or wrong one is found now and not on Monday."""
    rows = apps.get_model("spaces", "SpaceKey").objects
    for name in rows.order_by("wrapped_by").values_list("wrapped_by", flat=True).distinct():
        first = rows.filter(wrapped_by=name).order_by("space_id").first()
        keys.unwrap(first.wrapped_by, bytes(first.wrapped), first.context.bytes)


def _keep(space_id: int, key: bytes) -> None:
    with _lock:
        _opened[space_id] = (monotonic(), key)
        while len(_opened) > MOST_KEYS:
            _opened.popitem(last=False)


def forget(space_id: int | None = None) -> None:
    """Drop one key, or all (tests, restore, rotation)."""
    with _lock:
        if space_id is None:
            _opened.clear()
        else:
            _opened.pop(space_id, None)
