"""Walking through one door as one viewer: what came of it, and everything that was shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.urls import reverse

from tests.factories.world import World
from tests.web.doors import address, sent
from vensterbank.log.enums import Event
from vensterbank.log.models import LogLine

CHANGES = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# Not an act: looking is written down as well, tries are counted, and going in and out is not for the matrix.
NO_ACT = {"log_logline", "django_session", "people_tries", "people_visit"}
LOOKS = {Event.READ, Event.LISTED, Event.SEARCHED, Event.DENIED}


@dataclass(frozen=True)
class Answer:
    """What came of it, in the words of the matrix; all that was shown; which tables changed; what the log says of it."""

    came: str
    shown: str
    changed: frozenset[str]
    lines: tuple[LogLine, ...]

    def acts(self) -> list[LogLine]:
        """What was done, apart from looking."""
        return [line for line in self.lines if line.event not in LOOKS]

    def said(self, *events: Event) -> list[LogLine]:
        """Lines of these events."""
        return [line for line in self.lines if line.event in events]


class Browser(RequestFactory):
    """As Django's client, but it keeps no copy of what each template knew; an accident is the page that a person gets."""

    handler = ClientHandler(enforce_csrf_checks=False)

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))


class Walker:
    """One browser that comes to every door with the cookies it began with; whatever it does is undone."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.cookies = {key: morsel.value for key, morsel in world.client_of(name).cookies.items()}
        self.last_line = LogLine.objects.order_by("pk").values_list("pk", flat=True).last() or 0

    def through(self, door: str, method: str) -> Answer:
        """Ask once."""
        browser = Browser(headers={"accept-language": "nl"})
        for name, value in self.cookies.items():
            browser.cookies[name] = value
        written: set[str] = set()
        with transaction.atomic(), connection.execute_wrapper(_noting(written)):
            answer = self._ask(browser, door, method)
            changed = frozenset(written - NO_ACT)
            lines = tuple(LogLine.objects.filter(pk__gt=self.last_line)) if "log_logline" in written else ()
            transaction.set_rollback(True)
        return Answer(_came(answer, bool(changed)), _shown(answer), changed, lines)

    def _ask(self, browser: Browser, door: str, method: str) -> Any:
        where, what = address(door, self.world), sent(door, self.world)
        if method == "POST" and not door.startswith("api:"):
            return browser.post(where, what)
        return browser.generic(method, where, json.dumps(what), content_type="application/json")


def _noting(written: set[str]) -> Callable[..., Any]:
    """Notes the tables in which a row was written."""

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        found = CHANGES.match(sql)
        if found and (found[1] == "INSERT INTO" or context["cursor"].rowcount):
            written.add(found[2])
        return answer

    return note


def _came(answer: Any, changed: bool) -> str:
    """``in``: asked to log in; ``did``: something changed; else the status."""
    where = answer.headers.get("Location", "")
    if answer.status_code == 302 and where.startswith(f"{reverse('people:login')}?next="):
        return "in"
    return "did" if changed and answer.status_code < 400 else str(answer.status_code)


def _shown(answer: Any) -> str:
    """Body, headers and cookies."""
    told = [f"{name}: {value}" for name, value in answer.headers.items()]
    told += [str(morsel) for morsel in answer.cookies.values()]
    return "\n".join([*told, answer.content.decode(errors="replace")])
