"""Talk as a page shows it: what was said, answers under it at the sill, with marks, sources and buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from vensterbank.people.enums import Function
from vensterbank.people.viewer import Viewer
from vensterbank.shared.vocabulary import LEARNING_FRICTION
from vensterbank.spaces import queries, slots
from vensterbank.spaces.addresses import Address, addresses_of
from vensterbank.spaces.enums import EntryKind, SpaceKind, Verb

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry, Space


@dataclass(frozen=True)
class Said:
    """One entry with what the viewer may do with it; ``source`` only for who can read where it came from."""

    entry: Entry
    marks: list[tuple[str, str]]
    source: Address | None
    may_bring: bool
    buttons: list[slots.Button]

    @property
    def tone(self) -> str:
        """How it sounds on the page: a question leads, what happened stands back."""
        return {EntryKind.QUESTION: "question", EntryKind.EVENT: "event"}.get(EntryKind(self.entry.kind), "")


@dataclass
class Thread:
    """What was said first, with the answers to it, and what became of the friction in it."""

    first: Said
    answers: list[Said] = field(default_factory=list)
    friction: str = ""


def threads_of(viewer: Viewer, space: Space, entries: list[Entry], verbs: frozenset[Verb]) -> list[Thread]:
    """Threads in the order in which they began. Three queries at most, however long the talk."""
    sources = queries.readable_sources(viewer, entries)
    addresses = addresses_of(viewer, sources.values())
    threads: dict[int, Thread] = {}
    for entry in entries:
        source = sources.get(entry.brought_from) if entry.brought_from else None
        said = Said(
            entry=entry,
            marks=marks_of(entry),
            source=addresses.get(source.pk) if source else None,
            may_bring=Verb.BRING in verbs and queries.is_author(viewer, entry),
            buttons=slots.buttons_for(viewer, space, entry, verbs),
        )
        thread = threads.get(entry.reply_to_id or 0) if space.kind == SpaceKind.SILL else None
        if thread is None:
            threads[entry.pk] = Thread(said)
        else:
            thread.answers.append(said)
    _tell_friction(threads.values())
    return list(threads.values())


def marks_of(entry: Entry) -> list[tuple[str, str]]:
    """Words on an entry, each with its symbol."""
    told = [
        (entry.kind == EntryKind.QUESTION, "question", EntryKind.QUESTION.label),
        (entry.friction, "friction", LEARNING_FRICTION),
        (entry.kind == EntryKind.LEARNED, "check", EntryKind.LEARNED.label),
        (entry.brought_from is not None, "bring", _("brought here")),
    ]
    return [(symbol, str(label)) for holds, symbol, label in told if holds]


def _tell_friction(threads: Iterable[Thread]) -> None:
    """Friction stays open until a worker and a manager said what they learned (S27)."""
    rubbing = [thread for thread in threads if thread.first.entry.friction]
    learned = {id(thread): _learners(thread) for thread in rubbing}
    sides = queries.sides_of(person for people in learned.values() for person in people)
    for thread in rubbing:
        thread.friction = friction_line({sides[one] for one in learned[id(thread)] if one in sides})


def _learners(thread: Thread) -> set[int]:
    said = [one.entry for one in thread.answers if one.entry.kind == EntryKind.LEARNED]
    return {entry.author_person_id for entry in said if entry.author_person_id is not None}


def friction_line(sides: set[str]) -> str:
    """What is still to be learned, in one sentence."""
    if {Function.WORKER, Function.MANAGER} <= sides:
        return _("It rubbed here, and both sides have said what they learned from it.")
    if Function.WORKER in sides:
        return _("Workers have said what they learned from it; it stays open until managers have too.")
    if Function.MANAGER in sides:
        return _("Managers have said what they learned from it; it stays open until workers have too.")
    return _(
        "It rubs here, and that may be. It stays open until both sides have said what they learned from it."
    )
