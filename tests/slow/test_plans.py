"""How PostgreSQL finds what a page asks for, in a house with much in it: by an index, with the filter and the policy together.

The policy is a second condition beside that of the gate; a planner that takes the wrong one of the two reads the whole table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.areas.spaces.test_rls import ids_of
from tests.factories.world import World
from vensterbank.coding.queries import codings_of
from vensterbank.log.actions import collecting
from vensterbank.material.queries import newest_version
from vensterbank.spaces import queries, rls

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are those of PostgreSQL"),
]

SPACES, MINE, EACH = 2_000, 40, 50
FIRST = 10_000_000
LARGE = {"spaces_entry", "coding_coding"}


def copies(table: str, template: int, changes: str, rows: str) -> str:
    """Rows like one that is there, with other numbers."""
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object("
        f"'uuid', gen_random_uuid(), {changes}))).* FROM {table} t, {rows} WHERE t.id = {template}"
    )


def one(words: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        return int(cursor.fetchone()[0])


@pytest.fixture
def full_house(world: World) -> Iterator[World]:
    """100,000 entries in 2,000 campfires, of which Samira sits at 40; 100,000 codings in 2,000 versions."""
    spaces = f"generate_series(1, {SPACES}) n"
    each = f"{spaces}, generate_series(1, {EACH}) m"
    place, number = f"{FIRST} + n", f"{FIRST} + n * {EACH} + m"
    version = newest_version(world.viewer_of("noor"), world.transcript)
    grant = one("SELECT id FROM spaces_grant WHERE space_id = %s LIMIT 1", world.fire.pk)
    coding = one("SELECT id FROM coding_coding WHERE version_id = %s LIMIT 1", version.pk)
    who = f"CASE WHEN n <= {MINE} THEN {world.cast.samira.person.pk} ELSE {world.cast.otto.person.pk} END"
    with connection.cursor() as cursor:
        for words in (
            copies("spaces_space", world.fire.pk, f"'id', {place}", spaces),
            f"INSERT INTO spaces_spacekey SELECT (jsonb_populate_record(t, jsonb_build_object('space_id', {place}))).*"
            f" FROM spaces_spacekey t, {spaces} WHERE t.space_id = {world.fire.pk}",
            copies(
                "spaces_grant", grant, f"'id', {place}, 'space_id', {place}, 'to_person_id', {who}", spaces
            ),
            copies("spaces_entry", world.said.pk, f"'id', {number}, 'space_id', {place}", each),
            copies("material_version", version.pk, f"'id', {place}, 'number', 10 + n", spaces),
            copies("coding_coding", coding, f"'id', {number}, 'version_id', {place}", each),
            "SET CONSTRAINTS ALL IMMEDIATE",
            "ANALYZE",
        ):
            cursor.execute(words)
    yield world


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def scans(statement: str) -> set[tuple[str, str]]:
    """How each large table is read."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + statement.replace("%", "%%"))
        found = cursor.fetchone()[0]
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return {
        (one["Relation Name"], one["Node Type"]) for one in nodes(plan) if one.get("Relation Name") in LARGE
    }


def ask(what: str, world: World) -> int:
    """What a page asks; how much came."""
    samira, noor = world.viewer_of("samira"), world.viewer_of("noor")
    if what == "entries of one campfire":
        return len(queries.entries_in(samira, world.fire))
    if what == "one entry":
        return int(queries.find_entry(samira, world.said.uuid).pk == world.said.pk)
    if what == "my places, with when something was said last":
        return len(queries.last_said(samira, queries.my_spaces(samira)))
    if what == "search":
        return len(queries.find_words(samira, "kanarie"))
    return len(codings_of(noor, newest_version(noor, world.transcript)))


HOT = {
    "entries of one campfire": "samira",
    "one entry": "samira",
    "my places, with when something was said last": "samira",
    "search": "samira",
    "codings of one conversation": "noor",
}


def test_hot_lists_are_read_by_an_index(full_house: World) -> None:
    read: dict[str, set[tuple[str, str]]] = {}
    for what, name in HOT.items():
        with rls.as_web(ids_of(full_house, name)), collecting():
            with CaptureQueriesContext(connection) as asked:
                assert ask(what, full_house) > 0, what
            statements = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
            read[what] = set().union(*(scans(statement) for statement in statements))
    print("\n".join(f"{what}: {sorted(how)}" for what, how in read.items()))
    assert all(read.values())
    assert {what: how for what, how in read.items() if "Seq Scan" in {node for _table, node in how}} == {}


def test_scan_of_a_whole_table_would_be_noticed(full_house: World) -> None:
    """The twin. A forgotten filter alone does not lead to one: the policy finds its rows by the same index."""
    words = "SELECT id FROM spaces_entry WHERE NOT friction"
    with rls.as_web(ids_of(full_house, "samira")), connection.cursor() as cursor:
        assert scans(words) == {("spaces_entry", "Index Scan")}
        cursor.execute("SET LOCAL enable_indexscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        assert scans(words) == {("spaces_entry", "Seq Scan")}
