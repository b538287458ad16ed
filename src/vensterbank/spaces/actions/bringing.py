"""Bringing: only the author carries words elsewhere; the copy knows where it came from (S26)."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import queries
from vensterbank.spaces.actions.talking import keep_once, new_entry, readable, said_as
from vensterbank.spaces.enums import EntryKind, SpaceKind, Standing, Verb
from vensterbank.spaces.models import Crossing, Entry, Space
from vensterbank.spaces.search import words_of

# "Een mevrouw uit de wijk" names nobody.
FORMS_OF_ADDRESS = frozenset({"mevrouw", "mevr", "meneer", "mijnheer", "heer", "familie", "mister"})


@transaction.atomic
def bring(
    *,
    entry: Entry,
    words: str,
    into: Space,
    by: Viewer,
    without_names: bool = False,
    entry_uuid: uuid.UUID | None = None,
) -> Entry:
    """Carry one's own words elsewhere. The copy knows where it came from; only who can read there can follow (S26).

    The same ``entry_uuid`` twice is brought, and counted, once.
    """
    queries.check_may(by, entry.space, Verb.BRING)
    queries.check_may(by, into, Verb.WRITE)
    if not queries.is_author(by, entry):
        raise Refusal(_("Only whoever said it can bring it elsewhere."), code="not-the-author")
    if into.pk == entry.space_id:
        raise Refusal(_("It stands here already."), code="same-place")
    text = readable(words)
    if entry.space.kind == SpaceKind.TABLE:
        _check_without_names(text, queries.readers_of(by, entry.space), without_names)
    before = said_as(entry_uuid, into, by)
    if before is not None and before.body == text:
        return before
    brought = new_entry(into, text, by, EntryKind.TALK)
    brought.uuid = brought.uuid if entry_uuid is None or before is not None else entry_uuid
    brought.brought_from = entry.uuid
    kept = keep_once(brought, by)
    if kept is brought:
        _count_crossing(brought, entry.space.kind, by)
    return kept


def _count_crossing(brought: Entry, from_kind: str, by: Viewer) -> None:
    """Where it arrives, without its source (S40)."""
    function = next(iter(sorted(by.functions)), "")
    Crossing(space=brought.space, from_kind=from_kind, by_function=function).save(force_insert=True)
    log.write(Event.BROUGHT, About("entry", brought.uuid, brought.space.uuid), by=by)


def _check_without_names(text: str, readers: list[queries.Reader], promised: bool) -> None:
    """From a table something goes out only without names; we look for the names that we know."""
    if not promised:
        message = _(
            "This was said at a resident's table. Take out names and say that you did, or ask the resident."
        )
        raise Refusal(message, code="names-not-taken-out")
    spoken = words_of(text)
    for reader in readers:
        parts = {part for part in words_of(reader.name) - FORMS_OF_ADDRESS if len(part) > 3}
        if reader.standing == Standing.RESIDENT and parts & spoken:
            raise Refusal(_("The resident's name is still in it. Take it out first."), code="name-inside")
