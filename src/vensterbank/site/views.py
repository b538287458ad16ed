"""Home ("vandaag"), from source to screen, and the health of the house."""

from __future__ import annotations

from django.db import connection  # noqa: TID251  (the health page asks it one constant)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from vensterbank.people.access import signed_in, viewer_of
from vensterbank.site.host import HANDS
from vensterbank.site.sources import told_rows
from vensterbank.site.today import today_for
from vensterbank.site.tour import stations


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """What waits for the viewer; answers first."""
    return render(request, "site/today.html", {"day": today_for(viewer_of(request))})


@signed_in
def tour(request: HttpRequest) -> HttpResponse:
    """The loop in ten clicks."""
    return render(request, "site/tour.html", {"stations": stations(viewer_of(request))})


def sources(request: HttpRequest) -> HttpResponse:
    """Row by row: what the texts say, and where the product serves it. Holds nothing that anybody said."""
    rows = told_rows(get_language() or "nl")
    served = sum(1 for row in rows if row.is_served)
    return render(request, "site/sources.html", {"rows": rows, "served": served})


def host(request: HttpRequest) -> HttpResponse:
    """What whoever runs the server sees. For everybody, before they trust it with a word."""
    return render(request, "site/host.html", {"hands": HANDS})


def health(request: HttpRequest) -> HttpResponse:
    """Does the house stand? Asks the database one thing and tells nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
