"""A conversation to read, for whoever it was with; a researcher goes on to where it is worked on."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from vensterbank.material import queries, slots
from vensterbank.people.access import somebody, viewer_of
from vensterbank.spaces.queries import readers_of
from vensterbank.spaces.sentences import reads_along


@somebody
def conversation(request: HttpRequest, transcript_uuid: uuid.UUID) -> HttpResponse:
    """What was written down of it, and who reads along."""
    viewer = viewer_of(request)
    transcript = queries.find_transcript(viewer, transcript_uuid, look=False)
    page = slots.work_pages_for(viewer, [transcript]).get(transcript.pk)
    if page is not None:
        return redirect(page)
    opened = queries.open_transcript(viewer, transcript_uuid)
    sentence = reads_along(readers_of(viewer, transcript.space), viewer, transcript.space.kind)
    frame = "ui/base.html" if viewer.person_id is not None else "ui/base_link.html"
    return render(
        request, "material/conversation.html", {"opened": opened, "sentence": sentence, "frame": frame}
    )
