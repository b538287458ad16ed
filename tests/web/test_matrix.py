"""Every door, as every viewer: the answer that was written down by hand, and never a word that was not for them."""

from __future__ import annotations

import pytest

from tests.factories.canaries import MAY_SEE
from tests.factories.world import World
from tests.web.doors import ADDRESSES, SENT
from tests.web.letters import amiss, letters_due
from tests.web.likeness import LIKE
from tests.web.logged import unsaid
from tests.web.matrix import VIEWERS, Row, rows, wanted_line
from tests.web.routes import methods_of, routes
from tests.web.walking import Answer, Walker

ROWS = rows()
# Enough for a door that gives everybody the same answer.
A_FEW = {"nobody", "samira", "aydin"}

# canary → a door at which everybody who may see it does see it: the positive twin of finding it nowhere else.
SEEN_AT = {
    "KanarieNotitie": "spaces:notebook",
    "KanarieKampvuur": "spaces:talk@campfire",
    "KanarieBijlage": "spaces:download",
    "KanarieTafel": "practice:table",
    "KanarieDoel": "practice:table",
    "KanarieNood": "practice:table",
    "KanarieOverdracht": "practice:table",
    "KanarieAndereTafel": "practice:table@other",
    "KanarieVensterbank": "api:entries@sill",
    "KanarieLantaarn": "spaces:talk@lamp-post",
    "KanarieKnelpunt": "accountability:bottleneck",
    "KanarieOnderzoek": "spaces:talk@common-sill",
    "KanarieHoofdvraag": "insight:mirrors",
    "KanarieSpiegel": "insight:mirror",
    "KanarieSessie": "insight:agreements",
    "KanarieCode": "insight:mirror",
    "KanarieGesprek": "api:transcript",
    "KanarieWachtend": "material:bring_in",
    "KanariePapier-notebook": "spaces:download@notebook",
    "KanariePapier-campfire": "spaces:download@campfire",
    "KanariePapier-table": "spaces:download@table",
    "KanariePapier-sill": "spaces:download@sill",
    "KanariePapier-lamp-post": "spaces:download@lamp-post",
    "KanarieOudeTafel-expired": "practice:table@expired",
    "KanarieOudeTafel-revoked": "practice:table@revoked",
    "KanarieAnderOnderzoek": "material:study@another",
    "KanarieAnderGesprek": "api:transcript@another",
    "KanarieAndereCode": "coding:codebook@another",
}


def walked(viewer: str) -> list[Row]:
    return [row for row in ROWS if viewer in A_FEW or not row.is_uniform]


def expected(row: Row, viewer: str) -> str:
    return LIKE[viewer].answer(row) if viewer in LIKE else row.answers[viewer]


def is_there(canary: str, row: Row) -> bool:
    return (row.door, row.method) == (SEEN_AT[canary], "GET")


def differences(row: Row, viewer: str, answer: Answer) -> list[str]:
    """What is not as it should be at one door."""
    found = []
    where = f"{row.door} {row.method} as {viewer}"
    if answer.came != expected(row, viewer):
        found.append(f"{where}: {answer.came}, expected {expected(row, viewer)}")
    for canary, who in MAY_SEE.items():
        if viewer not in who and canary in answer.shown:
            found.append(f"{where}: shows {canary}")
        elif viewer in who and is_there(canary, row) and canary not in answer.shown:
            found.append(f"{where}: does not show {canary}, so nothing could be found there")
    return found


# Who looks like a column is walked with the slow tests: the fast ones are to take two minutes.
WALKERS = [*VIEWERS, *(pytest.param(name, marks=pytest.mark.slow) for name in LIKE)]


@pytest.mark.parametrize("viewer", WALKERS)
def test_viewer_gets_the_answers_of_the_matrix_and_sees_nothing_else(world: World, viewer: str) -> None:
    """And the log says so (``tests/web/logged.py``), and no letter goes out but those of ``tests/web/letters.py``."""
    walker, found = Walker(world, viewer), []
    with letters_due() as due:
        for row in walked(viewer):
            answer = walker.through(row.door, row.method)
            found += differences(row, viewer, answer) + unsaid(world, row, viewer, answer)
            found += amiss(row, viewer, answer.came, due)
    assert not found, "\n".join(found)


def test_search_finds_every_canary_that_is_an_entry_and_no_other(world: World) -> None:
    entries = {"KanarieNotitie", "KanarieKampvuur", "KanarieVensterbank", "KanarieLantaarn", "KanarieSessie"}
    for viewer in ("samira", "ineke", "bea", "otto", "wilma"):
        shown = Walker(world, viewer).through("spaces:search", "POST").shown
        assert {canary for canary in entries if canary in shown} == {
            c for c in entries if viewer in MAY_SEE[c]
        }


def test_campfire_is_the_same_404_for_manager_administrator_and_outsider(world: World) -> None:
    """In page, list, version, who looked, inviting, file, bringing and API: nothing tells that it is there."""
    fire = [
        row
        for row in ROWS
        if row.method == "GET" and row.door.endswith("@campfire") or row.door == "spaces:download"
    ]
    assert len(fire) > 8
    for row in fire:
        answers = [Walker(world, name).through(row.door, row.method) for name in ("ineke", "bea", "otto")]
        assert len({answer.came for answer in answers}) == 1, row.door
        assert answers[0].came in {"404", "405"}, row.door


def test_every_url_has_a_row() -> None:
    """A new address? Write down by hand what everybody should get there."""
    there = {(row.name, row.method) for row in ROWS}
    missing = [
        wanted_line(route.name, method)
        for route in routes()
        for method in methods_of(route)
        if (route.name, method) not in there
    ]
    told = "\n".join(missing)
    assert not missing, (
        f"Addresses without a row. Add to tests/web/matrix.txt, with an answer in each column:\n{told}\n"
        "An address with something in it is told in tests/web/doors.py where it leads; so is what a POST sends."
    )


def test_rows_go_with_their_address() -> None:
    there = {route.name for route in routes()}
    assert sorted({row.door for row in ROWS if row.name not in there}) == []
    doors = {row.door for row in ROWS}
    assert sorted((ADDRESSES.keys() | SENT.keys()) - doors) == []
    asked = {(row.door, row.method) for row in ROWS}
    assert [(name, key) for name, like in LIKE.items() for key in like.but if key not in asked] == []


def test_rows_stand_once() -> None:
    keys = [(row.door, row.method) for row in ROWS]
    assert sorted({f"{door} {method}" for door, method in keys if keys.count((door, method)) > 1}) == []


def test_every_canary_has_a_place_where_it_is_seen() -> None:
    assert SEEN_AT.keys() == MAY_SEE.keys()
    walked_by_all = {row.door for row in ROWS if row.method == "GET" and not row.is_uniform}
    assert set(SEEN_AT.values()) <= walked_by_all
