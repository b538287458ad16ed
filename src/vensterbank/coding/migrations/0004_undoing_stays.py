"""What undoes a change stands where the change stands."""

from django.db import migrations

from vensterbank.spaces.constraints import SameSpace


class Migration(migrations.Migration):
    dependencies = [("coding", "0003_connections_change")]
    operations = [SameSpace("coding_codingchange", "undoes_id", "coding_codingchange")]
