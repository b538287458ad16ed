"""Seals: a line that is changed, removed or slipped in is noticed, and the batch is named."""

from __future__ import annotations

import datetime as dt
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection

from vensterbank.cli import sealer
from vensterbank.cli.commands import log as command
from vensterbank.cli.main import main
from vensterbank.log.actions import seal_lines
from vensterbank.log.models import LogLine, LogSeal
from vensterbank.log.queries import check_seals, newest_digest
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
def guard_lifted(table: str = "log_logline") -> Iterator[None]:
    """What somebody with the whole database in hand can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        found = cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
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


def test_lines_that_changed_places_are_noticed() -> None:
    seal = sealed("Samira", "Karim")
    with guard_lifted():
        for name, other in (("Samira", "x"), ("Karim", "Samira"), ("x", "Karim")):
            LogLine.objects.filter(actor_name=name).update(actor_name=other)
    assert check_seals().broken == (seal.first_line, seal.last_line)


def cut_off(seal: LogSeal) -> None:
    """The newest seal and its lines, taken out by somebody with the whole database in hand."""
    with guard_lifted(), guard_lifted("log_logseal"):
        LogLine.objects.filter(pk__gte=seal.first_line).delete()
        LogSeal.objects.filter(pk=seal.pk).delete()


def test_end_that_was_cut_off_is_noticed_with_the_digest_that_was_kept() -> None:
    first, second = sealed("Samira"), sealed("Karim")
    cut_off(second)
    assert check_seals().broken is None  # the chain holds in itself: that is why a digest is kept elsewhere
    assert not check_seals(expected=second.digest).is_expected
    assert check_seals(expected=first.digest).is_expected


def test_older_digest_that_was_kept_stays_good_when_more_is_sealed() -> None:
    first = sealed("Samira")
    sealed("Karim")
    assert check_seals(expected=first.digest).is_expected


def test_seal_that_was_computed_anew_is_noticed_with_the_digest_that_was_kept() -> None:
    seal = sealed("Samira", "Karim")
    with guard_lifted(), guard_lifted("log_logseal"):
        LogLine.objects.filter(actor_name="Karim").update(actor_name="Niemand")
        LogSeal.objects.all().delete()
    assert seal_lines(settled=-dt.timedelta(seconds=1)) is not None
    assert check_seals().broken is None
    assert not check_seals(expected=seal.digest).is_expected


def test_end_that_was_not_sealed_yet_is_not_proven() -> None:
    """The window, told honestly: what is taken out before the next seal leaves no trace in the chain."""
    sealed("Samira")
    write("Karim")
    with guard_lifted():
        LogLine.objects.filter(actor_name="Karim").delete()
    assert check_seals().broken is None


def test_lines_that_another_server_seals_are_sealed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seal = sealed("Samira")
    monkeypatch.setattr(LogSeal.objects, "order_by", lambda *_names: LogSeal.objects.none())  # not seen yet
    assert seal_lines(settled=-dt.timedelta(seconds=1)) is None
    monkeypatch.undo()
    assert [one.pk for one in LogSeal.objects.all()] == [seal.pk]


def test_seal_from_before_a_column_was_added_still_holds() -> None:
    """What the table of an older version held is sealed with the same text now."""
    old = {"id": 7, "at": dt.datetime(2026, 6, 1, tzinfo=dt.UTC), "event": "read", "actor_name": "Samira"}
    LogLine.objects.create(**old)
    [now] = LogLine.objects.filter(pk=7).values()
    assert "subject_uuid" in now
    assert digest_of(FIRST, [now]) == digest_of(FIRST, [old])


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
    assert main(["log", "seal", "--print"]) == 0
    digest = capsys.readouterr().out.strip()
    assert digest == newest_digest() != FIRST
    assert main(["log", "verify", "--expect", digest]) == 0
    assert main(["log", "verify", "--expect", "0123"]) == 1
    assert "not among the seals" in capsys.readouterr().err
    with guard_lifted():
        LogLine.objects.update(actor_name="Niemand")
    assert main(["log", "verify"]) == 1
    assert f"Lines {line} to {line} are not as they were sealed" in capsys.readouterr().err


def test_server_seals_at_the_start_and_again_until_it_stops() -> None:
    stop, turns = threading.Event(), []

    def seal() -> None:
        turns.append(1)
        if len(turns) == 3:
            stop.set()

    sealer.seal_now_and_then(stop, seal, every=0)
    assert len(turns) == 3


def test_sealer_calls_the_command_of_this_very_python() -> None:
    told = subprocess.run([*sealer.COMMAND, "--help"], capture_output=True, text=True, check=True).stdout
    assert "--print" in told
