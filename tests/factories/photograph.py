"""A photograph of the database: rows that one test made through the product's actions, put back quickly for the next.

Making the cast takes a hundred times longer than inserting its rows, and a thousand tests want it. Each test still starts
with an empty database and gets rows of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection


@dataclass(frozen=True)
class Table:
    """A table with its rows, exactly as the database holds them."""

    name: str
    columns: list[str]
    rows: list[tuple[Any, ...]]
    counted: bool


def take() -> list[Table]:
    """Photograph every table that has rows."""
    tables = []
    for model in apps.get_models():
        name = model._meta.db_table
        if name.startswith(("django_", "auth_")):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{name}"')
            rows = cursor.fetchall()
            columns = [column[0] for column in cursor.description]
        if rows:
            tables.append(Table(name, columns, rows, "id" in columns))
    return tables


def put_back(tables: list[Table]) -> None:
    """Insert the rows again; numbers that the database draws go on after them."""
    with connection.cursor() as cursor:
        for table in tables:
            names = ", ".join(f'"{column}"' for column in table.columns)
            places = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', table.rows)
            if table.counted and connection.vendor == "postgresql":
                last = max(row[table.columns.index("id")] for row in table.rows)
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table.name, last])
