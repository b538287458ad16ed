"""What the database itself says: every table that is about a space is guarded, and there is no way round (PostgreSQL only).

The lists come from the catalogue, not from our migrations: what somebody adds by hand, or in a migration of another kind, is
found as well.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from vensterbank.spaces.gate import Guarded
from vensterbank.spaces.rls import WEB_ROLE
from vensterbank.spaces.sealing.fields import SealedTextField

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row-level security"),
]

# Tables with sealed or plain bytes that are of no space. A line here wants a reason.
OF_NO_SPACE = {
    "people_authenticator": "what proves who somebody is, sealed; it is of a person, not of a space",
    "people_passkey": "the public half of what proves who somebody is; it is of a person, not of a space",
}


def ask(words: str, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, values or None)
        return list(cursor.fetchall())


def unguarded() -> set[str]:
    """Tables without row-level security, or without it for their owner."""
    return {
        name
        for (name,) in ask(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND NOT (relrowsecurity AND relforcerowsecurity)"
        )
    }


def test_every_table_with_a_space_in_it_is_guarded() -> None:
    with_space = {
        name
        for (name,) in ask(
            "SELECT DISTINCT attrelid::regclass::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
            " WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND (attname = 'space_id' OR atttypid = 'bytea'::regtype) AND attnum > 0 AND NOT attisdropped"
        )
    }
    assert len(with_space) > 10
    assert sorted((with_space & unguarded()) - OF_NO_SPACE.keys()) == []


def test_every_key_to_a_guarded_table_comes_from_a_guarded_table() -> None:
    """A table beside the gate that points at entries would tell which there are."""
    pointing = {
        name
        for (name,) in ask(
            "SELECT conrelid::regclass::text FROM pg_constraint JOIN pg_class ON pg_class.oid = confrelid"
            " WHERE contype = 'f' AND relrowsecurity"
        )
    }
    assert sorted(pointing & unguarded()) == []


def test_every_model_with_sealed_text_is_guarded() -> None:
    sealed = {
        model._meta.db_table
        for model in apps.get_models()
        if any(isinstance(field, SealedTextField) for field in model._meta.concrete_fields)
    }
    assert len(sealed) > 5
    assert sorted(sealed & unguarded()) == []


def test_no_table_is_part_of_another_one() -> None:
    """Whoever reads the table above would be asked its policies only."""
    assert (
        ask("SELECT inhrelid::regclass FROM pg_inherits WHERE inhrelid::regclass::text NOT LIKE 'pg_%%'")
        == []
    )


def test_views_ask_in_the_name_of_who_looks() -> None:
    views = ask(
        "SELECT relname, coalesce(reloptions::text, '') FROM pg_class"
        " WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
    )
    assert [name for name, options in views if "security_invoker=true" not in options] == []


def test_no_function_and_no_rule_runs_with_the_rights_of_another() -> None:
    assert ask("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef") == []
    assert ask("SELECT rulename FROM pg_rules WHERE schemaname = 'public'") == []


def test_nobody_else_has_rights_on_our_tables() -> None:
    rights = ask(
        "SELECT DISTINCT grantee FROM information_schema.table_privileges WHERE table_schema = 'public'"
        " AND grantee NOT IN (%s, current_user)",
        WEB_ROLE,
    )
    assert rights == []


def test_web_makes_nothing_in_the_database() -> None:
    assert (
        ask("SELECT nspname FROM pg_namespace WHERE has_schema_privilege(%s, oid, 'CREATE')", WEB_ROLE) == []
    )
    temporary, new_schema = ask(
        "SELECT has_database_privilege(%s, current_database(), 'TEMPORARY'),"
        " has_database_privilege(%s, current_database(), 'CREATE')",
        WEB_ROLE,
        WEB_ROLE,
    )[0]
    assert (temporary, new_schema) == (False, False)


def test_web_counts_nothing() -> None:
    """A counter would tell how much is said in places where one does not stand."""
    counters = ask(
        "SELECT seqrelid::regclass FROM pg_sequence WHERE has_sequence_privilege(%s, seqrelid, 'USAGE, SELECT, UPDATE')",
        WEB_ROLE,
    )
    assert counters == []


def test_web_is_a_member_of_nothing() -> None:
    assert ask("SELECT roleid FROM pg_auth_members WHERE member = %s::regrole", WEB_ROLE) == []


def test_role_of_the_application_does_not_pass_policies_by() -> None:
    assert ask("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False,)]


def test_numbers_of_spaces_and_their_children_are_keys_with_an_identity() -> None:
    """The web may not ask a counter, so the column must do it."""
    loose = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if isinstance(model._meta.pk, models.AutoField | models.BigAutoField)
        and not ask(
            "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s AND attidentity <> ''",
            model._meta.db_table,
            model._meta.pk.column,
        )
    ]
    assert any(issubclass(model, Guarded) for model in apps.get_models())
    assert loose == []
