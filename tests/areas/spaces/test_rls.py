"""Row-level security, attacked in SQL as the web's role: a forgotten filter gives nothing (PostgreSQL only)."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.urls import reverse

from tests.factories.world import World
from vensterbank.spaces import gate, rls
from vensterbank.spaces.gate import Guarded
from vensterbank.spaces.models import Entry, Space, SpaceKey

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no row-level security; the gate stands alone there"
)

# table → the column that names the space
TABLES = {
    model._meta.db_table: model._meta.get_field(model.gate_field).column
    for model in apps.get_models()
    if issubclass(model, Guarded)
} | {SpaceKey._meta.db_table: "space_id"}
KEYS = SpaceKey._meta.db_table
REFUSED = re.compile("row-level security|stands in another space|kind of its space|permission denied")


@pytest.fixture
def cursor(world: World) -> Iterator[CursorWrapper]:
    with connection.cursor() as cursor:
        yield cursor


def ids_of(world: World, name: str) -> list[int]:
    return gate.standing_ids(world.viewer_of(name))


def count(cursor: CursorWrapper, table: str, where: str = "true", *values: object) -> int:
    cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}", values)
    return int(cursor.fetchone()[0])


def test_every_table_has_something_to_leak(world: World, cursor: CursorWrapper) -> None:
    """When this fails: give ``tests/factories/world.py`` a row of the table, in a space of Samira's or Noor's."""
    foreign = ids_of(world, "samira") + ids_of(world, "noor")
    assert [
        table for table, column in TABLES.items() if not count(cursor, table, f"{column} = ANY(%s)", foreign)
    ] == []


@pytest.mark.parametrize("name", ["samira", "noor", "otto", "aydin", "bea"])
def test_select_sees_rows_of_admitted_spaces_only(world: World, cursor: CursorWrapper, name: str) -> None:
    mine = ids_of(world, name)
    wanted = {table: count(cursor, table, f"{column} = ANY(%s)", mine) for table, column in TABLES.items()}
    with rls.as_web(mine):
        assert {table: count(cursor, table) for table in TABLES} == wanted


@pytest.mark.parametrize("setting", ["", None])
def test_without_a_setting_there_are_no_rows(
    world: World, cursor: CursorWrapper, setting: str | None
) -> None:
    cursor.execute(f"SET LOCAL ROLE {rls.WEB_ROLE}")
    if setting is None:
        cursor.execute("RESET app.spaces")
    else:
        cursor.execute("SELECT set_config('app.spaces', %s, true)", [setting])
    assert {table: count(cursor, table) for table in TABLES} == dict.fromkeys(TABLES, 0)
    cursor.execute("RESET ROLE")


@pytest.mark.parametrize("wanted", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_rows_of_others_are_neither_changed_nor_removed(
    world: World, cursor: CursorWrapper, wanted: str
) -> None:
    foreign = ids_of(world, "samira") + ids_of(world, "noor")
    with rls.as_web(set(ids_of(world, "joris")) - set(foreign)):
        for table, column in TABLES.items():
            if table != KEYS:
                cursor.execute(f"{wanted.format(table, column)} WHERE {column} = ANY(%s)", [foreign])
                assert cursor.rowcount == 0, table


@pytest.mark.parametrize("wanted", [f"UPDATE {KEYS} SET wrapped = wrapped", f"DELETE FROM {KEYS}"])
def test_key_is_neither_changed_nor_destroyed_by_a_request(
    world: World, cursor: CursorWrapper, wanted: str
) -> None:
    """Not even that of a space of one's own: that is for a job with a certificate."""
    with rls.as_web(ids_of(world, "samira")):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute(wanted)


def test_no_row_is_added_to_the_space_of_others(world: World, cursor: CursorWrapper) -> None:
    foreign = ids_of(world, "samira") + ids_of(world, "noor")
    for table, column in TABLES.items():
        cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t WHERE {column} = ANY(%s) LIMIT 1", [foreign])
        row = json.loads(cursor.fetchone()[0])
        if "id" in row and table != "spaces_space":
            row["id"] += 1_000_000
        with rls.as_web(set(ids_of(world, "joris")) - set(foreign)):
            with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
                cursor.execute(
                    f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s::jsonb)",
                    [json.dumps(row)],
                )


def test_own_row_is_not_moved_into_the_space_of_others(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "joris")):
        assert count(cursor, "spaces_grant")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE spaces_grant SET space_id = %s", [world.fire.pk])


def test_truncate_is_refused(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "samira")):
        for table in [*TABLES, "log_logline", "log_logseal"]:
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(f"TRUNCATE {table} CASCADE")


TAKING_AWAY = [
    "ALTER TABLE spaces_entry DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE spaces_entry NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY admitted ON spaces_entry",
    "CREATE POLICY mine ON spaces_entry USING (true)",
    "ALTER ROLE vensterbank_web BYPASSRLS",
    "CREATE TABLE public.copied AS SELECT 1 AS one",
    "CREATE VIEW public.seen AS SELECT * FROM spaces_entry",
    "DROP TRIGGER spaces_grant_same_kind ON spaces_grant",
    "ALTER TABLE log_logline DISABLE TRIGGER ALL",
]


def test_web_cannot_take_the_guard_away(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "samira")):
        for statement in TAKING_AWAY:
            with pytest.raises(DatabaseError, match="permission denied|must be|owner"), transaction.atomic():
                cursor.execute(statement)


def test_nothing_in_the_schema_runs_with_the_rights_of_the_owner(cursor: CursorWrapper) -> None:
    """A view of the owner, or a function that runs as the owner, would be a way round."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')"
    )
    assert cursor.fetchall() == []
    cursor.execute("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef")
    assert cursor.fetchall() == []


def test_role_of_the_web_is_a_plain_one(cursor: CursorWrapper) -> None:
    cursor.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin FROM pg_roles WHERE rolname = %s",
        [rls.WEB_ROLE],
    )
    assert cursor.fetchone() == (False, False, False, False, False)
    cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", [rls.WEB_ROLE])
    assert cursor.fetchone() == (0,)


def test_forgotten_filter_gives_nothing(world: World) -> None:
    """The worst line that somebody could write, in the transaction of a request."""
    everything = Entry._base_manager.count()
    with rls.as_web(ids_of(world, "otto")):
        assert Entry._base_manager.count() == 0
        assert not Space._base_manager.filter(pk=world.fire.pk).exists()
    with rls.as_web(ids_of(world, "karim")):
        assert 0 < Entry._base_manager.count() < everything


def test_forgotten_filter_in_a_view_shows_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate taken out altogether: the page of a campfire is still not there for a manager."""
    opened = lambda self, viewer, verb=None: self._open()  # noqa: E731
    monkeypatch.setattr(gate.GatedQuerySet, "visible_to", opened)
    monkeypatch.setattr(gate.GatedManager, "visible_to", lambda self, *said: self.get_queryset()._open())
    answer = world.client_of("ineke").get(reverse("spaces:version", args=[world.fire.uuid]))
    assert answer.status_code == 404
    answer = world.client_of("samira").get(reverse("spaces:version", args=[world.fire.uuid]))
    assert answer.status_code == 200


def test_role_and_setting_are_put_back(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "samira")):
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (rls.WEB_ROLE,)
    cursor.execute("SELECT current_user = session_user, current_setting('app.spaces', true)")
    assert cursor.fetchone() == (True, "")


def test_space_made_in_a_request_is_readable_in_it(world: World) -> None:
    client = world.client_of("karim")
    answer = client.post(reverse("spaces:notebook"), {"words": "mijn eerste", "once": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert "mijn eerste" in client.get(reverse("spaces:notebook")).content.decode()
