"""Row-level security (PostgreSQL), and rows that stay where they are."""

from django.db import migrations

from vensterbank.spaces.constraints import NeverMoves, SameSpace
from vensterbank.spaces.rls import Protect

TABLES = ["accountability_bottleneck", "accountability_bottleneckstep"]


class Migration(migrations.Migration):
    dependencies = [("accountability", "0001_bottlenecks"), ("spaces", "0003_rows_stay")]
    operations = [
        *(Protect(table) for table in TABLES),
        *(NeverMoves(table) for table in TABLES),
        SameSpace("accountability_bottleneckstep", "bottleneck_id", "accountability_bottleneck"),
    ]
