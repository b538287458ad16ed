"""What rights rest on stays as it was made: kind and parent of a space, kind of a grant. Keys are guarded like words."""

from django.db import migrations

from vensterbank.spaces.constraints import NeverChanges, SameKind
from vensterbank.spaces.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("spaces", "0003_rows_stay")]
    operations = [
        NeverChanges("spaces_space", "kind"),
        NeverChanges("spaces_space", "parent_id"),
        SameKind("spaces_grant"),
        Protect("spaces_spacekey"),
    ]
