"""A table that is there already is about the resident whose link leads to it."""

from django.db import migrations

FILL = """
UPDATE spaces_space SET subject_uuid = (
  SELECT link.uuid FROM practice_question question JOIN people_link link ON link.id = question.resident_id
  WHERE question.space_id = spaces_space.id
) WHERE kind = 'table'
"""
EMPTY = "UPDATE spaces_space SET subject_uuid = NULL WHERE kind = 'table'"


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0003_rows_stay"),
        ("spaces", "0005_whom_a_space_is_about"),
        ("people", "0002_one_at_a_time"),
    ]
    operations = [migrations.RunSQL(FILL, EMPTY)]
