"""Nothing is changed by a request that another site sent along: every door that takes something wants its token."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.world import World
from tests.web.doors import address, sent
from tests.web.matrix import rows

SENDING = [row for row in rows() if row.method not in {"GET", "HEAD"}]


@pytest.mark.parametrize("name", ["samira", "noor", "aydin"])
def test_door_wants_a_token(world: World, name: str) -> None:
    """403 wherever something would be taken; else there is nothing (404), no such way (405), or no account (log in)."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client_of(name).cookies
    came = {}
    for row in SENDING:
        where, what = address(row.door, world), sent(row.door, world)
        if row.name.startswith("api:"):
            answer = client.generic(row.method, where, json.dumps(what), content_type="application/json")
        else:
            answer = client.post(where, what)
        to_login = answer.status_code == 302 and answer.headers["Location"].startswith(
            reverse("people:login")
        )
        came[f"{row.door} {row.method}"] = 401 if to_login else answer.status_code
    assert 403 in came.values()
    assert {door: status for door, status in came.items() if status not in {401, 403, 404, 405}} == {}
