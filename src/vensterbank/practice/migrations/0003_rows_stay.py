"""What stands at a table stays at that table."""

from django.db import migrations

from vensterbank.spaces.constraints import NeverMoves, SameSpace


class Migration(migrations.Migration):
    dependencies = [("practice", "0002_row_level_security"), ("spaces", "0003_rows_stay")]
    operations = [
        NeverMoves("practice_question"),
        NeverMoves("practice_agreement"),
        NeverMoves("practice_handover"),
        NeverMoves("practice_step"),
        SameSpace("practice_step", "of_agreement_id", "practice_agreement"),
        SameSpace("practice_step", "of_handover_id", "practice_handover"),
        SameSpace("practice_step", "of_question_id", "practice_question"),
    ]
