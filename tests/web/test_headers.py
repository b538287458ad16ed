"""What every answer says to the browser, whoever made it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.factories.cast import Cast
from tests.factories.world import World
from tests.web.doors import address
from tests.web.matrix import rows
from vensterbank.ui.headers import PERMISSIONS
from vensterbank.ui.too_much import LARGEST_REQUEST

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
OF_A_FILE = {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "sandbox"}
SAID = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
# Their address is a key: nowhere do they say from which page somebody comes (``people/access.py``).
KEYS = {"people:reset", "people:accept", "people:begin", "practice:open_link"}
FOREIGN = [
    re.compile(
        r"""<(?:script|link|img|iframe|source|form|use)\b[^>]*\b(?:src|href|action)=["'](?:https?:)?//"""
    ),
    re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>"),
    re.compile(r"<[^>]*\sstyle="),
    re.compile(r"<[^>]*\son[a-z]+="),
]
# An answer of every kind, also of those that are made before or after our views.
ANSWERS: dict[str, tuple[int, Callable[[Client], Any]]] = {
    "page": (200, lambda c: c.get("/")),
    "page for everybody": (200, lambda c: c.get("/stijl")),
    "redirect": (302, lambda c: c.get("/inloggen")),
    "missing": (404, lambda c: c.get("/nergens")),
    "wrong method": (405, lambda c: c.get("/uitloggen")),
    "refused form": (422, lambda c: c.post(reverse("spaces:notebook"), {"words": ""})),
    "foreign host": (400, lambda c: c.get("/", headers={"host": "elders.example"})),
    "too large": (413, lambda c: c.get("/", CONTENT_LENGTH=LARGEST_REQUEST + 1)),
    "static": (200, lambda c: c.get("/static/ui/favicon.svg")),
    "static that is missing": (404, lambda c: c.get("/static/ui/nergens.svg")),
    "api": (200, lambda c: c.get("/api/v1/spaces")),
    "api, missing": (404, lambda c: c.get("/api/v1/nergens")),
    "api, description": (200, lambda c: c.get("/api/v1/openapi.json")),
}


def put_down(answer: HttpResponse) -> None:
    """Read a static answer to its end, which closes its file and leaves the connection of the test alone."""
    if answer.streaming:
        answer.getvalue()


def policy(answer: HttpResponse) -> set[str]:
    return set(answer.headers["Content-Security-Policy"].split("; "))


def missing(answer: HttpResponse) -> dict[str, str | None]:
    """What is not said, or said otherwise."""
    found = {
        name: answer.headers.get(name) for name, value in SAID.items() if answer.headers.get(name) != value
    }
    return (
        found if policy(answer) in (STRICT, OF_A_FILE) else {**found, "policy": str(sorted(policy(answer)))}
    )


@pytest.mark.parametrize("kind", ANSWERS)
def test_answer_of_every_kind_says_what_a_browser_may_do(cast: Cast, settings: Settings, kind: str) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    status, ask = ANSWERS[kind]
    client = cast.samira.client
    client.raise_request_exception = False
    answer = ask(client)
    put_down(answer)
    assert answer.status_code == status
    assert missing(answer) == {}
    assert policy(answer) == STRICT
    kept = kind == "static"
    assert ("no-store" in answer.headers["Cache-Control"]) is not kept


@pytest.mark.parametrize(("accident", "status"), [(RuntimeError, 500), (DatabaseError, 503)])
def test_answer_after_an_accident_says_it_too(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, accident: type[Exception], status: int
) -> None:
    def broken(bag: object) -> None:
        raise accident

    client = cast.samira.client
    client.raise_request_exception = False
    monkeypatch.setattr("vensterbank.spaces.middleware.flush", broken)
    answer = client.get("/")
    assert answer.status_code == status
    assert missing(answer) == {}
    assert "no-store" in answer.headers["Cache-Control"]


def test_every_door_says_it_and_its_page_asks_nothing_of_other_hosts(world: World) -> None:
    """No third-party request: what a page loads begins with one slash; no handler, script or style stands in it."""
    client = world.client_of("samira")
    found = []
    for row in rows():
        if row.method == "GET":
            answer = client.get(address(row.door, world))
            text = answer.content.decode(errors="replace")
            found += [(row.door, what) for pattern in FOREIGN for what in pattern.findall(text)]
            policies = {"Referrer-Policy"} if row.name in KEYS else set()
            found += [(row.door, name) for name in missing(answer).keys() - policies]
            if policies and answer.headers["Referrer-Policy"] != "strict-origin":
                found.append((row.door, "tells its address"))
            if "no-store" not in answer.headers["Cache-Control"]:
                found.append((row.door, "may be kept"))
    assert found == []


def test_patterns_above_find_what_they_are_for() -> None:
    bad = (
        '<script src="https://elders.example/x.js"></script><script>alert(1)</script><b style="color: red">'
        '<img src="//elders.example/x.png"><a onclick="x()">'
    )
    assert [bool(pattern.search(bad)) for pattern in FOREIGN] == [True] * len(FOREIGN)


def test_description_of_the_api_may_be_read_from_elsewhere_and_nothing_else(
    cast: Cast, settings: Settings
) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    allowed = "Access-Control-Allow-Origin"
    client = cast.samira.client
    elsewhere = {"origin": "https://elders.example"}
    assert client.get("/api/v1/openapi.json", headers=elsewhere).headers[allowed] == "*"
    for where in ("/", "/api/v1/spaces", "/static/ui/favicon.svg", "/inloggen"):
        answer = client.get(where, headers=elsewhere)
        put_down(answer)
        assert allowed not in answer.headers


def test_page_differs_by_cookie_and_language(cast: Cast) -> None:
    told = cast.samira.client.get("/").headers["Vary"]
    assert {"Cookie", "Accept-Language"} <= set(told.split(", "))
