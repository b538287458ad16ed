"""Who looked here: a page of every kind of place, for who belongs there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vensterbank.log.queries import own_days, own_lines_on
from vensterbank.people.access import signed_in, somebody, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate, queries
from vensterbank.spaces.addresses import TALKED_IN
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.looked import own_by_day, told_by_day

if TYPE_CHECKING:
    from vensterbank.spaces.models import Space

A_PAGE = 7


@somebody
def looked(request: HttpRequest, space_uuid: uuid.UUID) -> HttpResponse:
    """Who looked and did something here, by day; for those who read here themselves. A table has a page of its own."""
    viewer = viewer_of(request)
    space = queries.find_space(viewer, space_uuid)
    if space.kind not in {*TALKED_IN, SpaceKind.STUDY}:
        gate.refuse(viewer, "space", space_uuid)
    context = {
        **looked_values(request, viewer, space),
        "space": space,
        "has_page": space.kind in TALKED_IN,
        "base": "ui/base.html" if viewer.person_id is not None else "ui/base_link.html",
    }
    return render(request, "spaces/looked.html", context)


def looked_values(request: HttpRequest, viewer: Viewer, space: Space) -> dict[str, Any]:
    """A page of days. The same number of queries, however many there are."""
    page = Paginator(queries.days_looked(viewer, space), A_PAGE).get_page(request.GET.get("page"))
    days = list(page.object_list)
    told = told_by_day(viewer, days, queries.lines_of_days(viewer, space, days))
    return {"page": page, "days": told, "has_emergency": any(day.has_emergency for day in told)}


@signed_in
def own_log(request: HttpRequest) -> HttpResponse:
    """What I did and looked at myself, by day."""
    viewer = viewer_of(request)
    page = Paginator(own_days(viewer.uuid), A_PAGE).get_page(request.GET.get("page"))
    days = list(page.object_list)
    lines = own_lines_on(viewer.uuid, days)
    places = queries.places_named(viewer, [line.space_uuid for line in lines if line.space_uuid])
    return render(request, "spaces/own_log.html", {"page": page, "days": own_by_day(days, lines, places)})
