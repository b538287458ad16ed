"""Row-level security in PostgreSQL: the same filter once more, below the application.

It guards against a forgotten filter, not against a wrong standing: the ids that it admits are computed by the gate, at
the start of a request, before the connection takes the role of the web. On SQLite there is no such thing; the gate
stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.migrations.operations.base import Operation

WEB_ROLE = "vensterbank_web"
ADMITTED = "(SELECT string_to_array(current_setting('app.spaces', true), ',')::bigint[])::bigint[]"


def is_postgres() -> bool:
    """Is there a database below that can guard rows?"""
    return bool(connection.vendor == "postgresql")


@dataclass
class WebTransaction:
    """The transaction of one request; ``failed`` undoes it without an exception."""

    failed: bool = False


@contextmanager
def as_web(space_ids: Iterable[int]) -> Iterator[WebTransaction]:
    """A transaction in the web's role that sees rows of these spaces only. Outside PostgreSQL it does nothing.

    The role is put back by hand: SET LOCAL outlives a savepoint, and a caller may be inside a transaction already.
    """
    outcome = WebTransaction()
    if not is_postgres():
        yield outcome
        return
    with transaction.atomic(), connection.cursor() as cursor:
        joined = ",".join(str(space_id) for space_id in space_ids)
        cursor.execute(f"SET LOCAL ROLE {WEB_ROLE}")
        cursor.execute("SELECT set_config('app.spaces', %s, true)", [joined])
        yield outcome
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT set_config('app.spaces', '', true)")
        if outcome.failed:
            transaction.set_rollback(True)


@contextmanager
def outside_the_web() -> Iterator[None]:
    """Out of the web's role for one read across spaces, and back into it: only for breaking the glass (record 22).

    When something goes wrong inside, undoing the savepoint puts the role back.
    """
    if not is_postgres():
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        role = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
        yield
        cursor.execute("SELECT set_config('role', %s, true)", [role])


def admit(space_id: int) -> None:
    """A space that was made in this transaction is readable in it."""
    if not is_postgres():
        return
    with connection.cursor() as cursor:
        now = "nullif(current_setting('app.spaces', true), '')"
        cursor.execute(
            f"SELECT set_config('app.spaces', concat_ws(',', {now}, %s::text), true)",
            [space_id],
        )


class Protect(Operation):
    """Migration step: row-level security for a table with a column that names the space."""

    reversible = True

    def __init__(self, table: str, column: str = "space_id") -> None:
        self.table, self.column = table, column

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [], {"table": self.table, "column": self.column}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        rule = f"{self.column} = ANY({ADMITTED})"
        schema_editor.execute(f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY")
        schema_editor.execute(
            f"CREATE POLICY admitted ON {self.table} TO {WEB_ROLE} USING ({rule}) WITH CHECK ({rule})"
        )
        schema_editor.execute(
            f"CREATE POLICY keeper ON {self.table} TO CURRENT_USER USING (true) WITH CHECK (true)"
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute(f"DROP POLICY admitted ON {self.table}")
        schema_editor.execute(f"DROP POLICY keeper ON {self.table}")
        schema_editor.execute(f"ALTER TABLE {self.table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Row-level security for {self.table}"


def give_rights(**_kwargs: Any) -> None:
    """The web's role works with all tables but never owns one; to the log and to keys it only adds."""
    if not is_postgres():
        return
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {WEB_ROLE}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {WEB_ROLE}")
        # A temporary table outlives the request on its connection, and would carry rows into the next one.
        database = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {WEB_ROLE}")
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        # Numbers come by themselves (identity columns); a counter would tell how much is said in other places.
        cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {WEB_ROLE}")
        cursor.execute(f"REVOKE UPDATE, DELETE ON log_logline, log_logseal, spaces_spacekey FROM {WEB_ROLE}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {WEB_ROLE}")
