"""Reading the log. Only the gate calls this: a caller has shown first that the viewer may read the space."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate

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


# What is told to who belongs in a space. Who was refused is not: that would tell who tried, and to whom it is not known.
TOLD = frozenset(set(Event) - {Event.DENIED, Event.LISTED, Event.SIGNED_IN, Event.SIGNED_OUT, Event.UNSCOPED})
DAY = TruncDate("at", tzinfo=clock.AMSTERDAM)
WHO = ("actor_uuid", "actor_kind", "actor_name", "actor_functions", "actor_organisations")
WHAT = ("event", "object_kind", "ground", "break_glass")


@dataclass(frozen=True)
class Line:
    """The same done by the same person on a day: how often, and when last."""

    day: dt.date
    actor_uuid: uuid.UUID | None
    actor_kind: str
    name: str
    functions: str
    organisations: str
    event: str
    object_kind: str
    ground: str
    break_glass: bool
    times: int
    last: dt.datetime


def days_told_of(space_uuid: uuid.UUID) -> list[dt.date]:
    """Days (Amsterdam) on which somebody looked or did something there, newest first. One query."""
    return _days(_told(space_uuid))


def lines_on(space_uuid: uuid.UUID, days: Sequence[dt.date]) -> list[Line]:
    """Who did what there on these days (newest first, as :func:`days_told_of` gives them), last done first. One query."""
    return [Line(*row) for row in _counted(_told(space_uuid), days, *WHO, *WHAT)]


@dataclass(frozen=True)
class OwnLine:
    """What somebody did themselves on a day: where, what, how often, and when last."""

    day: dt.date
    space_uuid: uuid.UUID | None
    event: str
    object_kind: str
    times: int
    last: dt.datetime


def own_days(actor_uuid: uuid.UUID) -> list[dt.date]:
    """Days on which somebody did anything, newest first. One query."""
    return _days(LogLine.objects.filter(actor_uuid=actor_uuid))


def own_lines_on(actor_uuid: uuid.UUID, days: Sequence[dt.date]) -> list[OwnLine]:
    """What they did on these days, last done first. One query."""
    mine = LogLine.objects.filter(actor_uuid=actor_uuid)
    return [OwnLine(*row) for row in _counted(mine, days, "space_uuid", "event", "object_kind")]


def _told(space_uuid: uuid.UUID) -> QuerySet[LogLine]:
    return LogLine.objects.filter(space_uuid=space_uuid).filter(Q(event__in=TOLD) | Q(break_glass=True))


def _days(lines: QuerySet[LogLine]) -> list[dt.date]:
    return list(lines.annotate(day=DAY).values_list("day", flat=True).distinct().order_by("-day"))


def _counted(lines: QuerySet[LogLine], days: Sequence[dt.date], *by: str) -> Iterable[tuple[Any, ...]]:
    if not days:
        return []
    first, after = clock.end_of(days[-1] - dt.timedelta(days=1)), clock.end_of(days[0])
    told = lines.filter(at__gte=first, at__lt=after).annotate(day=DAY).order_by()
    return told.values_list("day", *by).annotate(times=Count("pk"), last=Max("at")).order_by("-last")


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
