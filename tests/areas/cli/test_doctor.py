"""What the doctor says of an installation, and what the pages say after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from tests.factories.cast import Cast
from vensterbank.cli.commands import doctor
from vensterbank.cli.doctor import examine
from vensterbank.log.actions import refuses_changes
from vensterbank.log.models import LogLine
from vensterbank.people.enums import SecondStep
from vensterbank.people.models import Organisation
from vensterbank.shared import readiness
from vensterbank.shared.readiness import Finding, Level
from vensterbank.spaces.sealing.keys import keys_file

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
ON_POSTGRES = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
BANNER = "Alleen voorbeeldgegevens"


@pytest.fixture(autouse=True)
def unexamined() -> Iterator[None]:
    """Nobody examined this installation before, and what a test found is forgotten."""
    kept = Path(settings.DATA_DIR) / "readiness.json"
    kept.unlink(missing_ok=True)
    readiness.is_ready.cache_clear()
    yield
    kept.unlink(missing_ok=True)
    readiness.is_ready.cache_clear()


def found(name: str) -> Finding:
    return next(finding for finding in examine() if finding.name == name)


def test_page_says_example_data_only_before_anybody_examined(db: None) -> None:
    assert BANNER in Client().get("/inloggen").content.decode()


def test_page_says_so_no_more_when_nothing_is_missing(db: None) -> None:
    assert readiness.keep([Finding("all", Level.GOOD, "well"), Finding("mail", Level.ADVICE, "folder")])
    assert BANNER not in Client().get("/inloggen").content.decode()


def test_page_says_so_again_when_something_went(db: None) -> None:
    readiness.keep([Finding("all", Level.GOOD, "well")])
    assert not readiness.keep([Finding("rows", Level.MISSING, "gone")])
    assert BANNER in Client().get("/inloggen").content.decode()


@override_settings(EXAMPLE_DATA=True)
def test_example_is_never_ready(db: None) -> None:
    readiness.keep([Finding("all", Level.GOOD, "well")])
    assert BANNER in Client().get("/inloggen").content.decode()
    assert found("own people").level is Level.MISSING


def test_finding_of_an_older_version_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    readiness.keep([])
    monkeypatch.setattr(readiness, "__version__", "99")
    assert not readiness.is_ready()


def test_rubbish_in_the_file_is_not_ready() -> None:
    (Path(settings.DATA_DIR) / "readiness.json").write_text("[")
    assert not readiness.is_ready()


def test_key_that_others_can_read_is_missing(cast: Cast) -> None:
    assert found("sealed").level is Level.GOOD
    keys_file().chmod(0o644)
    try:
        assert found("sealed").level is Level.MISSING
    finally:
        keys_file().chmod(0o600)


@ON_SQLITE
def test_sqlite_has_no_second_guard(db: None) -> None:
    assert "PostgreSQL" in found("row-level security").remedy


@ON_POSTGRES
def test_guarded_rows_are_good(db: None) -> None:
    assert found("row-level security").level is Level.GOOD


@ON_POSTGRES
def test_table_without_its_guard_is_named(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE spaces_entry NO FORCE ROW LEVEL SECURITY")
    assert "spaces_entry" in found("row-level security").told


def test_log_that_refuses_changes_is_good_and_keeps_nothing_of_the_trial(db: None) -> None:
    assert refuses_changes()
    assert not LogLine.objects.exists()


@ON_SQLITE
def test_log_without_its_trigger_is_missing(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_logline'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    assert found("log").level is Level.MISSING
    assert not LogLine.objects.exists()


def test_password_over_http_is_missing(db: None) -> None:
    assert found("https").level is Level.MISSING


def test_organisation_that_asks_no_second_step_is_named(cast: Cast) -> None:
    Organisation.objects.update(second_step=SecondStep.SOME)
    assert found("second step").level is Level.GOOD
    Organisation.objects.filter(pk=cast.wijkwerf.pk).update(second_step=SecondStep.NOBODY)
    missing = found("second step")
    assert (missing.level, missing.told.split(":")[0]) == (Level.MISSING, "Wijkwerf")


def test_doctor_tells_every_reason_and_what_to_do(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(None) == 1
    told = capsys.readouterr().out
    missing = [finding for finding in examine() if finding.level is Level.MISSING]
    assert missing and all(finding.told in told and finding.remedy in told for finding in missing)
    assert "Not ready" in told
