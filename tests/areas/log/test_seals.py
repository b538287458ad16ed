"""Seals: a line that is changed, removed or slipped in is noticed, and the batch is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection

from vensterbank.cli.commands import log as command
from vensterbank.cli.main import main
from vensterbank.log.actions import seal_lines
from vensterbank.log.models import LogLine, LogSeal
from vensterbank.log.queries import check_seals
from vensterbank.log.sealing import FIRST, digest_of, text_of
from vensterbank.shared import clock

pytestmark = pytest.mark.django_db
NO_WAIT = dt.timedelta(0)


def write(*names: str) -> list[int]:
    return [LogLine.objects.create(at=clock.now(), event="read", actor_name=name).pk for name in names]


def sealed(*names: str) -> LogSeal:
    write(*names)
    seal = seal_lines(settled=-dt.timedelta(seconds=1))
    assert seal is not None
    return seal


@contextmanager
def guard_lifted() -> Iterator[None]:
    """What somebody with the whole database in hand can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE log_logline DISABLE TRIGGER USER")
            yield
            cursor.execute("ALTER TABLE log_logline ENABLE TRIGGER USER")
            return
        found = cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_logline'"
        )
        triggers = found.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def test_untouched_log_holds() -> None:
    first, second = sealed("Samira", "Karim"), sealed("Ineke")
    write("Tjeerd")
    found = check_seals()
    assert (found.seals, found.lines, found.unsealed, found.broken) == (2, 3, 1, None)
    assert found.digest == second.digest != first.digest


def test_nothing_new_is_nothing_sealed() -> None:
    assert seal_lines() is None
    sealed("Samira")
    assert seal_lines() is None


def test_first_batch_that_was_touched_is_named() -> None:
    sealed("Samira")
    touched, _later = sealed("Karim", "Ineke"), sealed("Tjeerd")
    with guard_lifted():
        LogLine.objects.filter(actor_name="Ineke").update(actor_name="Niemand")
    found = check_seals()
    assert found.broken == (touched.first_line, touched.last_line)
    assert found.seals == 1


def test_line_that_was_removed_is_noticed() -> None:
    seal = sealed("Samira", "Karim")
    with guard_lifted():
        LogLine.objects.filter(actor_name="Karim").delete()
    assert check_seals().broken == (seal.first_line, seal.last_line)


def test_line_that_was_slipped_in_is_noticed() -> None:
    pks = write("Samira", "Karim", "Ineke")
    with guard_lifted():
        LogLine.objects.filter(pk=pks[1]).delete()  # a number that an act drew and did not use
    seal = seal_lines(settled=-dt.timedelta(seconds=1))
    assert seal is not None and check_seals().broken is None
    LogLine.objects.create(pk=pks[1], at=clock.now(), event="read", actor_name="Later")
    assert check_seals().broken == (seal.first_line, seal.last_line)


def test_youngest_lines_wait_for_the_next_seal() -> None:
    """A number is drawn before its line is there: what still comes in must not look like something slipped in."""
    with time_machine.travel(dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC), tick=False):
        [old] = write("Samira")
    with time_machine.travel(dt.datetime(2026, 6, 1, 10, 30, tzinfo=dt.UTC), tick=False):
        write("Karim")
        seal = seal_lines()
    assert seal is not None and (seal.first_line, seal.last_line) == (old, old)


def test_digest_rests_on_the_seal_before_and_on_the_number_of_lines() -> None:
    line = {"actor_name": "Samira"}
    assert digest_of(FIRST, [line]) != digest_of("1" * 64, [line])
    assert digest_of(FIRST, [line])[0] != digest_of(FIRST, [line, line])[0]
    assert digest_of(FIRST, [])[1] == 0


def test_text_of_a_line_is_the_same_in_every_zone_and_without_new_columns() -> None:
    moment = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)
    line = {"id": 1, "at": moment, "break_glass": False, "ground": ""}
    elsewhere = {"id": 1, "at": moment.astimezone(clock.AMSTERDAM), "added_later": None}
    assert text_of(line) == text_of(elsewhere) == '{"at": "2026-06-01T10:00:00.000000+00:00", "id": 1}\n'


def test_command_seals_and_verifies(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command.setup, "start", lambda: None)
    with time_machine.travel(dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC), tick=False):
        [line] = write("Samira")
    assert main(["log", "seal"]) == 0
    assert f"Sealed lines {line} to {line}" in capsys.readouterr().out
    assert main(["log", "verify"]) == 0
    assert "1 seals over 1 lines hold; 0 lines wait" in capsys.readouterr().out
    with guard_lifted():
        LogLine.objects.update(actor_name="Niemand")
    assert main(["log", "verify"]) == 1
    assert f"Lines {line} to {line} are not as they were sealed" in capsys.readouterr().err
