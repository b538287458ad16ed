"""What the database itself says about its guards (PostgreSQL): for ``vensterbank doctor``."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from vensterbank.spaces.gate import Guarded

BARE = """
SELECT wanted FROM unnest(%s::text[]) AS wanted
LEFT JOIN pg_class ON relname = wanted AND relnamespace = 'public'::regnamespace
LEFT JOIN pg_policies ON tablename = wanted AND schemaname = 'public' AND policyname = 'admitted'
WHERE NOT coalesce(relrowsecurity AND relforcerowsecurity, false) OR policyname IS NULL ORDER BY 1
"""


def unguarded_tables() -> list[str]:
    """Tables with something said in them that have no row-level security, or not against their owner."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Guarded)]
    with connection.cursor() as cursor:
        cursor.execute(BARE, [[*tables, "spaces_spacekey"]])
        return [name for (name,) in cursor.fetchall()]


def passes_rows_by() -> bool:
    """Is the account that we came in with above row-level security?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
        return bool(cursor.fetchone()[0])
