"""Reading over the wire: the same queries as the pages, the same 404."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest
from ninja import Router

from vensterbank.api.shapes import EntryOut, SpaceOut, StudyOut, TextOut, TranscriptOut
from vensterbank.material import queries as studies
from vensterbank.people.access import viewer_of
from vensterbank.spaces import queries as spaces

router = Router(tags=["reading"])


@router.get("/spaces", response=list[SpaceOut])
def my_spaces(request: HttpRequest) -> list[dict[str, Any]]:
    """All places in which the viewer reads."""
    return [_space(space) for space in spaces.my_spaces(viewer_of(request))]


@router.get("/spaces/{uuid:space_uuid}", response=SpaceOut)
def one_space(request: HttpRequest, space_uuid: uuid.UUID) -> dict[str, Any]:
    """One place."""
    return _space(spaces.find_space(viewer_of(request), space_uuid))


def _space(space: Any) -> dict[str, Any]:
    return {
        "uuid": space.uuid,
        "kind": space.kind,
        "title": space.title or "",
        "organisation": space.home_organisation.name,
        "version": space.version,
    }


@router.get("/spaces/{uuid:space_uuid}/entries", response=list[EntryOut])
def entries(request: HttpRequest, space_uuid: uuid.UUID) -> list[dict[str, Any]]:
    """What was said in a place, oldest first, at most the last five hundred."""
    viewer = viewer_of(request)
    found = spaces.entries_in(viewer, spaces.find_space(viewer, space_uuid))
    known = {entry.pk: entry.uuid for entry in found}
    return [
        {
            "uuid": entry.uuid,
            "kind": entry.kind,
            "author": entry.author_name,
            "body": entry.body,
            "moment": entry.created_at,
            "answers": known.get(entry.reply_to_id or 0),
            "friction": entry.friction,
        }
        for entry in found
    ]


@router.get("/studies", response=list[StudyOut])
def my_studies(request: HttpRequest) -> list[dict[str, Any]]:
    """Studies that the viewer does."""
    viewer = viewer_of(request)
    found = studies.my_studies(viewer)
    rounds = studies.round_names(viewer, found)
    return [_study(study, rounds.get(study.pk, [])) for study in found]


@router.get("/studies/{uuid:study_uuid}", response=StudyOut)
def one_study(request: HttpRequest, study_uuid: uuid.UUID) -> dict[str, Any]:
    """One study."""
    viewer = viewer_of(request)
    study = studies.find_study(viewer, study_uuid)
    return _study(study, [str(wave.name) for wave in studies.waves_of(viewer, study)])


def _study(study: Any, rounds: list[str]) -> dict[str, Any]:
    return {
        "uuid": study.uuid,
        "title": study.title,
        "question": study.question,
        "minimumGroup": study.minimum_group,
        "rounds": rounds,
    }


@router.get("/studies/{uuid:study_uuid}/transcripts", response=list[TranscriptOut])
def transcripts(request: HttpRequest, study_uuid: uuid.UUID) -> list[dict[str, Any]]:
    """The conversations of a study, without their words."""
    viewer = viewer_of(request)
    study = studies.find_study(viewer, study_uuid)
    return [
        {
            "uuid": one.uuid,
            "respondent": one.respondent.uuid,
            "name": one.respondent.name,
            "function": one.respondent.function,
            "round": one.wave.number,
            "language": one.language,
        }
        for one in studies.transcripts_of(viewer, study)
    ]


@router.get("/transcripts/{uuid:transcript_uuid}", response=TextOut)
def transcript(request: HttpRequest, transcript_uuid: uuid.UUID) -> dict[str, Any]:
    """The words of a conversation; a look in the log."""
    opened = studies.open_transcript(viewer_of(request), transcript_uuid)
    return {
        "uuid": opened.transcript.uuid,
        "title": opened.transcript.space.title or "",
        "language": opened.transcript.language,
        "version": opened.version.number,
        "paragraphs": [
            {
                "uuid": one.quote.uuid,
                "start": one.quote.start,
                "end": one.quote.end,
                "speaker": one.speaker,
                "words": one.words,
                "timeMs": one.quote.time_ms,
                "isAnswer": one.quote.is_answer,
            }
            for one in opened.paragraphs
        ],
    }
