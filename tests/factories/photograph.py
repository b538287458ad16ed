"""A photograph of the database: rows that one test made through the product's actions, put back quickly for the next.

Making the cast takes a hundred times longer than inserting its rows, and a thousand tests want it. Each test still starts
with an empty database and gets rows of its own. Files with the rows are on the photograph too.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection, models

Made = TypeVar("Made")


@dataclass(frozen=True)
class Table:
    """A table with its rows, exactly as the database holds them."""

    name: str
    columns: list[str]
    rows: list[tuple[Any, ...]]
    counted: bool


@dataclass(frozen=True)
class Photograph:
    """Everything at one moment: tables with rows, and the sealed files of the data folder."""

    tables: list[Table]
    files: dict[Path, bytes]


_albums: dict[str, tuple[object, Photograph]] = {}


def take() -> Photograph:
    """Photograph every table that has rows, and every file."""
    folder = Path(settings.DATA_DIR)
    kept = {path.relative_to(folder): path.read_bytes() for path in (folder / "files").glob("*/*")}
    return Photograph(_tables(), kept)


def put_back(photograph: Photograph) -> None:
    """Insert the rows again, and write the files that have gone since."""
    _insert(photograph.tables)
    for name, data in photograph.files.items():
        path = Path(settings.DATA_DIR) / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _in_order() -> Iterator[type[models.Model]]:
    """Every model after those that it points to: triggers look at once whether a row above is there."""
    done: set[type[models.Model]] = set()

    def after(model: type[models.Model]) -> Iterator[type[models.Model]]:
        if model in done:
            return
        done.add(model)
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                yield from after(field.related_model)
        yield model

    for model in apps.get_models(include_auto_created=True):
        yield from after(model)


def _tables() -> list[Table]:
    tables = []
    for model in _in_order():
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


def _insert(tables: list[Table]) -> None:
    """Numbers that the database draws go on after those of the rows."""
    with connection.cursor() as cursor:
        for table in tables:
            names = ", ".join(f'"{column}"' for column in table.columns)
            places = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', table.rows)
            if table.counted and connection.vendor == "postgresql":
                last = max(row[table.columns.index("id")] for row in table.rows)
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table.name, last])


def once(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` makes in an empty database: made once a worker, put back ever after, with objects of its own."""
    if name not in _albums:
        _albums[name] = (make(), take())
    else:
        put_back(_albums[name][1])
    made: Made = copy.deepcopy(_albums[name][0])  # type: ignore[assignment]
    return made
