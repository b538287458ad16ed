"""Requests that say that they are larger than any page takes: refused before a byte of them is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

# Enough for a whole study of transcripts at once. A request that hides its length has no body for Django.
LARGEST_REQUEST = 300 * 1024 * 1024


class NotTooMuch:
    """Answers with a page that says so. Whether the form behind it still holds its words is for the browser to say: over
    https many forget what was typed in a page that may not be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) <= LARGEST_REQUEST:
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            return HttpResponse(render_to_string("413.html"), status=413)


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:  # Django takes that for no body at all
        return 0
