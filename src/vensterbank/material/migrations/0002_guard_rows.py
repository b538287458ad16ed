"""Row-level security (PostgreSQL), and rows that stay where they are."""

from django.db import migrations

from vensterbank.spaces.constraints import NeverMoves, SameSpace
from vensterbank.spaces.rls import Protect

TABLES = [
    "material_study",
    "material_wave",
    "material_respondent",
    "material_permission",
    "material_pendingimport",
    "material_transcript",
    "material_version",
    "material_speaker",
    "material_quote",
]


class Migration(migrations.Migration):
    dependencies = [("material", "0001_studies"), ("spaces", "0003_rows_stay")]
    operations = [
        *(Protect(table) for table in TABLES),
        *(NeverMoves(table) for table in TABLES),
        SameSpace("material_wave", "study_id", "material_study"),
        SameSpace("material_respondent", "study_id", "material_study"),
        SameSpace("material_permission", "respondent_id", "material_respondent"),
        SameSpace("material_pendingimport", "study_id", "material_study"),
        SameSpace("material_transcript", "study_id", "material_study", above=True),
        SameSpace("material_transcript", "respondent_id", "material_respondent", above=True),
        SameSpace("material_transcript", "wave_id", "material_wave", above=True),
        SameSpace("material_version", "transcript_id", "material_transcript"),
        SameSpace("material_speaker", "transcript_id", "material_transcript"),
        SameSpace("material_quote", "version_id", "material_version"),
        SameSpace("material_quote", "speaker_id", "material_speaker"),
    ]
