"""What is said somewhere stays there, with what it hangs under."""

from django.db import migrations

from vensterbank.spaces.constraints import NeverMoves, SameSpace


class Migration(migrations.Migration):
    dependencies = [("spaces", "0002_row_level_security")]
    operations = [
        NeverMoves("spaces_grant"),
        NeverMoves("spaces_entry"),
        NeverMoves("spaces_attachment"),
        NeverMoves("spaces_crossing"),
        SameSpace("spaces_entry", "reply_to_id", "spaces_entry"),
        SameSpace("spaces_attachment", "entry_id", "spaces_entry"),
    ]
