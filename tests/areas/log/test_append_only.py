"""Lines and seals are only added: the database refuses the rest, whoever asks."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.cast import Cast
from tests.factories.places import fire
from vensterbank.log.actions import seal_lines
from vensterbank.log.models import LogLine, LogSeal
from vensterbank.people import actions as people
from vensterbank.shared import clock
from vensterbank.spaces import actions, queries, rls
from vensterbank.spaces.models import Attachment, Space

TABLES = {"log_logline": ("actor_name", "'x'"), "log_logseal": ("digest", "'x'")}
ON_POSTGRES = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no TRUNCATE and no roles"
)


@pytest.fixture(autouse=True)
def sealed(cast: Cast) -> None:
    """A cast is made with lines in the log."""
    assert seal_lines(settled=-dt.timedelta(seconds=1)) is not None


def refused(sql: str) -> str:
    with pytest.raises(DatabaseError) as problem, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(problem.value)


@pytest.mark.parametrize("table", TABLES)
def test_owner_cannot_change_a_row(table: str) -> None:
    column, value = TABLES[table]
    assert "append-only" in refused(f"UPDATE {table} SET {column} = {value}")


@pytest.mark.parametrize("table", TABLES)
def test_owner_cannot_remove_a_row(table: str) -> None:
    assert "append-only" in refused(f"DELETE FROM {table}")


@ON_POSTGRES
@pytest.mark.parametrize("table", TABLES)
def test_owner_cannot_truncate(table: str) -> None:
    assert "append-only" in refused(f"TRUNCATE {table}")


@ON_POSTGRES
@pytest.mark.parametrize("table", TABLES)
def test_web_has_no_right_to_change_or_remove(table: str) -> None:
    column, value = TABLES[table]
    with rls.as_web([]):
        for sql in (f"UPDATE {table} SET {column} = {value}", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            assert "permission denied" in refused(sql)


@pytest.mark.parametrize("model", [LogLine, LogSeal])
def test_object_is_neither_changed_nor_removed(model: type[LogLine] | type[LogSeal]) -> None:
    row = model.objects.all()[0]
    for act in (row.save, row.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()


@pytest.mark.parametrize("table", TABLES)
def test_row_is_not_replaced_by_another_with_its_number(table: str) -> None:
    """SQLite's INSERT OR REPLACE calls no trigger for the row that it removes; PostgreSQL's ON CONFLICT is an UPDATE."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        names = ", ".join(column[0] for column in cursor.description)
    if connection.vendor == "sqlite":
        sql = f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table} LIMIT 1"
    else:
        column, value = TABLES[table]
        there = f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} LIMIT 1"
        sql = f"{there} ON CONFLICT (id) DO UPDATE SET {column} = {value}"
    assert "append-only" in refused(sql)


def test_web_adds_and_reads_lines(cast: Cast) -> None:
    """The positive twin: the rights that are left are enough for every request."""
    with rls.as_web([]):
        line = LogLine.objects.create(at=clock.now(), event="read", actor_name="Samira")
        assert LogLine.objects.filter(pk=line.pk).exists()


def lines_of(space: Space) -> int:
    return LogLine.objects.filter(space_uuid=space.uuid).count()


def test_lines_outlive_the_file_the_words_and_the_place(cast: Cast) -> None:
    """Nothing is removed today but by hand; when it is, its lines stay."""
    file = actions.NewFile("brief.txt", 5, io.BytesIO(b"hallo"))
    space = fire(cast)
    entry = actions.say(space=space, body="Met een brief", by=cast.samira.viewer, file=file)
    attachment = Attachment.objects.visible_to(cast.samira.viewer).get(entry=entry)
    queries.open_attachment(cast.samira.viewer, attachment.uuid)
    before = lines_of(space)
    with connection.cursor() as cursor:
        for table in ("spaces_attachment", "spaces_entry", "spaces_grant", "spaces_spacekey"):
            cursor.execute(f"DELETE FROM {table} WHERE space_id = %s", [space.pk])
        cursor.execute("DELETE FROM spaces_space WHERE id = %s", [space.pk])
    assert lines_of(space) == before > 3


def test_lines_outlive_the_person_and_the_link(cast: Cast) -> None:
    link, _secret = people.make_link(name="Iemand", by=cast.samira.viewer)
    about = LogLine.objects.filter(subject_uuid=link.uuid)
    told = list(about.values_list("pk", "actor_name"))
    link.delete()
    assert list(about.values_list("pk", "actor_name")) == told != []
