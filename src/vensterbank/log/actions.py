"""Writing lines. A line stands in the transaction of the act; when it cannot be written, the act fails."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from django.db import DatabaseError, IntegrityError, transaction

from vensterbank.log.enums import Event
from vensterbank.log.models import LogLine, LogSeal
from vensterbank.log.queries import digest_between
from vensterbank.log.sealing import FIRST, SETTLED
from vensterbank.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterator


class Actor(Protocol):
    """Whoever acts; a ``people.Viewer`` is one. The log knows no person, only what to write down about one."""

    @property
    def uuid(self) -> uuid.UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def function_names(self) -> str: ...
    @property
    def organisation_names(self) -> str: ...
    @property
    def address(self) -> str | None: ...


@dataclass(frozen=True)
class About:
    """What a line is about: the kind of object, its public id, the space that it stands in, the ground, and whom.

    Whom it is about (``subject_uuid``) need not be said where the space knows it.
    """

    kind: str
    object_uuid: uuid.UUID | None = None
    space_uuid: uuid.UUID | None = None
    ground: str = ""
    subject_uuid: uuid.UUID | None = None
    break_glass: bool = False


# Objects that are somebody: the line is about them.
SOMEBODY = frozenset({"person", "password", "membership", "link", "respondent", "permission"})


@dataclass(frozen=True)
class Ground:
    """What a line says of its space: whom it is about, and on which ground the actor is there ("colleague agreement:…").

    The first word is the standing; an act puts its own ground behind it ("colleague landed").
    """

    subject_uuid: uuid.UUID | None = None
    told: str = ""
    break_glass: bool = False

    def before(self, act: str) -> str:
        """The ground of an act that says something of its own, or of a look that does not."""
        return f"{self.told.split(' ')[0]} {act}".strip() if act else self.told


NO_GROUND = Ground()
Grounds = Callable[["Actor", Collection[uuid.UUID]], Mapping[uuid.UUID, Ground]]
_told_by: list[Grounds] = []


def ask_grounds_of(grounds: Grounds) -> None:
    """The gate says here on which ground somebody is in spaces: asked once for all lines that are written together."""
    _told_by[:] = [grounds]


def _grounds(by: Actor, about: Iterable[About]) -> dict[uuid.UUID | None, Ground]:
    spaces = {one.space_uuid for one in about if one.space_uuid is not None}
    return dict(_told_by[0](by, spaces).items()) if spaces and _told_by else {}


def write(event: Event, about: About, *, by: Actor) -> None:
    """Write one line now, in the transaction that is open."""
    ground = _grounds(by, [about]).get(about.space_uuid, NO_GROUND)
    _line(event, about, by, ground).save(force_insert=True)


def _line(event: Event, about: About, by: Actor, ground: Ground) -> LogLine:
    itself = about.object_uuid if about.kind in SOMEBODY else None
    return LogLine(
        at=clock.now(),
        event=event,
        actor_uuid=by.uuid,
        actor_kind=by.kind,
        actor_name=by.name[:200],
        actor_functions=by.function_names[:200],
        actor_organisations=by.organisation_names[:400],
        address=by.address,
        object_kind=about.kind,
        object_uuid=about.object_uuid,
        space_uuid=about.space_uuid,
        subject_uuid=about.subject_uuid or itself or ground.subject_uuid,
        ground=ground.before(about.ground)[:200],
        break_glass=about.break_glass or ground.break_glass,
    )


@dataclass
class Bag:
    """The looks of one request, kept until just before the answer leaves."""

    lines: list[tuple[Event, About, Actor]] = field(default_factory=list)

    def nothing_was_shown(self) -> None:
        """An answer that only leads elsewhere shows nothing: what was opened on the way to an act is no look."""
        self.lines = [line for line in self.lines if line[0] not in {Event.READ, Event.LISTED}]

    def unique(self) -> Iterable[LogLine]:
        """Each look once: a page that opens a space three times is one look."""
        lines = list(dict.fromkeys(self.lines))
        grounds = {
            actor: _grounds(actor, [about for _event, about, by in lines if by == actor])
            for actor in dict.fromkeys(actor for _event, _about, actor in lines)
        }
        return [
            _line(event, about, actor, grounds[actor].get(about.space_uuid, NO_GROUND))
            for event, about, actor in lines
        ]


_bag: ContextVar[Bag | None] = ContextVar("looks of this request", default=None)


@contextmanager
def collecting() -> Iterator[Bag]:
    """Collect looks instead of writing each at once: one insert a request, and none inside a read-only connection."""
    bag = Bag()
    token = _bag.set(bag)
    try:
        yield bag
    finally:
        _bag.reset(token)


def note(event: Event, about: About, *, by: Actor) -> None:
    """Note a look (or a refusal). Inside a request it waits in the bag; elsewhere it is written at once."""
    bag = _bag.get()
    if bag is None:
        write(event, about, by=by)
    else:
        bag.lines.append((event, about, by))


def flush(bag: Bag) -> None:
    """Write all looks in one insert. The caller answers 503 when this fails: no look without a line."""
    lines = list(bag.unique())
    if lines:
        LogLine.objects.bulk_create(lines)


def seal_lines(*, settled: dt.timedelta = SETTLED) -> LogSeal | None:
    """Seal the lines since the last seal, but for the youngest (``log/sealing.py`` says why); nothing when there are
    none."""
    last = LogSeal.objects.order_by("-last_line").first()
    after, before = (last.last_line, last.digest) if last else (0, FIRST)
    lines = LogLine.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)
    young = lines.filter(at__gt=clock.now() - settled).first()
    ready = lines if young is None else lines.filter(pk__lt=young)
    first, newest = ready.first(), ready.last()
    if first is None or newest is None:
        return None
    digest, _count = digest_between(before, after + 1, newest)
    seal = LogSeal(sealed_at=clock.now(), first_line=first, last_line=newest, digest=digest)
    try:
        with transaction.atomic():
            seal.save(force_insert=True)
    except IntegrityError:  # another server sealed these lines at this very moment
        return None
    return seal


class _Untouched(Exception):
    """Nothing of the trial stays."""


def refuses_changes() -> bool:
    """Does the database refuse to change a line? Tried on a line of our own, and nothing of it stays."""
    try:
        with transaction.atomic():
            line = LogLine.objects.create(at=clock.now(), event=Event.UNSCOPED)
            LogLine.objects.filter(pk=line.pk).update(event=Event.READ)
            raise _Untouched
    except DatabaseError:
        return True
    except _Untouched:
        return False
