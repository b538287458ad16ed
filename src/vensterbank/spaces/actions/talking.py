"""Saying something in a space, and keeping one's own notes."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Person
from vensterbank.people.queries import my_organisation
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.shared.writing import is_keepable, kept_form
from vensterbank.spaces import gate, queries, search
from vensterbank.spaces.actions.attaching import NewFile, attach_once, check_size
from vensterbank.spaces.actions.making import Grantee, give, make_space, touch
from vensterbank.spaces.enums import EntryKind, SpaceKind, Standing, Verb
from vensterbank.spaces.models import Entry, Space

LONGEST_ENTRY = 20_000


@transaction.atomic
def say(
    *,
    space: Space,
    body: str,
    by: Viewer,
    kind: EntryKind = EntryKind.TALK,
    reply_to: Entry | None = None,
    friction: bool = False,
    file: NewFile | None = None,
    entry_uuid: uuid.UUID | None = None,
) -> Entry:
    """Say something in a space. The same ``entry_uuid`` twice is one entry: a button pressed twice says it once.

    Other words under the same number are a new entry: whoever goes back and changes what they typed loses nothing.
    An answer to an answer stands under what was said first; what somebody learned is an answer to friction.
    """
    queries.check_may(by, space, Verb.WRITE)
    text = readable(body)
    if file is not None:
        check_size(file.size)
    asked = _answered(space, reply_to, by)
    before = said_as(entry_uuid, space, by)
    if before is None or before.body != text:
        entry = new_entry(space, text, by, _kind(kind, asked))
        entry.uuid = entry.uuid if entry_uuid is None or before is not None else entry_uuid
        entry.reply_to, entry.friction = asked, friction
        before = keep_once(entry, by)
    if file is not None:
        attach_once(entry=before, file=file, by=by)
    return before


def _answered(space: Space, reply_to: Entry | None, by: Viewer) -> Entry | None:
    """What an answer stands under."""
    if reply_to is None:
        return None
    if reply_to.space_id != space.pk:
        raise Refusal(_("That was said in another place; answer it there."), code="answer-elsewhere")
    if reply_to.reply_to_id is None:
        return reply_to
    first: Entry = Entry.objects.visible_to(by).get(pk=reply_to.reply_to_id)
    return first


def _kind(kind: EntryKind, asked: Entry | None) -> EntryKind:
    """An open question opens a talk; what was learned closes friction. Elsewhere both are talk."""
    fits = {EntryKind.QUESTION: asked is None, EntryKind.LEARNED: asked is not None and asked.friction}
    return kind if fits.get(kind, True) else EntryKind.TALK


def keep_once(entry: Entry, by: Viewer) -> Entry:
    """Keep a new entry; when a second press was quicker, the one that it made."""
    try:
        with transaction.atomic():
            keep_entry(entry, by)
    except IntegrityError:  # said at this very moment by a second press; or a number that is taken elsewhere
        return said_as(entry.uuid, entry.space, by) or gate.refuse(by, "entry", entry.uuid)
    return entry


def said_as(entry_uuid: uuid.UUID | None, space: Space, by: Viewer) -> Entry | None:
    """What the viewer said here under this number."""
    found = queries.entry_here(by, space, entry_uuid)
    return found if found is not None and queries.is_author(by, found) else None


def readable(body: str) -> str:
    """Text as it is kept: LF, no empty entry, no endless one."""
    text = kept_form(body)
    if not text:
        raise Refusal(_("There is nothing to keep yet: write something first."), code="empty")
    if len(text) > LONGEST_ENTRY:
        raise Refusal(
            _("This is longer than one entry can hold. Split it, or add it as a file."), code="too-long"
        )
    if not is_keepable(text):
        raise Refusal(_("This text holds signs that cannot be kept. Type it again, please."), code="nul")
    return text


def new_entry(space: Space, body: str, by: Viewer, kind: EntryKind) -> Entry:
    return Entry(
        space=space,
        kind=kind,
        author_person_id=by.person_id,
        author_link_id=by.link_id,
        author_name=by.name,
        body=body,
        stems=search.sealed_form(body),
    )


def keep_entry(entry: Entry, by: Viewer) -> None:
    entry.save(force_insert=True)
    touch(entry.space)
    log.write(Event.CREATED, About("entry", entry.uuid, entry.space.uuid), by=by)


@transaction.atomic
def note_down(*, body: str, by: Viewer, entry_uuid: uuid.UUID | None = None) -> Entry:
    """Write in one's own notebook; it is made with the first note."""
    return say(space=notebook_of(by), body=body, by=by, entry_uuid=entry_uuid)


def notebook_of(by: Viewer) -> Space:
    """The viewer's own notebook, made when it is not there yet."""
    mine = Space.objects.visible_to(by, Verb.WRITE).filter(kind=SpaceKind.NOTEBOOK).order_by("pk").first()
    if mine is not None:
        return mine  # type: ignore[no-any-return]
    home = my_organisation(by)
    if home is None or by.person_id is None:
        raise Refusal(_("Working notes are for colleagues with an account."), code="no-organisation")
    space = make_space(kind=SpaceKind.NOTEBOOK, home=home, by=by)
    me = Person.objects.get(pk=by.person_id)
    give(space=space, to=Grantee(person=me), standing=Standing.OWNER, because="own", by=by)
    return space
