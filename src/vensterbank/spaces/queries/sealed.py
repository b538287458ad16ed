"""Which keys of keys there are and how much each wraps. Names and moments, never a key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from vensterbank.people.models import Authenticator
from vensterbank.spaces.models import SpaceKey
from vensterbank.spaces.sealing import keyfile, keys


@dataclass(frozen=True)
class KnownKey:
    """A key of keys as it may be told: its name, since when (not known of very old ones), how many spaces it wraps."""

    name: str
    made: dt.datetime | None
    spaces: int
    is_current: bool
    is_here: bool


def keys_in_use() -> dict[str, int]:
    """For each key of keys that wraps something: how many keys of spaces. One that only wraps secrets of apps that show
    codes at the door is in use too, for none."""
    counted = SpaceKey.objects.values_list("wrapped_by").annotate(count=Count("pk")).order_by("wrapped_by")
    apps = Authenticator.objects.order_by().values_list("wrapped_by", flat=True).distinct()
    return {**dict.fromkeys(apps, 0), **dict(counted)}


def known_keys() -> list[KnownKey]:
    """All keys of keys that the file holds or a row needs, oldest first."""
    content, used = keyfile.read(keys.keys_file()), keys_in_use()
    return [
        KnownKey(name, _made(content, name), used.get(name, 0), name == content.current, name in content.keys)
        for name in sorted({*content.keys, *used}, key=int)
    ]


def _made(content: keyfile.KeyFile, name: str) -> dt.datetime | None:
    told = content.about.get(name, {}).get("made")
    return dt.datetime.fromisoformat(told) if told else None
