"""Pages asked in other ways than a browser asks them: the same answer everywhere, whoever asks and whatever is there."""

from __future__ import annotations

import pytest

from tests.factories.canaries import MAY_SEE
from tests.factories.world import World
from tests.web.matrix import rows
from tests.web.walking import Walker

PAGES = [row for row in rows() if row.method == "GET" and not row.name.startswith("api:")]
OTHERS = ("OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")


@pytest.mark.parametrize("viewer", ["nobody", "samira", "otto"])
def test_page_is_asked_in_no_other_way(world: World, viewer: str) -> None:
    walker = Walker(world, viewer)
    asked = {(row.door, method): walker.through(row.door, method) for row in PAGES for method in OTHERS}
    assert len(asked) > 800
    assert {key: answer.came for key, answer in asked.items() if answer.came != "405" or answer.changed} == {}
    shown = {answer.shown for answer in asked.values()}
    assert len(shown) == 1 and "Allow: GET, HEAD, POST" in shown.pop()


@pytest.mark.parametrize("viewer", ["samira", "otto"])
def test_head_answers_as_get_and_shows_nothing(world: World, viewer: str) -> None:
    walker, found = Walker(world, viewer), []
    for row in PAGES:
        if row.is_uniform:
            continue
        answer = walker.through(row.door, "HEAD")
        if answer.came != row.answers[viewer] or answer.changed:
            found.append(f"{row.door}: {answer.came}, expected {row.answers[viewer]}")
        if answer.shown.split("\n")[-1]:
            found.append(f"{row.door}: has a body")
        told = [canary for canary, who in MAY_SEE.items() if viewer not in who and canary in answer.shown]
        found += [f"{row.door}: shows {canary}" for canary in told]
    assert found == []
