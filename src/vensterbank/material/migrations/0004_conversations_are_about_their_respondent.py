"""A conversation that is there already is about its respondent."""

from django.db import migrations

FILL = """
UPDATE spaces_space SET subject_uuid = (
  SELECT respondent.uuid FROM material_transcript transcript
  JOIN material_respondent respondent ON respondent.id = transcript.respondent_id
  WHERE transcript.space_id = spaces_space.id
) WHERE kind = 'study' AND parent_id IS NOT NULL
"""
EMPTY = "UPDATE spaces_space SET subject_uuid = NULL WHERE kind = 'study'"


class Migration(migrations.Migration):
    dependencies = [("material", "0003_stems_of_versions"), ("spaces", "0005_whom_a_space_is_about")]
    operations = [migrations.RunSQL(FILL, EMPTY)]
