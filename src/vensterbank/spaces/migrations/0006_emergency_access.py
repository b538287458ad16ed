"""One more standing: reading at a table by emergency access (record 22). The column stays as it is."""

from django.db import migrations, models

STANDINGS = [
    ("owner", "whose notebook it is"),
    ("member", "sits here"),
    ("guest", "guest: leads somebody here"),
    ("resident", "whose question it is"),
    ("colleague", "works on it, by agreement"),
    ("sitting-in", "sits in, by agreement"),
    ("break-glass", "emergency access"),
    ("reader", "reads"),
    ("keeper", "answers here"),
    ("researcher", "does the research"),
    ("respondent", "spoke here"),
]


class Migration(migrations.Migration):
    dependencies = [("spaces", "0005_whom_a_space_is_about")]
    operations = [
        migrations.AlterField("grant", "standing", models.CharField(choices=STANDINGS, max_length=12)),
    ]
