"""Mirrors that I may look into, the first page of one, and the grounds behind it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vensterbank.insight import queries
from vensterbank.insight.afterwards import after_session
from vensterbank.insight.grounds import grounds_of
from vensterbank.insight.report import first_page
from vensterbank.insight.views.frame import mirror_frame
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.spaces import gate

if TYPE_CHECKING:
    from vensterbank.insight.queries import Mirror


@signed_in
def mirrors(request: HttpRequest) -> HttpResponse:
    """What I may look into, and when it was shown last."""
    viewer = viewer_of(request)
    shown = queries.last_shown(viewer)
    listed = [(study, shown.get(study.pk)) for study in queries.mirrors_for(viewer)]
    return render(request, "insight/mirrors.html", {"mirrors": listed})


@signed_in
def mirror(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """Difference and connection, three themes, one question."""
    found = _open(request, study_uuid)
    context = {
        **mirror_frame(viewer_of(request), found),
        "page": first_page(found),
        "sessions": [after_session(session, found.figures) for session in found.sessions],
    }
    return render(request, "insight/mirror.html", context)


@signed_in
def grounds(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """Every figure with its uncertainty."""
    found = _open(request, study_uuid, grounds=True)
    context = {**mirror_frame(viewer_of(request), found), "grounds": grounds_of(found)}
    return render(request, "insight/grounds.html", context)


def _open(request: HttpRequest, study_uuid: uuid.UUID, **more: Any) -> Mirror:
    viewer, coder = viewer_of(request), request.GET.get("coder")
    if coder is not None:
        coder = str(_uuid(viewer, coder))
    return queries.open_mirror(viewer, study_uuid, coder=coder, **more)


def _uuid(viewer: Any, text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        gate.refuse(viewer, "coder")
