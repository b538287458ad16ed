"""Files on their way in: taken, looked at by a person, then kept or thrown away."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material import queries
from vensterbank.material.actions.researching import researcher_id
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Role
from vensterbank.material.importers import MAX_BYTES, read_transcript
from vensterbank.material.importers.refusals import refusal
from vensterbank.material.models import PendingImport, Respondent, Study, Transcript, Wave
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import gate
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.files import drop_file, keep_file, read_file


def check_size(size: int) -> None:
    """Refuse a file before its bytes are read."""
    if size > MAX_BYTES:
        raise refusal("too-large")


def take_file(
    *, study: Study, source: Source, by: Viewer, pending_uuid: uuid.UUID | None = None
) -> PendingImport | None:
    """Take a file in: read it once to see that it can be read, and keep its bytes, sealed, until somebody looked.

    The same ``pending_uuid`` twice is one file; nothing comes back when it became a transcript already.
    """
    space_queries.check_may(by, study.space, Verb.WRITE)
    read_transcript(source.data, source.file_name, language=source.language)
    if pending_uuid is not None and queries.kept_already(by, study, pending_uuid):
        return None
    pending = PendingImport(
        space=study.space, study=study, file_name=source.file_name, uploaded_by_id=researcher_id(by)
    )
    pending.uuid = pending_uuid or new_uuid()
    try:
        with transaction.atomic():
            pending.save(force_insert=True)
            log.write(Event.CREATED, About("import", pending.uuid, study.space.uuid), by=by)
            keep_file(study.space, pending.uuid, source.data)
    except IntegrityError:  # pressed twice
        return queries.find_waiting_file(by, study, pending.uuid)
    return pending


@transaction.atomic
def keep_file_as_transcript(
    *,
    study: Study,
    pending_uuid: uuid.UUID,
    respondent: Respondent,
    wave: Wave,
    roles: Mapping[str, Role],
    by: Viewer,
    language: str = "nl",
) -> Transcript:
    """Somebody looked and said who speaks: the file becomes a transcript. Pressed twice, it becomes one."""
    space_queries.check_may(by, study.space, Verb.WRITE)
    spaces.touch(study.space)  # a second press waits here until the first is done
    found = Transcript.objects.visible_to(by).filter(study=study, uuid=pending_uuid).select_related("space")
    kept: Transcript | None = found.first()
    if kept is not None:
        return kept
    pending = _still_waiting(study, pending_uuid, by)
    transcript = import_transcript(
        study=study,
        respondent=respondent,
        wave=wave,
        source=Source(_bytes_of(pending, by), pending.file_name, language),
        by=by,
        roles=roles,
        transcript_uuid=pending.uuid,
    )
    _forget(pending)
    return transcript


def _still_waiting(study: Study, pending_uuid: uuid.UUID, by: Viewer) -> PendingImport:
    """Gone since the page was opened: row-level security hides what a press at this very moment made of it."""
    found = PendingImport.objects.visible_to(by, Verb.WRITE).filter(study=study, uuid=pending_uuid)
    pending: PendingImport | None = found.select_related("space").first()
    if pending is None:
        raise Refusal(_("This file was kept or thrown away in the meantime."), code="gone")
    return pending


def _bytes_of(pending: PendingImport, by: Viewer) -> bytes:
    try:
        return read_file(pending.space, pending.uuid)
    except FileNotFoundError:
        gate.refuse(by, "import", pending.uuid)


@transaction.atomic
def throw_away(*, study: Study, pending_uuid: uuid.UUID, by: Viewer) -> None:
    """Somebody looked and does not want it."""
    pending = queries.find_waiting_file(by, study, pending_uuid)
    _forget(pending)
    log.write(Event.REMOVED, About("import", pending_uuid, study.space.uuid), by=by)


def _forget(pending: PendingImport) -> None:
    file_uuid = pending.uuid
    pending.delete()
    transaction.on_commit(lambda: drop_file(file_uuid))
