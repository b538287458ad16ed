"""What the server writes to its own log: where something broke, never the words that it broke on.

The message of a foreign exception quotes what it stumbled over (a field of a form, a line of JSON, a value that the database
refused), and an address may hold what somebody typed. So of those only the type, the route and the places in the source are
written; sentences of our own stay whole.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

PHRASES = [status.phrase for status in HTTPStatus]
OURS = "vensterbank."


class Quiet(logging.Formatter):
    """Writes records without what somebody sent."""

    def format(self, record: logging.LogRecord) -> str:
        """As usual; of a foreign record what is put into its sentence is told by type."""
        quiet = logging.makeLogRecord(record.__dict__)
        quiet.exc_text = None
        if not record.name.startswith(OURS):
            quiet.msg, quiet.args = _sentence(record), _told_args(record)
        return super().format(quiet)

    def formatException(self, ei: Any) -> str:
        """Types and places, for the exception and those that it came from."""
        return "\n".join(_chain(ei[1]))


def _sentence(record: logging.LogRecord) -> str:
    """The sentence with its gaps; some of Django's are nothing but the message of the exception."""
    problem = record.exc_info[1] if record.exc_info else None
    if problem is not None and str(record.msg) == str(problem):
        return _named(problem)
    return str(record.msg)


def _told_args(record: logging.LogRecord) -> Any:
    args, request = record.args, getattr(record, "request", None)
    if isinstance(args, dict):
        return {name: _told(value, request) for name, value in args.items()}
    return tuple(_told(value, request) for value in args or ())


def _told(value: object, request: Any) -> object:
    """Numbers as they are, an address by its route, anything else by its type: it may quote somebody."""
    if isinstance(value, int | float) or value in PHRASES:
        return value
    if request is not None and value in (request.path, request.method):
        return request.method if value == request.method else _route(request)
    return f"<{type(value).__name__}>"


def _route(request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "an address of no page"


def _chain(problem: BaseException | None) -> Iterator[str]:
    """The exception and what it came from, newest first."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield _named(problem)
        for frame in traceback.extract_tb(problem.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)


def _named(problem: BaseException) -> str:
    return f"{type(problem).__module__}.{type(problem).__qualname__}"
