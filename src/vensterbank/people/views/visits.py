"""Where one is logged in, and ending that elsewhere."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vensterbank.people import actions, queries, visits
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.ui.refusals import telling


@signed_in
@require_POST
def end_visit(request: HttpRequest, visit_uuid: UUID) -> HttpResponse:
    """One other browser."""
    viewer = viewer_of(request)
    visit = queries.find_visit(viewer, visit_uuid)
    with telling(request, done=_("That browser is logged out.")):
        actions.end_visit(visit=visit, by=viewer)
    return redirect("people:account")


@signed_in
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Everywhere but here."""
    viewer = viewer_of(request)
    with telling(request, done=_("Wherever else you were logged in, you are logged out now.")):
        actions.end_visits(person=queries.oneself(viewer), but=visits.this_one(request), by=viewer)
    return redirect("people:account")
