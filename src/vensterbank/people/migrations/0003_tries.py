"""How often something was tried lately; the keys are HMACs."""

from django.db import migrations, models

import vensterbank.shared.clock


class Migration(migrations.Migration):
    dependencies = [("people", "0002_one_at_a_time")]

    operations = [
        migrations.CreateModel(
            name="Tries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("count", models.FloatField(default=0)),
                ("last_at", models.DateTimeField(default=vensterbank.shared.clock.now)),
                ("again_at", models.DateTimeField(null=True)),
                ("forget_at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
