"""Row-level security (PostgreSQL), and rows that stay where they are."""

from django.db import migrations

from vensterbank.spaces.constraints import NeverMoves, SameSpace
from vensterbank.spaces.rls import Protect

TABLES = ["insight_shownmirror", "insight_mirrorsession"]


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_mirror"), ("spaces", "0003_rows_stay")]
    operations = [
        *(Protect(table) for table in TABLES),
        *(NeverMoves(table) for table in TABLES),
        SameSpace("insight_shownmirror", "study_id", "material_study"),
        SameSpace("insight_mirrorsession", "question_id", "spaces_entry"),
    ]
