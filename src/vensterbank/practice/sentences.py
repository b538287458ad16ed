"""What a table tells, in words: a resident is addressed as "u", a colleague as "jij", all others have their name.

Plain values from the queries in, words out, in the language that is active; nothing is read from the database here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vensterbank.log.queries import Look
from vensterbank.people.enums import Function
from vensterbank.people.viewer import Viewer
from vensterbank.practice.enums import HandoverState, How, Wish
from vensterbank.practice.happened import told_of
from vensterbank.practice.queries import Happening, Party, Table, happenings_at, who_of
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.queries import is_author
from vensterbank.spaces.sentences import in_sentence, reads_along, short_names, until_day
from vensterbank.ui.moments import clock_time

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable

    from vensterbank.practice.models import Agreement
    from vensterbank.spaces.models import Entry


class Names:
    """How people are called on one page: short where that is enough, "u" or "jij" for whoever reads."""

    def __init__(self, viewer: Viewer, people: Iterable[str]) -> None:
        self.viewer = viewer
        self.short = short_names(people)

    def of(self, party: Party) -> str:
        """A party in the middle of a sentence."""
        if party.is_me:
            return you(self.viewer)
        return in_sentence(party.name) if party.is_resident else self.plain(party.name)

    def plain(self, name: str) -> str:
        """Somebody with an account, or a team."""
        return self.short.get(name, name)


def you(viewer: Viewer) -> str:
    """How a page addresses whoever reads it."""
    if viewer.person_id is None:
        return pgettext("to a resident", "you")
    return pgettext("to a colleague", "you")


@dataclass(frozen=True)
class Told:
    """One line of the time line: something said (with an author), or something that happened (without)."""

    at: dt.datetime
    body: str
    author: str = ""
    words: str = ""
    uuid: uuid.UUID | None = None
    may_bring: bool = False

    @property
    def anchor(self) -> str:
        """Where an address with ``#`` leads."""
        return f"e-{self.uuid}" if self.uuid else ""


@dataclass(frozen=True)
class Seat:
    """An agreement with somebody, as the page shows it."""

    uuid: uuid.UUID
    name: str
    organisation: str
    until: str
    purpose: str
    how: str
    sits_in: bool
    is_me: bool
    asked_by: str


@dataclass(frozen=True)
class Looked:
    """Somebody looked at this table on a day; ``last`` is the last time that day."""

    name: str
    functions: str
    organisation: str
    day: dt.date
    last: dt.datetime
    at: str
    is_me: bool


@dataclass(frozen=True)
class Passing:
    """A handover that is under way; ``role`` is the viewer's: sender, receiver, resident or other."""

    uuid: uuid.UUID
    sender: str
    receiver: str
    accepted: bool
    note: str
    meeting: str
    role: str


class Words:
    """All words of one table for one viewer; the page's template asks for them by name."""

    def __init__(self, table: Table, viewer: Viewer) -> None:
        self.table, self.viewer = table, viewer
        self.happened = happenings_at(viewer, table)
        self.names = Names(viewer, self._people())

    def _people(self) -> list[str]:
        named = [one.by.name for one in self.happened if not one.by.is_resident]
        named += [one.whom for one in self.happened] + [who_of(one) for one in self.table.agreements]
        named += [person.name for one in self.table.handovers for person in (one.from_person, one.to_person)]
        named += [entry.author_name for entry in self.table.entries if entry.author_person_id is not None]
        return [name for name in named if name]

    @cached_property
    def resident(self) -> str:
        """The resident within a sentence: "u", "mevrouw Aydın", or nothing when no link was given yet."""
        seated = self.table.question.resident
        return self.names.of(Party(seated.name, self.table.is_resident, is_resident=True)) if seated else ""

    @cached_property
    def title(self) -> str:
        """ "Uw tafel", "De tafel van mevrouw Aydın"."""
        if self.table.is_resident:
            return pgettext("to a resident", "Your table")
        return (
            _("The table of %(name)s") % {"name": self.resident}
            if self.resident
            else _("A question that begins")
        )

    @cached_property
    def reads_along(self) -> str:
        """Who reads along."""
        return reads_along(self.table.readers, self.viewer, self.table.space.kind)

    @cached_property
    def responsible(self) -> str:
        """Who is responsible now, by name also when that is the viewer; empty when nobody is."""
        return self.names.plain(self.table.responsible.name) if self.table.responsible else ""

    @cached_property
    def is_responsible(self) -> bool:
        """Is the viewer the one to turn to?"""
        someone = self.table.responsible
        return someone is not None and someone.pk == self.viewer.person_id

    @cached_property
    def responsible_note(self) -> str:
        """Tells somebody that it is them."""
        return pgettext("to a colleague", "that is you") if self.is_responsible else ""

    @cached_property
    def landed(self) -> str:
        """With whom the last handover landed; nothing when there was none, or another one is under way."""
        last = next(iter(self.table.handovers), None)
        return self.names.plain(last.to_person.name) if last and last.state == HandoverState.LANDED else ""

    @cached_property
    def asked(self) -> list[Seat]:
        """What waits for the resident's yes."""
        return [self._seat(one) for one in self.table.asked]

    @cached_property
    def agreed(self) -> list[Seat]:
        """What holds now."""
        return [self._seat(one) for one in self.table.agreed]

    @cached_property
    def ended(self) -> list[Seat]:
        """With whom the resident could share again."""
        return [self._seat(one) for one in self.table.ended]

    def _seat(self, one: Agreement) -> Seat:
        asker = next((step for step in one.steps.all()), None)
        return Seat(
            uuid=one.uuid,
            name=self.names.plain(who_of(one)),
            organisation=self.table.homes.get(one.with_person_id or 0, ""),
            until=until_day(one.until) if one.until else "",
            purpose=one.purpose,
            how="" if one.how == How.ASKED else str(How(one.how).label),
            sits_in=one.wish == Wish.SIT_IN,
            is_me=one.with_person_id is not None and one.with_person_id == self.viewer.person_id,
            asked_by=self.names.plain(asker.by_person.name) if asker and asker.by_person else "",
        )

    @cached_property
    def may_end_emergency(self) -> bool:
        """The resident, whoever is responsible, and whoever has it."""
        has_it = any(one.is_me for one in self.table.in_emergency)
        return bool(self.table.in_emergency) and (self.table.is_resident or self.is_responsible or has_it)

    @cached_property
    def passing(self) -> Passing | None:
        """The handover that is under way."""
        one = self.table.open_handover
        if one is None:
            return None
        roles = {one.from_person_id: "sender", one.to_person_id: "receiver"}
        return Passing(
            uuid=one.uuid,
            sender=self.names.plain(one.from_person.name),
            receiver=self.names.plain(one.to_person.name),
            accepted=one.state == HandoverState.ACCEPTED,
            note=one.note,
            meeting=one.meeting,
            role="resident" if self.table.is_resident else roles.get(self.viewer.person_id or 0, "other"),
        )

    @cached_property
    def timeline(self) -> list[Told]:
        """What was said and what happened, newest first."""
        said = map(self._said, self.table.entries)
        lines = [*map(self._event, self.happened), *said]
        # Turned round afterwards: of two things at one moment the later one stands on top too.
        return sorted(lines, key=lambda line: line.at)[::-1]

    def _said(self, entry: Entry) -> Told:
        mine = is_author(self.viewer, entry)
        party = Party(entry.author_name, mine, is_resident=entry.author_link_id is not None)
        may_bring = mine and self.viewer.person_id is not None and Verb.BRING in self.table.verbs
        return Told(
            entry.created_at, entry.body, capfirst(self.names.of(party)), uuid=entry.uuid, may_bring=may_bring
        )

    def _event(self, one: Happening) -> Told:
        sentence = told_of(one, self.names.of(one.by), self.names.plain(one.whom), self.resident)
        return Told(one.at, capfirst(sentence), words=one.words)

    @cached_property
    def looks(self) -> list[Looked]:
        """Who looked, newest day first."""
        return [self._looked(look) for look in self.table.looks]

    @cached_property
    def last_look(self) -> Looked | None:
        """The newest look of somebody else."""
        return next((look for look in self.looks if not look.is_me), None)

    def _looked(self, look: Look) -> Looked:
        is_me = look.actor_uuid is not None and look.actor_uuid == self.viewer.uuid
        seated = self.table.question.resident
        party = Party(look.name, is_me, is_resident=seated is not None and seated.uuid == look.actor_uuid)
        functions = [str(Function(name).label) for name in look.functions.split(", ") if name]
        return Looked(
            name=capfirst(self.names.of(party)),
            functions=", ".join(functions),
            organisation=look.organisations,
            day=look.day,
            last=look.last,
            at=clock_time(look.last),
            is_me=is_me,
        )
