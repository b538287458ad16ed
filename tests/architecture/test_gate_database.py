"""The database keeps the gate too: each trigger that a migration made is there, and every row is guarded.

SQLite forgets triggers when Django rebuilds a table (a changed column is enough): then this turns red, and the migration
that changed the table makes them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import pytest
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from tests.architecture.test_gate_models import guarded, keys
from vensterbank.spaces.constraints import AppendOnly, NeverChanges, NeverMoves, SameKind, SameSpace
from vensterbank.spaces.gate import Guarded
from vensterbank.spaces.models import Space
from vensterbank.spaces.rls import WEB_ROLE, Protect

Step = TypeVar("Step")
ON_POSTGRES = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row-level security")

# Keys between rows of one gate that need no trigger of their own.
FREE = {
    "spaces.Space.parent": "a space stands in no space; its parent never changes (NeverChanges)",
}


def steps(kind: type[Step]) -> Iterator[Step]:
    """Steps of this kind in all migrations."""
    for migration in MigrationLoader(None).disk_migrations.values():
        yield from (step for step in migration.operations if isinstance(step, kind))


def triggers_made() -> set[str]:
    made: set[str] = set()
    for kind in (SameSpace, NeverMoves, NeverChanges, SameKind, AppendOnly):
        for step in steps(kind):
            wanted = step.in_sqlite() if connection.vendor == "sqlite" else step.in_postgres()
            made |= {words.split()[2] for words in wanted if words.startswith("CREATE TRIGGER")}
    return made


def triggers_there() -> set[str]:
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(question[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def between_scoped() -> list[tuple[type[Guarded], models.ForeignKey[Any, Any]]]:
    """Keys from one row in a space to another."""
    return [
        (model, field)
        for model in guarded()
        for field in keys(model)
        if issubclass(field.related_model, Guarded) and field.related_model is not Space
    ]


@pytest.mark.django_db
def test_every_trigger_of_the_migrations_is_there() -> None:
    made = triggers_made()
    assert made and made - triggers_there() == set()


@pytest.mark.django_db
def test_log_is_guarded_by_triggers() -> None:
    wanted = {
        "sqlite": {
            f"log_{table}_no_{verb}" for table in ("logline", "logseal") for verb in ("update", "delete")
        },
        "postgresql": {
            f"log_{table}_{what}"
            for table in ("logline", "logseal")
            for what in ("append_only", "no_truncate")
        },
    }
    assert wanted[connection.vendor] - triggers_there() == set()


def test_keys_between_rows_stay_in_their_space() -> None:
    kept = {(step.table, step.column) for step in steps(SameSpace)}
    loose = [
        f"{model._meta.label}.{field.name}"
        for model, field in between_scoped()
        if (model._meta.db_table, field.column) not in kept
    ]
    assert loose == [], "give each a SameSpace step in a migration of its area"


def test_keys_to_the_space_above_cannot_be_walked_back() -> None:
    """Who reads a study would count conversations there that they may not read."""
    above = {(step.table, step.column) for step in steps(SameSpace) if step.above}
    back = [
        f"{model._meta.label}.{field.name}"
        for model, field in between_scoped()
        if (model._meta.db_table, field.column) in above and not field.remote_field.hidden
    ]
    assert back == [], "give each a related_name that ends in '+'"


def test_rows_never_move() -> None:
    fixed = {step.table for step in steps(NeverMoves)} | {step.table for step in steps(AppendOnly)}
    assert {model._meta.db_table for model in guarded() if model is not Space} - fixed == set()


def test_keys_to_spaces_are_the_own_one_or_named() -> None:
    others = {
        f"{model._meta.label}.{field.name}"
        for model in guarded()
        for field in keys(model)
        if field.related_model is Space and field.name != "space"
    }
    assert others == FREE.keys()
    assert ("spaces_space", "parent_id") in {(step.table, step.column) for step in steps(NeverChanges)}


def test_every_table_in_a_space_is_protected_by_a_migration() -> None:
    protected = {(step.table, step.column) for step in steps(Protect)}
    wanted = {
        (model._meta.db_table, model._meta.get_field(model.gate_field).column) for model in guarded()
    } | {("spaces_spacekey", "space_id")}
    assert protected == wanted


@ON_POSTGRES
@pytest.mark.django_db
def test_every_table_in_a_space_has_row_level_security_also_for_its_owner() -> None:
    tables = sorted(step.table for step in steps(Protect))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = ANY(%s) ORDER BY 1",
            [tables],
        )
        assert cursor.fetchall() == [(table, True, True) for table in tables]
        cursor.execute(
            "SELECT tablename, policyname, permissive, cmd FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2"
        )
        policies = cursor.fetchall()
    wanted = [(table, name, "PERMISSIVE", "ALL") for table in tables for name in ("admitted", "keeper")]
    assert policies == wanted


@ON_POSTGRES
@pytest.mark.django_db
def test_web_is_admitted_by_its_own_policy_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT policyname, roles::text[], qual = with_check, qual FROM pg_policies WHERE schemaname = 'public'"
        )
        for name, roles, same, condition in cursor.fetchall():
            assert same
            assert (WEB_ROLE in roles) is (name == "admitted")
            assert ("app.spaces" in condition) is (name == "admitted")


@ON_POSTGRES
@pytest.mark.django_db
def test_rights_of_the_web_are_as_they_should_be() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type)"
            " FROM information_schema.table_privileges WHERE grantee = %s AND table_schema = 'public' GROUP BY 1",
            [WEB_ROLE],
        )
        rights = dict(cursor.fetchall())
    assert rights.pop("django_migrations") == "SELECT"
    for added_to in ("log_logline", "log_logseal", "spaces_spacekey"):
        assert rights.pop(added_to) == "INSERT SELECT"
    assert set(rights.values()) == {"DELETE INSERT SELECT UPDATE"}
