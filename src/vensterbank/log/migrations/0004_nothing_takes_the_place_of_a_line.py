"""On SQLite, INSERT OR REPLACE removes the row that was there without calling the trigger that refuses a removal."""

from django.db import migrations

TABLES = ("log_logline", "log_logseal")


def guard(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        there = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608  (one of our two names)
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )


def lift(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_no_replace")


class Migration(migrations.Migration):
    dependencies = [("log", "0003_whom_a_line_is_about")]
    operations = [migrations.RunPython(guard, lift)]
