"""The role of the web, and row-level security for everything in a space (PostgreSQL only)."""

from django.db import migrations

from vensterbank.spaces.rls import WEB_ROLE, Protect


def make_role(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    # A role belongs to the whole cluster: another database may have made it already, or be making it right now.
    schema_editor.execute(
        f"DO $$ BEGIN CREATE ROLE {WEB_ROLE} NOLOGIN; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    schema_editor.execute(
        f"DO $$ BEGIN GRANT {WEB_ROLE} TO CURRENT_USER; "
        "EXCEPTION WHEN unique_violation OR invalid_grant_operation THEN NULL; END $$"
    )


class Migration(migrations.Migration):
    dependencies = [("spaces", "0001_spaces")]
    operations = [
        migrations.RunPython(make_role, migrations.RunPython.noop),
        Protect("spaces_space", "id"),
        Protect("spaces_grant"),
        Protect("spaces_entry"),
        Protect("spaces_attachment"),
        Protect("spaces_crossing"),
    ]
