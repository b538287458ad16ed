"""Lines and seals are only added: the database refuses the rest, whoever asks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.cast import Cast
from vensterbank.log.actions import seal_lines
from vensterbank.log.models import LogLine, LogSeal
from vensterbank.spaces import rls

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
