"""Puts the viewer on the request: the only place where a request becomes somebody."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from vensterbank.people import throttle, visits
from vensterbank.people.models import Link, Person
from vensterbank.people.proof import has_stepped
from vensterbank.people.rules import client_address
from vensterbank.people.viewer import NOBODY, Viewer, viewer_for_link, viewer_for_person

# The session keeps the fingerprint of the address that was opened: a renewed link ends the sessions of the old one.
LINK_SESSION_KEY = "link"

DUE = {
    "status": 403,
    "title": "Second step needed",
    "detail": "Your organisation asks a second step of you when you log in. Open the site and set it first.",
}


class ViewerMiddleware:
    """``request.viewer`` is a frozen value from here on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewer = _viewer_of(request)
        request.viewer = viewer  # type: ignore[attr-defined]
        if viewer.is_somebody and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(viewer.language)
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        response = self.get_response(request)
        throttle.keep_cookie(request, response)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Whoever tried too often is asked to wait."""
        return throttle.slow_down(request, problem) if isinstance(problem, throttle.TooMany) else None

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Of whom a second step is due is led to set it, and opens nothing else before."""
        viewer: Viewer = request.viewer  # type: ignore[attr-defined]
        if not viewer.second_step_due or has_stepped(request) or hasattr(view, "without_second_step"):
            return None
        match = request.resolver_match
        if match is not None and match.namespace == "api":
            return HttpResponse(json.dumps(DUE), status=403, content_type="application/problem+json")
        return redirect("people:second_step")


def _viewer_of(request: HttpRequest) -> Viewer:
    said = request.META.get("HTTP_X_FORWARDED_FOR", "")
    address = client_address(request.META.get("REMOTE_ADDR", ""), said, settings.TRUSTED_PROXIES)
    user = request.user
    if isinstance(user, Person):
        visits.note_use(request, user)
        return viewer_for_person(user, address=address)
    mark = request.session.get(LINK_SESSION_KEY)
    link = Link.objects.filter(fingerprint=mark).first() if mark else None
    viewer = viewer_for_link(link, address=address) if link else NOBODY
    # From where somebody knocks is worth a word in the log, also of a visitor.
    return viewer if viewer.is_somebody else replace(viewer, address=address)
