"""A back-up takes everything along: it says so in the log, and so does its copy of the log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from vensterbank.cli import archive
from vensterbank.log.models import LogLine
from vensterbank.shared.errors import Refusal

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is backed up with its own tools"),
]


def exports() -> int:
    return LogLine.objects.filter(event="exported", object_kind="backup", actor_kind="system").count()


def test_backup_is_in_the_log_before_the_copy_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def copied(_source: Path, target: Path) -> None:
        seen.append(exports())
        with closing(sqlite3.connect(target)) as copy:
            copy.execute("CREATE TABLE spaces_spacekey (wrapped_by TEXT)")

    monkeypatch.setattr(archive, "_copy_database", copied)  # the tests keep their database in memory
    archive.write_archive(tmp_path / "alles.tar.gz", with_key=False)
    assert (seen, exports()) == ([1], 1)


def test_backup_that_is_refused_is_no_export(tmp_path: Path) -> None:
    there = tmp_path / "alles.tar.gz"
    there.touch()
    with pytest.raises(Refusal):
        archive.write_archive(there, with_key=False)
    assert exports() == 0
