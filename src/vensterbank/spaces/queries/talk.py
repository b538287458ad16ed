"""What was said in a space, and the files with it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Max, Prefetch, QuerySet

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate, search
from vensterbank.spaces.enums import EntryKind, SpaceKind, Verb
from vensterbank.spaces.files import read_file
from vensterbank.spaces.models import Attachment, Entry, Space
from vensterbank.spaces.sealing import keyring
from vensterbank.spaces.sealing.fields import sealed_field

MOST = 500


@dataclass(frozen=True)
class Talk:
    """The newest entries of a space, oldest first; ``is_cut`` says that there are older ones."""

    entries: list[Entry]
    is_cut: bool


def talk_in(viewer: Viewer, space: Space, *, most: int = MOST) -> Talk:
    """The newest ``most`` entries, and whatever they answer even when that is older. A look; four queries at most."""
    note(Event.READ, About(space.kind, space.uuid, space.uuid), by=viewer)
    newest = list(_with_files(viewer, space).order_by("-created_at", "-pk")[: most + 1])
    shown, is_cut = newest[:most], len(newest) > most
    there = {entry.pk for entry in shown}
    missing = {entry.reply_to_id for entry in shown if entry.reply_to_id} - there
    if missing:
        shown += _with_files(viewer, space).filter(pk__in=missing)
    return Talk(sorted(shown, key=lambda entry: (entry.created_at, entry.pk)), is_cut)


def entries_in(viewer: Viewer, space: Space, *, most: int = MOST) -> list[Entry]:
    """What was said, oldest first, with attachments. The same number of queries, however long the talk."""
    return talk_in(viewer, space, most=most).entries


def _with_files(viewer: Viewer, space: Space) -> QuerySet[Entry]:
    files = Prefetch("attachments", Attachment.objects.visible_to(viewer).order_by("pk"))
    found: QuerySet[Entry] = Entry.objects.visible_to(viewer).filter(space=space).prefetch_related(files)
    return found.select_related("author_person", "author_link", "space")


def last_said(viewer: Viewer, spaces: Iterable[Space]) -> dict[int, dt.datetime]:
    """When something was said last, by the number of the space; where nothing was said yet there is nothing. One query."""
    found = Entry.objects.visible_to(viewer).filter(space__in=[space.pk for space in spaces])
    return dict(found.values_list("space_id").annotate(last=Max("created_at")).order_by())


def find_entry(viewer: Viewer, entry_uuid: uuid.UUID | str, *, kind: SpaceKind | None = None) -> Entry:
    """One entry, of a kind of space when that is given; or the polite 404."""
    found = Entry.objects.visible_to(viewer).filter(uuid=entry_uuid).select_related("space")
    entry: Entry | None = (found if kind is None else found.filter(space__kind=kind)).first()
    if entry is None:
        gate.refuse(viewer, "entry", uuid.UUID(str(entry_uuid)))
    note(Event.READ, About(entry.space.kind, entry.space.uuid, entry.space.uuid), by=viewer)
    return entry


def entry_here(viewer: Viewer, space: Space, entry_uuid: uuid.UUID | None) -> Entry | None:
    """The entry with this id, when it stands in this very space."""
    if entry_uuid is None:
        return None
    found: Entry | None = Entry.objects.visible_to(viewer).filter(uuid=entry_uuid, space=space).first()
    return found


def readable_sources(viewer: Viewer, entries: list[Entry]) -> dict[uuid.UUID, Entry]:
    """Where brought entries came from, as far as the viewer may read it. One query."""
    wanted = [entry.brought_from for entry in entries if entry.brought_from]
    found = Entry.objects.visible_to(viewer).filter(uuid__in=wanted).select_related("space") if wanted else []
    sources = {entry.uuid: entry for entry in found}
    if sources:
        note(Event.LISTED, About("sources"), by=viewer)
    return sources


def own_entries(viewer: Viewer, space: Space, *, most: int = MOST) -> list[Entry]:
    """What a viewer with an account said here, newest first: what they, and only they, can bring elsewhere."""
    if viewer.person_id is None:
        return []
    mine = Entry.objects.visible_to(viewer, Verb.BRING).filter(space=space)
    said = mine.filter(author_person_id=viewer.person_id).exclude(kind=EntryKind.EVENT)
    return list(said.select_related("space").order_by("-created_at", "-pk")[:most])


def is_author(viewer: Viewer, entry: Entry) -> bool:
    """Only the author carries an entry elsewhere."""
    by_person = viewer.person_id is not None and entry.author_person_id == viewer.person_id
    by_link = viewer.link_id is not None and entry.author_link_id == viewer.link_id
    return by_person or by_link


def find_words(viewer: Viewer, text: str, *, most: int = 50) -> list[Entry]:
    """Entries in which all words occur, newest first. Opens and scans what the viewer may search.

    Logged as a search, and once more in each place of which words are shown: whoever sits there sees it.
    """
    wanted = search.stems_of(text)
    note(Event.SEARCHED, About("entries"), by=viewer)
    if not wanted:
        return []
    found = Entry.objects.visible_to(viewer, Verb.SEARCH).order_by("-created_at", "-pk")
    rows = list(found.values_list("pk", "space_id", "stems"))
    keyring.warm(space_id for _pk, space_id, _stems in rows)
    fitting = list(islice(search.scan(sealed_field(Entry, "stems"), rows, wanted), most))
    shown = list(found.filter(pk__in=fitting).select_related("space", "author_person", "author_link"))
    for space in {entry.space_id: entry.space for entry in shown}.values():
        note(Event.SEARCHED, About(space.kind, space.uuid, space.uuid), by=viewer)
    return shown


def open_attachment(viewer: Viewer, attachment_uuid: uuid.UUID) -> tuple[Attachment, bytes]:
    """A file and its bytes, or the polite 404; a look like any other."""
    found: Attachment | None = (
        Attachment.objects.visible_to(viewer).filter(uuid=attachment_uuid).select_related("space").first()
    )
    if found is None:
        gate.refuse(viewer, "attachment", attachment_uuid)
    note(Event.READ, About(found.space.kind, found.space.uuid, found.space.uuid), by=viewer)
    try:
        return found, read_file(found.space, found.uuid)
    except FileNotFoundError as problem:
        raise gate.NotHere from problem
