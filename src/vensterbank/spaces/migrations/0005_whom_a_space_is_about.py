"""Whom a space is about, so that each line of the log can say it. Tables and conversations fill it in themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("spaces", "0004_kinds_stay_and_keys_are_guarded")]
    operations = [
        migrations.AddField("space", "subject_uuid", models.UUIDField(editable=False, null=True)),
    ]
