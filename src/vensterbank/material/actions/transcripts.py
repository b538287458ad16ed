"""Importing a transcript: all or nothing, in a child space of its own."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.actions.researching import researcher_id
from vensterbank.material.enums import Role
from vensterbank.material.importers import Draft, read_transcript
from vensterbank.material.models import Quote, Respondent, Speaker, Study, Transcript, Version, Wave
from vensterbank.material.rules import guessed_roles
from vensterbank.people.models import Person
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.files import drop_file, keep_file
from vensterbank.spaces.models import Grant, Space
from vensterbank.spaces.search import sealed_form


@dataclass(frozen=True)
class Source:
    """The file as it came: its bytes are kept, sealed, beside what was made of it."""

    data: bytes
    file_name: str
    language: str = "nl"


def import_transcript(
    *,
    study: Study,
    respondent: Respondent,
    wave: Wave,
    source: Source,
    by: Viewer,
    roles: Mapping[str, Role] | None = None,
    draft: Draft | None = None,
    transcript_uuid: uuid.UUID | None = None,
) -> Transcript:
    """Read a file and keep it as a transcript. ``roles`` says who each label is; else a guess counts.

    Raises ``UnreadableTranscript`` (a ``Refusal``) with what to do; then nothing was kept.
    """
    space_queries.check_may(by, study.space, Verb.WRITE)
    if respondent.study_id != study.pk or wave.study_id != study.pk:
        raise Refusal(_("That respondent or round belongs to another study."), code="foreign-respondent")
    read = draft or read_transcript(source.data, source.file_name, language=source.language)
    file_uuid = new_uuid()
    try:
        with transaction.atomic():
            _check_new(respondent, wave, read, by)
            space = _own_space(study, respondent, wave, by)
            transcript = _keep(study, respondent, wave, source, read, space, by)
            transcript.uuid, transcript.file_uuid = transcript_uuid or transcript.uuid, file_uuid
            transcript.save(force_insert=True)
            _keep_words(transcript, read, {**guessed_roles(read, respondent.name), **(roles or {})})
            keep_file(space, file_uuid, source.data)
            spaces.touch(study.space)
            log.write(Event.CREATED, About("transcript", transcript.uuid, space.uuid), by=by)
    except BaseException:
        drop_file(file_uuid)  # nothing half done stays
        raise
    return transcript


def _keep(
    study: Study, respondent: Respondent, wave: Wave, source: Source, read: Draft, space: Space, by: Viewer
) -> Transcript:
    return Transcript(
        space=space,
        study=study,
        respondent=respondent,
        wave=wave,
        language=source.language,
        file_name=source.file_name,
        encoding=read.encoding,
        imported_by_id=researcher_id(by),
    )


def _check_new(respondent: Respondent, wave: Wave, read: Draft, by: Viewer) -> None:
    """The same words twice in one round would count twice."""
    here = Version.objects.visible_to(by).filter(transcript__respondent=respondent, transcript__wave=wave)
    for version in here.filter(length=len(read.text)).select_related("space"):
        if version.text == read.text:
            message = _("This conversation is in the study already, with %(name)s in round %(round)s.")
            said = message % {"name": respondent.name, "round": wave.name}
            raise Refusal(said, code="already-there")


def _own_space(study: Study, respondent: Respondent, wave: Wave, by: Viewer) -> Space:
    """A different audience is a different space: the study's researchers, and this respondent.

    Its title is what the respondent sees of the study: the rest stands in the study's own space.
    """
    home, title = study.space.home_organisation, f"{respondent.name}, {wave.name}"
    space = spaces.make_space(
        kind=SpaceKind.STUDY, home=home, by=by, title=title, parent=study.space, about=respondent.uuid
    )
    researchers = Grant.objects.visible_to(by).filter(
        space=study.space, standing=Standing.RESEARCHER, ends=None
    )
    because = f"researcher:{study.uuid}"
    for person in Person.objects.filter(pk__in=researchers.values("to_person_id"), left_at=None).order_by(
        "pk"
    ):
        spaces.give(
            space=space, to=Grantee(person=person), standing=Standing.RESEARCHER, because=because, by=by
        )
    if respondent.person or respondent.link:
        to = Grantee(person=respondent.person) if respondent.person else Grantee(link=respondent.link)
        because = f"respondent:{respondent.uuid}"
        spaces.give(space=space, to=to, standing=Standing.RESPONDENT, because=because, by=by)
    return space


def _keep_words(transcript: Transcript, draft: Draft, roles: Mapping[str, Role]) -> None:
    space = transcript.space
    version = Version(space=space, transcript=transcript, text=draft.text, length=len(draft.text))
    version.stems = sealed_form(draft.text)
    version.save(force_insert=True)
    speakers: dict[str | None, Speaker] = {}
    for guess in draft.speakers:
        speaker = Speaker(space=space, transcript=transcript, label=guess.label, role=roles[guess.label])
        speaker.save(force_insert=True)
        speakers[guess.label] = speaker
    quotes = []
    for number, paragraph in enumerate(draft.paragraphs, start=1):
        speaking = speakers.get(paragraph.speaker)
        quotes.append(
            Quote(
                space=space,
                version=version,
                number=number,
                start=paragraph.start,
                end=paragraph.end,
                speaker=speaking,
                time_ms=paragraph.time_ms,
                is_answer=speaking is None or speaking.role == Role.RESPONDENT,
            )
        )
    Quote.objects.bulk_create(quotes)
