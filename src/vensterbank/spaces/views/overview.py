"""All my places, in three groups: mine, ours, with the resident."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import actions, queries, slots
from vensterbank.spaces.addresses import addresses_of
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.forms import NoteForm, SearchForm
from vensterbank.spaces.search import excerpt
from vensterbank.spaces.sentences import reads_along
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry, Space


@dataclass(frozen=True)
class Place:
    """A place in the list: who reads along, and when something was said last."""

    space: Space
    sentence: str
    last: dt.datetime | None


@signed_in
def places(request: HttpRequest) -> HttpResponse:
    """The list of places."""
    viewer = viewer_of(request)
    ours = queries.my_spaces(viewer, SpaceKind.CAMPFIRE, SpaceKind.SILL, SpaceKind.LAMP_POST)
    readers, last = queries.readers_by_space(viewer, ours), queries.last_said(viewer, ours)
    told = [
        Place(space, reads_along(readers[space.pk], viewer, space.kind), last.get(space.pk)) for space in ours
    ]
    context: dict[str, Any] = {
        "campfires": [one for one in told if one.space.kind == SpaceKind.CAMPFIRE],
        "common": [one for one in told if one.space.kind != SpaceKind.CAMPFIRE],
        "tables": slots.lists["table"](viewer) if "table" in slots.lists else [],
        "form": SearchForm(),
    }
    return render(request, "spaces/places.html", context)


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """What the viewer may read and holds all these words. The words travel in the body of a POST."""
    viewer = viewer_of(request)
    form = SearchForm(request.POST or None)
    found = queries.find_words(viewer, form.cleaned_data["words"]) if form.is_valid() else None
    context: dict[str, Any] = {"form": form, "found": None if found is None else _shown(viewer, found, form)}
    if found is not None:
        context["elsewhere"] = slots.found_elsewhere(viewer, form.cleaned_data["words"])
    return render(request, "spaces/search.html", context, status=422 if form.errors else 200)


def _shown(viewer: Viewer, found: list[Entry], form: SearchForm) -> list[dict[str, Any]]:
    addresses = addresses_of(viewer, found)
    return [
        {
            "entry": entry,
            "address": addresses.get(entry.pk),
            "excerpt": excerpt(entry.body, form.cleaned_data["words"]),
        }
        for entry in found
    ]


@signed_in
def notebook(request: HttpRequest) -> HttpResponse:
    """Personal working notes, the newest on top."""
    viewer = viewer_of(request)
    form = NoteForm(request.POST or None)
    if request.method == "POST":
        note = attempt(form, lambda: _note(viewer, form))
        if note is not None:
            return redirect(f"{reverse('spaces:notebook')}#{note.uuid}")
    mine = queries.my_spaces(viewer, SpaceKind.NOTEBOOK)
    found = [queries.talk_in(viewer, space) for space in mine]
    context = {
        "form": form,
        "entries": [entry for talk in found for entry in reversed(talk.entries)],
        "is_cut": any(talk.is_cut for talk in found),
    }
    return render(request, "spaces/notebook.html", context, status=422 if form.is_bound else 200)


def _note(viewer: Viewer, form: NoteForm) -> Entry:
    said = form.cleaned_data
    return actions.note_down(body=said["words"], by=viewer, entry_uuid=said["once"])
