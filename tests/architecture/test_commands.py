"""``dev.py``: the two commands of the README, also on a machine that lacks something."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.architecture.tree import ROOT


def answer(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "dev.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that pretends to have been installed from locks of its own."""
    for name in ("requirements.lock", "requirements-installer.lock"):
        (tmp_path / name).write_text("one==1")
    monkeypatch.setattr(dev, "RUN_LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "INSTALLER_LOCK", tmp_path / "requirements-installer.lock")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    dev.stamp(dev.RUN_LOCK).write_text(dev.fingerprint(dev.RUN_LOCK))
    return tmp_path


def test_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text()
    assert "python3 dev.py\n" in text
    assert "python3 dev.py test\n" in text


def test_help_tells_what_there_is() -> None:
    told = answer("--help")
    assert told.returncode == 0
    assert "python3 dev.py test" in told.stdout


def test_unknown_command_is_refused() -> None:
    assert answer("tset").returncode == 2


def test_unknown_check_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.check(["spelling"]) == 1
    assert "no check spelling" in capsys.readouterr().err


def test_nothing_is_installed_twice(clone: Path) -> None:
    assert dev.is_installed(dev.RUN_LOCK)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-installer.lock"])
def test_changed_lock_is_installed_again(clone: Path, lock: str) -> None:
    (clone / lock).write_text("one==2")
    assert not dev.is_installed(dev.RUN_LOCK)


def test_clone_that_was_moved_is_installed_again(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "ROOT", clone / "elsewhere")
    assert not dev.is_installed(dev.RUN_LOCK)


def test_machine_without_pip_is_told_what_to_install(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    (clone / "requirements.lock").write_text("one==2")
    assert "apt-get install python3-pip" in dev.install(dev.RUN_LOCK)


def test_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert dev.main([]) == 1
    assert "needs Python 3.11" in capsys.readouterr().err


def test_required_browser_that_is_not_there_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "BROWSERS", ("no-such-browser",))
    monkeypatch.setenv("VENSTERBANK_BROWSER", "required")
    assert dev.test([]) == 1


def test_browser_tests_are_left_out_without_a_browser(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []

    def remember(command: list[str]) -> int:
        asked.append(command)
        return 0

    monkeypatch.setattr(dev, "BROWSERS", ("no-such-browser",))
    monkeypatch.delenv("VENSTERBANK_BROWSER", raising=False)
    monkeypatch.setattr(dev, "run", remember)
    assert dev.test(["-x"]) == 0
    assert asked[0][-3:] == ["-m", "not slow and not browser", "-x"]
    assert "No Chromium here" in capsys.readouterr().out
