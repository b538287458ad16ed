"""The edges of the API: its version everywhere, and a problem document for whatever goes wrong, wherever it does."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories.cast import Cast
from vensterbank.api.problems import VERSION
from vensterbank.ui.too_much import LARGEST_REQUEST

HERE = f"/api/v1/transcripts/{uuid.uuid4()}"
CODING = f"{HERE}/codings/{uuid.uuid4()}"
JSON = {"content_type": "application/json"}
WRONG: dict[str, tuple[int, Callable[[Client], Any]]] = {
    "nobody": (401, lambda c: Client().get("/api/v1/spaces")),
    "no such address": (404, lambda c: c.get("/api/v1/nergens")),
    "no such thing": (404, lambda c: c.get(HERE)),
    "number that is none": (404, lambda c: c.get("/api/v1/transcripts/geen-nummer")),
    "not asked that way": (405, lambda c: c.delete("/api/v1/spaces")),
    "not what was asked for": (400, lambda c: c.put(CODING, {"start": "x"}, **JSON)),
    "no JSON at all": (400, lambda c: c.put(CODING, "{start", **JSON)),
    "something more": (400, lambda c: c.put(CODING, {"start": 1, "end": 2, "verder": 3}, **JSON)),
    "foreign host": (400, lambda c: c.get("/api/v1/spaces", headers={"host": "elders.example"})),
    "too large": (413, lambda c: c.put(CODING, "", CONTENT_LENGTH=LARGEST_REQUEST + 1, **JSON)),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_goes_wrong_is_told_in_a_problem_document(cast: Cast, what: str) -> None:
    status, ask = WRONG[what]
    answer = ask(cast.noor.client)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert answer.json().keys() == {"status", "title", "detail"}
    assert (answer.json()["status"], answer.headers["API-Version"]) == (status, VERSION)


def test_request_without_a_token_is_told_which_one(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = cast.noor.client.cookies
    answer = client.put(CODING, {"start": 1, "end": 2}, **JSON)
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/problem+json")


def test_what_goes_well_has_the_version_too(cast: Cast) -> None:
    assert cast.noor.client.get("/api/v1/spaces").headers["API-Version"] == VERSION
    assert "API-Version" not in cast.noor.client.get("/").headers


def test_wrong_method_still_says_which_ways_there_are(cast: Cast) -> None:
    assert "GET" in cast.noor.client.delete("/api/v1/spaces").headers["Allow"]


def test_description_tells_what_goes_wrong(cast: Cast) -> None:
    paths = cast.noor.client.get("/api/v1/openapi.json").json()["paths"]
    operations = [operation for ways in paths.values() for operation in ways.values()]
    assert operations
    for operation in operations:
        assert {"400", "401", "403", "404"} <= operation["responses"].keys()


def test_answer_never_repeats_what_was_sent(cast: Cast) -> None:
    answer = cast.noor.client.put(CODING, {"start": "Sluisweg 4", "end": 2}, **JSON)
    assert b"Sluisweg" not in answer.content
