"""The page on which a conversation is coloured: complete to read without script, the element adds the rest."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from vensterbank.coding import queries
from vensterbank.coding.enums import CodeKind
from vensterbank.coding.parties import parties, party_of, verb_forms
from vensterbank.coding.shapes import code_shape, coding_shape
from vensterbank.coding.texts import texts
from vensterbank.material.queries import open_transcript, respondents_of
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.queries import readers_of
from vensterbank.spaces.sentences import reads_along

if TYPE_CHECKING:
    from vensterbank.coding.models import Code
    from vensterbank.coding.queries import CodingRow
    from vensterbank.material.queries import OpenTranscript

MINUTE = 60_000


@signed_in
@never_cache
def coder(request: HttpRequest, transcript_uuid: uuid.UUID) -> HttpResponse:
    """Read and colour."""
    viewer = viewer_of(request)
    opened = open_transcript(viewer, transcript_uuid, Verb.CODE)
    transcript, space = opened.transcript, opened.transcript.space
    codes = queries.codes_of(viewer, transcript.study)
    rows = queries.coding_rows(viewer, opened.version)
    context = {
        "opened": opened,
        "study": transcript.study,
        "respondent": transcript.respondent,
        "wave": transcript.wave,
        "minutes": _minutes(opened),
        "progress": _progress(viewer, opened, codes, rows),
        "sentence": reads_along(readers_of(viewer, space), viewer, space.kind),
        "api": f"/api/v1/transcripts/{transcript_uuid}",
        "state": {**_state(viewer, opened, codes, rows), "csrf": get_token(request)},
    }
    return render(request, "coding/coder.html", context)


def _progress(
    viewer: Viewer, opened: OpenTranscript, codes: list[Code], rows: list[CodingRow]
) -> dict[str, int]:
    """The same that the element says as soon as it is there."""
    answers = [(one.quote.start, one.quote.end) for one in opened.paragraphs if one.quote.is_answer]
    areas = {code.uuid for code in codes if code.kind == CodeKind.AREA}
    return {"done": queries.coloured_by(viewer.uuid, rows, areas, answers), "of": len(answers)}


def _minutes(opened: OpenTranscript) -> int:
    """How long it lasted, as far as the times in the file tell; nought when they do not."""
    last = max((one.quote.time_ms or 0 for one in opened.paragraphs), default=0)
    return int(-(-last // MINUTE))


def _state(
    viewer: Viewer, opened: OpenTranscript, codes: list[Code], rows: list[CodingRow]
) -> dict[str, Any]:
    """What the element starts with; ``session.js`` and ``desk.js`` read it."""
    transcript = opened.transcript
    return {
        "coder": str(viewer.uuid),
        "codes": [code_shape(code) for code in codes],
        "codings": [coding_shape(row) for row in rows],
        "parties": parties(respondents_of(viewer, transcript.study), transcript.respondent),
        "respondent": party_of(transcript.respondent),
        "verbForms": verb_forms(opened.version.text, rows, codes),
        "texts": texts(),
    }
