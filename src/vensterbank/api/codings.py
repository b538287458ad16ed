"""Coding over the wire: every change is named by its coding's own number, so that sending it twice does no harm."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from vensterbank.api.shapes import CodeOut, CodingIn, CodingOut, CodingsOut, Undone
from vensterbank.coding import queries
from vensterbank.coding.actions.codings import Place, remove_coding
from vensterbank.coding.actions.history import undo_last
from vensterbank.coding.actions.placing import Wanted, place_coding, version_to_code
from vensterbank.coding.shapes import code_shape, coding_shape
from vensterbank.material.queries import find_study
from vensterbank.people.access import viewer_of
from vensterbank.spaces.enums import Verb

router = Router(tags=["coding"])


@router.get("/studies/{uuid:study_uuid}/codes", response=list[CodeOut])
def codes(request: HttpRequest, study_uuid: uuid.UUID) -> list[dict[str, Any]]:
    """The codebook of a study."""
    viewer = viewer_of(request)
    study = find_study(viewer, study_uuid, Verb.CODE)
    return [code_shape(code) for code in queries.codes_of(viewer, study)]


@router.get("/transcripts/{uuid:transcript_uuid}/codings", response=CodingsOut, by_alias=True)
def codings(request: HttpRequest, transcript_uuid: uuid.UUID, since: int = 0) -> HttpResponse:
    """Everybody's codings of a conversation, and the codes; nothing when ``since`` is still the version that counts.

    The version is asked first: what changes while we read comes with the next answer.
    """
    viewer = viewer_of(request)
    version = version_to_code(viewer, transcript_uuid)
    study = version.transcript.study
    number = version.transcript.space.version + study.space.version
    if number == since:
        return JsonResponse({"version": number, "codings": []})
    found = [coding_shape(row) for row in queries.coding_rows(viewer, version)]
    known = [code_shape(code) for code in queries.codes_of(viewer, study)]
    return JsonResponse({"version": number, "codings": found, "codes": known})


@router.put(
    "/transcripts/{uuid:transcript_uuid}/codings/{uuid:coding_uuid}", response=CodingOut, by_alias=True
)
def keep(
    request: HttpRequest, transcript_uuid: uuid.UUID, coding_uuid: uuid.UUID, said: CodingIn
) -> HttpResponse:
    """Keep a coding of one's own; the same again is the same coding."""
    viewer = viewer_of(request)
    version = version_to_code(viewer, transcript_uuid, said.version)
    place = Place(said.start, said.end, said.connection or "", said.from_party or "", said.to_party or "")
    label = said.label
    wanted = Wanted(said.code, label.kind if label else "", label.name if label else "")
    coding, new = place_coding(
        version=version, wanted=wanted, place=place, by=viewer, coding_uuid=coding_uuid
    )
    shape = coding_shape(queries.own_row(viewer, coding))
    return JsonResponse({**shape, "newCode": code_shape(new)} if new else shape)


@router.delete("/transcripts/{uuid:transcript_uuid}/codings/{uuid:coding_uuid}", response={204: None})
def remove(request: HttpRequest, transcript_uuid: uuid.UUID, coding_uuid: uuid.UUID) -> HttpResponse:
    """Take a coding of one's own away; what is not there is away already."""
    viewer = viewer_of(request)
    version = version_to_code(viewer, transcript_uuid)
    coding = queries.find_coding(viewer, version, coding_uuid)
    if coding is not None:
        remove_coding(coding=coding, by=viewer)
    return HttpResponse(status=204)


@router.post("/transcripts/{uuid:transcript_uuid}/undo", response={200: Undone, 204: None}, by_alias=True)
def undo(request: HttpRequest, transcript_uuid: uuid.UUID) -> HttpResponse:
    """Take the viewer's last change in a conversation back; 204 when there is none."""
    viewer = viewer_of(request)
    coding = undo_last(version=version_to_code(viewer, transcript_uuid), by=viewer)
    if coding is None:
        return HttpResponse(status=204)
    if coding.removed_at is not None:
        return JsonResponse({"removed": [str(coding.uuid)], "restored": []})
    return JsonResponse({"removed": [], "restored": [coding_shape(queries.own_row(viewer, coding))]})
