"""Row-level security for what stands at a table (PostgreSQL only)."""

from django.db import migrations

from vensterbank.spaces.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("practice", "0001_practice"), ("spaces", "0002_row_level_security")]
    operations = [
        Protect("practice_question"),
        Protect("practice_agreement"),
        Protect("practice_handover"),
        Protect("practice_step"),
    ]
