"""The page of a campfire, a sill or a lamp post: what was said, and room to say something."""

from __future__ import annotations

import uuid
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from vensterbank.people.access import signed_in, somebody, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, gate, queries, slots
from vensterbank.spaces.addresses import TALKED_IN
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.forms import SayForm
from vensterbank.spaces.incoming import content_type_of
from vensterbank.spaces.sentences import reads_along
from vensterbank.spaces.threads import threads_of
from vensterbank.ui.ranges import in_part
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry, Space

# Whatever opens a file as if it were a page gets one in which nothing runs, and that belongs to nobody.
SEALED_OFF = {"default-src": [NONE], "frame-ancestors": [NONE], "base-uri": [NONE], "sandbox": True}


def _find(viewer: Viewer, space_uuid: uuid.UUID) -> Space:
    space = queries.find_space(viewer, space_uuid)
    if space.kind not in TALKED_IN:  # a notebook, a table and a study have pages of their own
        gate.refuse(viewer, "space", space_uuid)
    return space


@signed_in
def talk(request: HttpRequest, space_uuid: uuid.UUID) -> HttpResponse:
    """What was said here, and room to say something. ``?antwoord=ENTRY`` opens an answer at the sill."""
    viewer = viewer_of(request)
    space = _find(viewer, space_uuid)
    answering = _answering(request, viewer, space)
    form = SayForm(request.POST or None, request.FILES or None, space=space, answering=answering)
    if request.method == "POST":
        said = attempt(form, lambda: _say(viewer, space, form, answering))
        if said is not None:
            return redirect(f"{request.path}#{said.uuid}")
    context = {
        **_page(viewer, space),
        "form": form,
        "answering": answering,
        "file_again": bool(request.FILES),
    }
    return render(request, "spaces/talk.html", context, status=422 if form.is_bound else 200)


def _answering(request: HttpRequest, viewer: Viewer, space: Space) -> Entry | None:
    """What the viewer is answering, when it stands here."""
    wanted = request.POST.get("reply_to") or request.GET.get("antwoord")
    if space.kind != SpaceKind.SILL or not wanted:
        return None
    with suppress(ValueError):
        return queries.entry_here(viewer, space, uuid.UUID(wanted))
    return None


def _say(viewer: Viewer, space: Space, form: SayForm, answering: Entry | None) -> Entry:
    said = form.cleaned_data
    if said.get("reply_to") and answering is None:
        raise Refusal(
            _("What you answer does not stand here. Say it without answering."), code="answer-elsewhere"
        )
    return actions.say(
        space=space,
        body=said["words"],
        by=viewer,
        kind=form.entry_kind,
        friction=said.get("friction", False),
        reply_to=answering,
        file=form.new_file,
        entry_uuid=said["once"],
    )


def _page(viewer: Viewer, space: Space) -> dict[str, Any]:
    found = queries.talk_in(viewer, space)
    verbs = queries.verbs_of(viewer, space)
    threads = threads_of(viewer, space, found.entries, verbs)
    return {
        "space": space,
        "threads": threads[::-1]
        if space.kind == SpaceKind.LAMP_POST
        else threads,  # a notice board: newest on top
        "is_cut": found.is_cut,
        "sentence": reads_along(queries.readers_of(viewer, space), viewer, space.kind),
        "may_write": Verb.WRITE in verbs,
        "may_answer": Verb.WRITE in verbs and space.kind == SpaceKind.SILL,
        "may_invite": Verb.INVITE in verbs and space.kind == SpaceKind.CAMPFIRE,
        "may_leave": Verb.LEAVE in verbs,
        "sections": slots.sections_for(viewer, space),
    }


@csp(SEALED_OFF)
@somebody
def download(request: HttpRequest, attachment_uuid: uuid.UUID) -> HttpResponse:
    """A file, always as a download; a part of it when the browser asks for one."""
    attachment, data = queries.open_attachment(viewer_of(request), attachment_uuid)
    response = HttpResponse(data, content_type=content_type_of(data))
    response.headers["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(str(attachment.name), safe='')}"
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["ETag"] = f'"{attachment.uuid}"'  # a file never changes
    return in_part(request, response)
