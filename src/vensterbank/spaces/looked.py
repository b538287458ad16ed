"""Who looked here, and what they did, told by day in plain words: lines of the log in, sentences out. Pure.

All are in the past tense: there "u", "jij" and a name take the same verb, in Dutch and in English.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vensterbank.log.enums import Event
from vensterbank.log.queries import Line, OwnLine
from vensterbank.people.enums import Function
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Standing
from vensterbank.spaces.sentences import joined, you
from vensterbank.ui.moments import clock_time

if TYPE_CHECKING:
    import uuid

    from vensterbank.spaces.models import Space

DID: Mapping[str, Promise] = {
    Event.SEARCHED: _("searched, and saw words from here"),
    Event.CREATED: _("made something"),
    Event.CHANGED: _("changed something"),
    Event.REMOVED: _("took something away"),
    Event.EXPORTED: _("saved it in a file"),
    Event.SHARED: _("gave somebody access"),
    Event.ENDED: _("ended the sharing"),
    Event.HANDED_OVER: _("worked on handing it over"),
    Event.BROUGHT: _("brought something here"),
    Event.INVITED: _("invited somebody"),
    Event.DENIED: _("was not let in"),
    Event.LISTED: _("saw lists"),
    Event.SIGNED_IN: _("logged in"),
    Event.SIGNED_OUT: _("logged out"),
    Event.UNSCOPED: _("looked after the system"),
}
# What was made, where that says more than "made something".
MADE: Mapping[str, Promise] = {
    "entry": _("wrote something"),
    "coding": _("gave words a colour"),
    "transcript": _("brought the conversation in"),
}
# What was changed, in the same way.
CHANGED: Mapping[str, Promise] = {
    "agreement": _("arranged something in an agreement"),
    "handover": DID[Event.HANDED_OVER],
    "permission": _("wrote down a permission"),
}
LEFT = _("got up")
WHY: Mapping[str, Promise] = {
    Standing.OWNER: _("it is their own notebook"),
    Standing.MEMBER: _("belongs here"),
    Standing.GUEST: _("is a guest here"),
    Standing.RESIDENT: _("it is their own question"),
    Standing.COLLEAGUE: _("there is an agreement to help"),
    Standing.SITTING_IN: _("there is an agreement to sit in"),
    Standing.READER: _("may read here"),
    Standing.KEEPER: _("answers here"),
    Standing.BREAK_GLASS: _("by emergency access"),
    Standing.RESEARCHER: _("does this research"),
    Standing.RESPONDENT: _("it is their own conversation"),
}


@dataclass(frozen=True)
class Deed:
    """What somebody did here on a day: in words, with why they could, and when they did it last."""

    name: str
    work: str
    did: str
    why: str
    at: str
    last: dt.datetime
    is_me: bool
    # In an emergency, past every agreement: what was given as the reason.
    is_emergency: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Day:
    """A day with what was done, last done first."""

    day: dt.date
    deeds: list[Deed]

    @property
    def has_emergency(self) -> bool:
        """Somebody broke the glass."""
        return any(deed.is_emergency for deed in self.deeds)


def told_by_day(viewer: Viewer, days: Sequence[dt.date], lines: Iterable[Line]) -> list[Day]:
    """Lines, last done first, as days; what one person did on a day is one deed, an emergency is one of its own."""
    found: dict[dt.date, dict[object, list[Line]]] = {day: {} for day in days}
    for line in lines:
        key = (line.actor_uuid, line.break_glass, line.name if line.actor_uuid is None else "")
        found[line.day].setdefault(key, []).append(line)
    return [Day(day, [_deed(viewer, one) for one in people.values()]) for day, people in found.items()]


def _deed(viewer: Viewer, lines: list[Line]) -> Deed:
    newest = lines[0]
    is_me = newest.actor_uuid is not None and newest.actor_uuid == viewer.uuid
    name = you(viewer) if is_me else newest.name or str(_("somebody"))
    functions = [str(Function(one).label) for one in newest.functions.split(", ") if one in Function.values]
    return Deed(
        name=capfirst(name),
        work=", ".join(filter(None, [*functions, newest.organisations])),
        did=capfirst(joined(_did(lines))),
        why="" if is_me else joined(list(dict.fromkeys(_why(lines)))),
        at=clock_time(newest.last),
        last=newest.last,
        is_me=is_me,
        is_emergency=newest.break_glass,
        reason=_reason(newest) if newest.break_glass else "",
    )


def _did(lines: list[Line]) -> list[str]:
    """Looking first, then the rest as it came."""
    times = sum(line.times for line in lines if line.event == Event.READ)
    looked = ngettext("looked", "looked %(times)s times", times) % {"times": times} if times else ""
    acts = [str(_act(line)) for line in lines[::-1] if line.event in DID]
    return [one for one in dict.fromkeys([looked, *acts]) if one]


def _act(line: Line) -> Promise:
    if line.event == Event.ENDED and line.ground.endswith("left"):
        return LEFT
    return _act_of(line.event, line.object_kind)


def _act_of(event: str, kind: str) -> Promise:
    more = {Event.CREATED: MADE, Event.CHANGED: CHANGED}.get(Event(event), {})
    return more.get(kind, DID[event])


def _why(lines: list[Line]) -> list[str]:
    """The standings that the lines name."""
    first = (line.ground.split(" ")[0] for line in lines)
    return [str(WHY[standing]) for standing in first if standing in WHY]


def _reason(line: Line) -> str:
    first, _space, rest = line.ground.partition(" ")
    if first == Standing.BREAK_GLASS:  # what was said is sealed, and the log holds nothing of it
        return str(_("The reason stands on the table itself."))
    return rest if first in WHY else line.ground


@dataclass(frozen=True)
class OwnDeed:
    """What the viewer did in one place (or outside places) on a day."""

    place: str
    did: str
    at: str
    last: dt.datetime


def own_by_day(
    days: Sequence[dt.date], lines: Iterable[OwnLine], places: Mapping[uuid.UUID, Space]
) -> list[tuple[dt.date, list[OwnDeed]]]:
    """What the viewer did, as days with one deed a place. A place where they do not read any more has no name."""
    found: dict[dt.date, dict[uuid.UUID | None, list[OwnLine]]] = {day: {} for day in days}
    for line in lines:
        found[line.day].setdefault(line.space_uuid, []).append(line)
    return [(day, [_own(where, done, places) for where, done in here.items()]) for day, here in found.items()]


def _own(where: uuid.UUID | None, lines: list[OwnLine], places: Mapping[uuid.UUID, Space]) -> OwnDeed:
    newest = lines[0]
    times = sum(line.times for line in lines if line.event == Event.READ)
    looked = ngettext("looked", "looked %(times)s times", times) % {"times": times} if times else ""
    acts = [str(_act_of(line.event, line.object_kind)) for line in lines[::-1] if line.event != Event.READ]
    return OwnDeed(
        place=_place(where, places),
        did=capfirst(joined([one for one in dict.fromkeys([looked, *acts]) if one])),
        at=clock_time(newest.last),
        last=newest.last,
    )


def _place(where: uuid.UUID | None, places: Mapping[uuid.UUID, Space]) -> str:
    if where is None:
        return str(_("In the house"))
    space = places.get(where)
    if space is None:
        return str(_("A place where you do not read along now"))
    return capfirst(str(space.title or space.get_kind_display()))
