"""What runs with us may be passed on with us; and who asked nobody about holes does not say that there are none."""

from __future__ import annotations

import json

import pytest

from tools import audit, licences


def test_every_package_that_runs_with_us_has_a_licence_of_the_list() -> None:
    found = {name: licences.licence_of(name) for name in licences.packages()}
    assert len(found) > 20
    assert {name: licence for name, licence in found.items() if not licences.is_allowed(licence)} == {}


@pytest.mark.parametrize(
    "licence",
    [
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "LGPL-3.0-only",
        "MIT AND GPL-2.0-only",
        "",
        "Proprietary",
        "MIT, GPL",
    ],
)
def test_other_licences_are_noticed(licence: str) -> None:
    assert not licences.is_allowed(licence)


def test_one_of_several_to_choose_from_is_enough() -> None:
    assert licences.is_allowed("Apache-2.0 OR GPL-3.0-only")
    assert licences.is_allowed("(MIT OR GPL-2.0-only) AND BSD-3-Clause")


def test_exceptions_are_needed_and_are_not_in_the_run_time_lock() -> None:
    for name in licences.EXCEPTIONS:
        assert "LGPL" in licences.licence_of(name)
    assert licences.EXCEPTIONS.keys().isdisjoint(licences.packages())


GOOD = {"name": "django", "version": "5.2.19", "vulns": []}
SKIPPED = {"name": "numpy", "skip_reason": "not found"}
HOLE = {"name": "lxml", "version": "4.0", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["4.1"]}]}


@pytest.mark.parametrize(
    ("dependencies", "code", "words"),
    [
        ([GOOD], 0, "no known holes"),
        ([GOOD, HOLE], 1, "lxml 4.0: CVE-2026-1, mended in 4.1"),
        ([SKIPPED, HOLE], 1, "CVE-2026-1"),
        ([GOOD, SKIPPED], 3, "COULD NOT ASK"),
        ([SKIPPED], 3, "COULD NOT ASK"),
        ([], 3, "COULD NOT ASK"),
        (None, 3, "COULD NOT ASK"),
    ],
)
def test_audit_says_what_it_heard_and_when_it_heard_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    dependencies: list[dict[str, object]] | None,
    code: int,
    words: str,
) -> None:
    printed = "" if dependencies is None else json.dumps({"dependencies": dependencies})
    monkeypatch.setattr(audit, "ask", lambda lock, service: printed)
    assert audit.main() == code
    assert words in capsys.readouterr().out
