"""Reading the log. Only the gate calls this: a caller has shown first that the viewer may read the space."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from vensterbank.log.enums import Event
from vensterbank.log.models import LogLine, LogSeal
from vensterbank.log.sealing import FIRST, digest_of
from vensterbank.shared import clock


@dataclass(frozen=True)
class Look:
    """Somebody looked at a space on a day; ``last`` is the last time that day."""

    name: str
    functions: str
    organisations: str
    actor_uuid: uuid.UUID | None
    day: dt.date
    last: dt.datetime


def looks_at(space_uuid: uuid.UUID, *, most: int = 200, lines: int = 5000) -> list[Look]:
    """Who looked, newest first, one row for a person and a day (Amsterdam), from the newest so many lines."""
    read = LogLine.objects.filter(space_uuid=space_uuid, event=Event.READ).order_by("-at")
    told = read.values_list("at", "actor_uuid", "actor_name", "actor_functions", "actor_organisations")[
        :lines
    ]
    seen: dict[tuple[uuid.UUID | None, dt.date], Look] = {}
    for at, actor_uuid, name, functions, organisations in told:
        day = at.astimezone(clock.AMSTERDAM).date()
        if (actor_uuid, day) not in seen:
            seen[actor_uuid, day] = Look(name, functions, organisations, actor_uuid, day, at)
    return list(seen.values())[:most]


@dataclass(frozen=True)
class Verdict:
    """Whether the seals hold: how many do, over how many lines, how many wait, and the first batch that was touched."""

    seals: int
    lines: int
    unsealed: int
    digest: str
    broken: tuple[int, int] | None = None
    # Whether the digest that somebody kept elsewhere is among the seals; true when none was asked for.
    is_expected: bool = True


def digest_between(before: str, first: int, last: int) -> tuple[str, int]:
    """Digest and number of the lines with these numbers, both ends included."""
    lines = LogLine.objects.filter(pk__gte=first, pk__lte=last).order_by("pk").values()
    return digest_of(before, lines.iterator(chunk_size=5000))


def check_seals(*, expected: str | None = None) -> Verdict:
    """Compute every seal again, oldest first, and stop at the first that does not hold.

    A chain that was cut off at its end holds in itself: ``expected`` is a digest that was kept elsewhere.
    """
    before, seals, lines, last, found = FIRST, 0, 0, 0, expected is None
    for seal in LogSeal.objects.order_by("last_line"):
        digest, count = digest_between(before, last + 1, seal.last_line)
        if digest != seal.digest:
            return Verdict(seals, lines, 0, before, broken=(seal.first_line, seal.last_line))
        before, last, found = digest, seal.last_line, found or digest == expected
        seals, lines = seals + 1, lines + count
    unsealed = LogLine.objects.filter(pk__gt=last).count()
    return Verdict(seals, lines, unsealed, before, is_expected=found)


def newest_digest() -> str:
    """The digest of the newest seal; of none, the one that every chain begins with."""
    newest = LogSeal.objects.order_by("-last_line").first()
    return newest.digest if newest else FIRST


def last_sealed_at() -> dt.datetime | None:
    """When lines were sealed last."""
    return LogSeal.objects.order_by("-last_line").values_list("sealed_at", flat=True).first()
