"""Bringing: the author carries words from one place to another."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import actions, gate, queries
from vensterbank.spaces.addresses import addresses_of
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.forms import BringForm
from vensterbank.spaces.sentences import reads_along
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry, Space


@signed_in
def choose(request: HttpRequest, space_uuid: uuid.UUID) -> HttpResponse:
    """The way out of a campfire: which of one's own words to bring to the sill."""
    viewer = viewer_of(request)
    space = queries.find_space(viewer, space_uuid, kind=SpaceKind.CAMPFIRE, verb=Verb.BRING)
    context = {"space": space, "entries": queries.own_entries(viewer, space)}
    return render(request, "spaces/choose.html", context)


@signed_in
def bring(request: HttpRequest, entry_uuid: uuid.UUID) -> HttpResponse:
    """Choose the words and the place."""
    viewer = viewer_of(request)
    entry = queries.find_entry(viewer, entry_uuid)
    if not queries.is_author(viewer, entry) or not queries.may(viewer, entry.space, Verb.BRING):
        gate.refuse(viewer, "entry", entry_uuid)
    places = [space for space in queries.places_to_bring_to(viewer) if space.pk != entry.space_id]
    form = BringForm(
        request.POST or None,
        initial={"words": entry.body, "into": str(places[0].uuid) if places else None},
        places=_told(viewer, places),
        from_table=entry.space.kind == SpaceKind.TABLE,
    )
    if request.method == "POST":
        brought = attempt(form, lambda: _bring(viewer, entry, form))
        if brought is not None:
            return redirect(reverse("spaces:talk", args=[brought.space.uuid]) + f"#{brought.uuid}")
    back = addresses_of(viewer, [entry]).get(entry.pk)
    context = {"form": form, "entry": entry, "back": back, "places": places}
    return render(request, "spaces/bring.html", context, status=422 if form.is_bound else 200)


def _told(viewer: Viewer, places: list[Space]) -> list[tuple[str, str]]:
    """Each place with who reads along there: that is what one chooses by."""
    readers = queries.readers_by_space(viewer, places)
    return [
        (
            str(space.uuid),
            format_html(
                '<b>{}</b><br><span class="vb-soft">{} {}</span>',
                space.title or capfirst(space.get_kind_display()),
                _("Who reads along:"),
                reads_along(readers[space.pk], viewer, space.kind),
            ),
        )
        for space in places
    ]


def _bring(viewer: Viewer, entry: Entry, form: BringForm) -> Entry:
    said = form.cleaned_data
    return actions.bring(
        entry=entry,
        words=said["words"],
        into=queries.find_space(viewer, said["into"]),
        by=viewer,
        without_names=said.get("without_names", False),
        entry_uuid=said["once"],
    )
