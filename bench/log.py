"""What the log costs a request: each page in pairs, with its lines and without, in turn; and the page that tells who looked.

    python bench/log.py                                           on SQLite
    VENSTERBANK_DATABASE_URL=postgres://… python bench/log.py     on PostgreSQL (an empty database)

The house is the one of ``gate.py``, with a log of so many lines in it. Told is the median of the pairs' differences: a
machine that is busy with something else is busy for both of a pair.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest import mock

from gate import prepare, throw_away

LINES, PAIRS = 100_000, 100
Ask = Callable[[], object]


def fill(person: Any, fire: Any) -> None:
    """A log that has been written for a while; one line in fifty is of the campfire that is asked for."""
    from vensterbank.log.models import LogLine  # noqa: PLC0415  (after prepare)
    from vensterbank.shared import clock  # noqa: PLC0415

    elsewhere = [uuid.uuid4() for _one in range(400)]
    said = {"event": "read", "actor_kind": "person", "actor_name": person.name, "actor_functions": "worker"}
    for start in range(0, LINES, 5000):
        LogLine.objects.bulk_create(
            LogLine(
                at=clock.now() - dt.timedelta(minutes=5 * (LINES - number)),
                actor_uuid=person.uuid,
                space_uuid=elsewhere[number % 400] if number % 50 else fire.uuid,
                ground="member invited-by:somebody",
                **said,
            )
            for number in range(start, start + 5000)
        )


def without_log(stack: ExitStack) -> None:
    """Neither the lines of looks nor those of acts."""
    stack.enter_context(mock.patch("vensterbank.spaces.middleware.flush"))
    stack.enter_context(mock.patch("vensterbank.log.actions.write"))


def timed(ask: Ask) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def pairs(name: str, ask: Ask) -> None:
    """The same request with and without the log, the first of each pair in turn."""
    with_log, bare = [], []
    for number in range(PAIRS + 5):
        taken: dict[bool, float] = {}
        for is_logged in (True, False) if number % 2 else (False, True):
            with ExitStack() as stack:
                if not is_logged:
                    without_log(stack)
                taken[is_logged] = timed(ask)
        if number >= 5:
            with_log.append(taken[True])
            bare.append(taken[False])
    more = statistics.median(one - other for one, other in zip(with_log, bare, strict=True))
    part = 100 * more / statistics.median(with_log)
    print(
        f"  {name:<44} {statistics.median(with_log):7.2f} ms   of which the log {more:5.2f} ms, {part:4.1f} %"
    )


def main() -> None:
    """Prepare, fill, measure."""
    with throw_away():
        person, fire = prepare()
        fill(person, fire)
        from django.db import connection  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415
        from django.urls import reverse  # noqa: PLC0415

        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        client = Client(SERVER_NAME="localhost")
        client.force_login(person)
        talk, looked = (reverse(f"spaces:{name}", args=[fire.uuid]) for name in ("talk", "looked"))

        def get(address: str) -> None:
            assert client.get(address).status_code == 200

        def say() -> None:
            assert client.post(talk, {"words": "Hallo", "once": str(uuid.uuid4())}).status_code == 302

        print(f"{connection.vendor}: {LINES:,} lines, median of {PAIRS} pairs")
        pairs("the page of a campfire", lambda: get(talk))
        pairs("the list of places", lambda: get(reverse("spaces:places")))
        pairs("the day", lambda: get(reverse("site:today")))
        pairs("a search", lambda: client.post(reverse("spaces:search"), {"words": "deur"}))
        pairs("saying something", say)
        pairs(f"who looked, {LINES // 50:,} lines there", lambda: get(looked))
        connection.close()


if __name__ == "__main__":
    main()
