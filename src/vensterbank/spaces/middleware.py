"""The gate around a request: looks are written before the answer leaves, a GET cannot write, rows are guarded below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import Error as DatabaseProblem
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from vensterbank.log.actions import collecting, flush
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate, rls
from vensterbank.spaces.sealing.keyring import KeyGone

# All that a page that is only looked at may say to the database; whatever is not on the list is refused.
READS = re.compile(r"[\s(]*(SELECT|BEGIN|SAVEPOINT|RELEASE|ROLLBACK)\b", re.IGNORECASE)
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class WriteOnRead(RuntimeError):
    """A page that is only looked at tried to write. A programming error."""


class StreamedAnswer(RuntimeError):
    """An answer that is still being made after the viewer's transaction: it would be empty or unguarded. A programming
    error."""


class GateMiddleware:
    """Everything inside runs as the viewer and is logged."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewer: Viewer = request.viewer  # type: ignore[attr-defined]
        with collecting() as bag:
            response = self._guarded(request, viewer)
        if 300 <= response.status_code < 400:
            bag.nothing_was_shown()
        try:
            flush(bag)
        except DatabaseProblem:  # no look without a line
            return HttpResponse(render_to_string("503.html"), status=503)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Words whose key was destroyed are gone for everybody: a page that says so, not an accident."""
        if isinstance(problem, KeyGone):
            return HttpResponse(render_to_string("410.html"), status=410)
        return None

    def _guarded(self, request: HttpRequest, viewer: Viewer) -> HttpResponse:
        with rls.as_web(_admitted(viewer)) as outcome, _read_only(request.method in SAFE_METHODS):
            response = self.get_response(request)
            if response.streaming:
                raise StreamedAnswer(request.resolver_match)
            outcome.failed = response.status_code >= 500
        return response


def _admitted(viewer: Viewer) -> list[int]:
    """On SQLite nobody asks."""
    return gate.standing_ids(viewer) if rls.is_postgres() and viewer.is_somebody else []


@contextmanager
def _read_only(active: bool) -> Iterator[None]:
    if not active:
        yield
        return
    with connection.execute_wrapper(_refuse_writes):
        yield


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if not READS.match(sql):
        raise WriteOnRead(sql.split(None, 3)[:3])
    return execute(sql, params, many, context)
