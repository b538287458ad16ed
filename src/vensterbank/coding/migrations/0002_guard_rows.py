"""Row-level security (PostgreSQL), rows that stay where they are, and a history that nobody rewrites."""

from django.db import migrations

from vensterbank.spaces.constraints import AppendOnly, NeverMoves, SameSpace
from vensterbank.spaces.rls import Protect

TABLES = ["coding_code", "coding_coding", "coding_codingchange"]


class Migration(migrations.Migration):
    dependencies = [("coding", "0001_coding"), ("material", "0002_guard_rows")]
    operations = [
        *(Protect(table) for table in TABLES),
        *(NeverMoves(table) for table in TABLES[:2]),
        AppendOnly("coding_codingchange"),
        SameSpace("coding_code", "study_id", "material_study"),
        SameSpace("coding_coding", "version_id", "material_version"),
        SameSpace("coding_coding", "code_id", "coding_code", above=True),
        SameSpace("coding_codingchange", "coding_id", "coding_coding"),
    ]
