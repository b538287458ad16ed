"""Whom a line is about. Lines from before stay as they are, and so do their seals: what is empty is not in the hash."""

from django.db import migrations, models

from vensterbank.log.enums import Event


class Migration(migrations.Migration):
    dependencies = [("log", "0002_append_only")]
    operations = [
        migrations.AddField("logline", "subject_uuid", models.UUIDField(null=True)),
        migrations.AlterField("logline", "event", models.CharField(choices=Event.choices, max_length=16)),
        migrations.AddIndex("logline", models.Index(fields=["subject_uuid", "-at"], name="log_by_subject")),
    ]
