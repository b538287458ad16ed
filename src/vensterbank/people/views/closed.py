"""One page for every link that opens nothing: run out, used, withdrawn or made up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import throttle
from vensterbank.people.access import viewer_of


def closed(request: HttpRequest, *, way_out: str = "people:login") -> HttpResponse:
    """A friendly 404 that does not tell which of these it is; ``way_out`` is where one can go from here."""
    if request.method == "POST":
        throttle.take(request, throttle.SECRET)
    log.note(Event.DENIED, About("link"), by=viewer_of(request))
    return render(request, "people/closed.html", {"way_out": way_out}, status=404)
