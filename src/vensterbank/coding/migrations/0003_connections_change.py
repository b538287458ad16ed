"""A connection can be changed in place; its history keeps what it said before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coding", "0002_guard_rows")]
    operations = [
        migrations.AddField("codingchange", "before", models.JSONField(null=True)),
        migrations.AlterField(
            "codingchange",
            "change",
            models.CharField(
                choices=[("added", "added"), ("changed", "changed"), ("removed", "removed")], max_length=8
            ),
        ),
    ]
