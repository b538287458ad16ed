"""Migration steps that keep ``space_id`` true: immutable, and equal to that of what a row hangs under.

They are triggers, for neither database can compare columns of two tables in a constraint. SQLite forgets triggers when
Django rebuilds a table: ``tests/architecture`` looks whether each is still there.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation


class _TriggerStep(Operation):
    """A step that only makes triggers."""

    reversible = True
    arguments: tuple[str, ...] = ()

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [], {name: getattr(self, name) for name in self.arguments}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        make = self.in_sqlite if schema_editor.connection.vendor == "sqlite" else self.in_postgres
        for statement in make():
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self.undo(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def in_sqlite(self) -> list[str]:
        raise NotImplementedError

    def in_postgres(self) -> list[str]:
        raise NotImplementedError

    def undo(self, vendor: str) -> list[str]:
        raise NotImplementedError


class SameSpace(_TriggerStep):
    """``table.column`` points at a row of ``parent`` in the same space, or (``above``) in the space's parent."""

    arguments = ("table", "column", "parent", "above")

    def __init__(self, table: str, column: str, parent: str, above: bool = False) -> None:
        self.table, self.column, self.parent, self.above = table, column, parent, above
        self.name = f"{table}_{column}_same_space"

    def _wanted(self) -> str:
        own = "(SELECT parent_id FROM spaces_space WHERE id = NEW.space_id)" if self.above else "NEW.space_id"
        there = f"p.id = NEW.{self.column} AND p.space_id = {own}"
        found = f"SELECT 1 FROM {self.parent} p WHERE {there}"  # noqa: S608  (names from migrations)
        return f"NEW.{self.column} IS NOT NULL AND NOT EXISTS ({found})"

    def in_sqlite(self) -> list[str]:
        body = f"WHEN {self._wanted()} BEGIN SELECT RAISE(ABORT, 'stands in another space'); END"
        return [
            f"CREATE TRIGGER {self.name}_i BEFORE INSERT ON {self.table} {body}",
            f"CREATE TRIGGER {self.name}_u BEFORE UPDATE OF {self.column}, space_id ON {self.table} {body}",
        ]

    def in_postgres(self) -> list[str]:
        test = f"IF {self._wanted()} THEN RAISE EXCEPTION 'stands in another space'; END IF; RETURN NEW;"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {test} END $$",
            f"CREATE TRIGGER {self.name} BEFORE INSERT OR UPDATE OF {self.column}, space_id ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def undo(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"DROP TRIGGER {self.name}_{end}" for end in "iu"]
        return [f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()"]

    def describe(self) -> str:
        return f"{self.table}.{self.column} stays in its space"


class NeverMoves(_TriggerStep):
    """A row stays in its space for ever."""

    arguments = ("table",)

    def __init__(self, table: str) -> None:
        self.table = table
        self.name = f"{table}_never_moves"

    def in_sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.name} BEFORE UPDATE OF space_id ON {self.table} WHEN NEW.space_id <> OLD.space_id "
            "BEGIN SELECT RAISE(ABORT, 'a row never moves to another space'); END"
        ]

    def in_postgres(self) -> list[str]:
        test = "IF NEW.space_id <> OLD.space_id THEN RAISE EXCEPTION 'a row never moves to another space'; END IF;"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {test} RETURN NEW; END $$",
            f"CREATE TRIGGER {self.name} BEFORE UPDATE OF space_id ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def undo(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"DROP TRIGGER {self.name}"]
        return [f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()"]

    def describe(self) -> str:
        return f"rows of {self.table} stay where they are"


class NeverChanges(_TriggerStep):
    """A column keeps what it was given first."""

    arguments = ("table", "column")

    def __init__(self, table: str, column: str) -> None:
        self.table, self.column = table, column
        self.name = f"{table}_{column}_never_changes"

    def in_sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.name} BEFORE UPDATE OF {self.column} ON {self.table} "
            f"WHEN NEW.{self.column} IS NOT OLD.{self.column} "
            f"BEGIN SELECT RAISE(ABORT, '{self.column} never changes'); END"
        ]

    def in_postgres(self) -> list[str]:
        changed = f"NEW.{self.column} IS DISTINCT FROM OLD.{self.column}"
        test = f"IF {changed} THEN RAISE EXCEPTION '{self.column} never changes'; END IF;"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {test} RETURN NEW; END $$",
            f"CREATE TRIGGER {self.name} BEFORE UPDATE OF {self.column} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def undo(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"DROP TRIGGER {self.name}"]
        return [f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()"]

    def describe(self) -> str:
        return f"{self.table}.{self.column} never changes"


class SameKind(_TriggerStep):
    """A row that repeats the kind of its space, for the filter's sake, repeats it truly."""

    arguments = ("table",)

    def __init__(self, table: str) -> None:
        self.table = table
        self.name = f"{table}_same_kind"

    def _wanted(self) -> str:
        return "NOT EXISTS (SELECT 1 FROM spaces_space s WHERE s.id = NEW.space_id AND s.kind = NEW.kind)"

    def in_sqlite(self) -> list[str]:
        body = f"WHEN {self._wanted()} BEGIN SELECT RAISE(ABORT, 'is not of the kind of its space'); END"
        return [
            f"CREATE TRIGGER {self.name}_i BEFORE INSERT ON {self.table} {body}",
            f"CREATE TRIGGER {self.name}_u BEFORE UPDATE OF kind ON {self.table} {body}",
        ]

    def in_postgres(self) -> list[str]:
        test = (
            f"IF {self._wanted()} THEN RAISE EXCEPTION 'is not of the kind of its space'; END IF; RETURN NEW;"
        )
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {test} END $$",
            f"CREATE TRIGGER {self.name} BEFORE INSERT OR UPDATE OF kind ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def undo(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"DROP TRIGGER {self.name}_{end}" for end in "iu"]
        return [f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()"]

    def describe(self) -> str:
        return f"rows of {self.table} are of the kind of their space"


class AppendOnly(_TriggerStep):
    """Rows are added, never changed or removed."""

    arguments = ("table",)

    def __init__(self, table: str) -> None:
        self.table = table
        self.name = f"{table}_append_only"

    def in_sqlite(self) -> list[str]:
        refuse = "BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END"
        return [
            f"CREATE TRIGGER {self.name}_u BEFORE UPDATE ON {self.table} {refuse}",
            f"CREATE TRIGGER {self.name}_d BEFORE DELETE ON {self.table} {refuse}",
        ]

    def in_postgres(self) -> list[str]:
        refuse = "BEGIN RAISE EXCEPTION 'rows are only added here'; END"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {refuse} $$",
            f"CREATE TRIGGER {self.name} BEFORE UPDATE OR DELETE ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def undo(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f"DROP TRIGGER {self.name}_{end}" for end in "ud"]
        return [f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()"]

    def describe(self) -> str:
        return f"rows of {self.table} are only added"
