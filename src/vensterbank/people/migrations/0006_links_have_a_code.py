"""A personal link is opened with a code that came another way. Links from before have none: a colleague makes one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_visits")]

    operations = [
        migrations.AddField("link", "opened_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "link",
            "code_digest",
            models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddField("link", "code_expires_at", models.DateTimeField(null=True)),
        migrations.AddField("link", "code_tries", models.PositiveSmallIntegerField(default=0)),
    ]
