"""The locks: exact, hashed, without the name of a registry, and in step with ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-installer.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DEPENDENCIES = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]


def packages(lock: str) -> dict[str, str]:
    """Name → version."""
    text = (ROOT / lock).read_text()
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.findall(r"\S*(?:://|file:|--(?:extra-)?index-url|--find-links)\S*", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_exact_and_hashed(lock: str) -> None:
    text = re.sub(r"^\s*#.*\n?", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.strip())
    exact = re.compile(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", re.DOTALL)
    loose = [entry for entry in entries if not exact.match(entry)]
    assert len(entries) == len(packages(lock)) > 0
    assert loose == []


def behind(wanted: list[Requirement], locked: dict[str, str]) -> list[str]:
    """What the project asks for and a lock does not give."""
    return [
        str(need) for need in wanted if locked.get(canonicalize_name(need.name), "0") not in need.specifier
    ]


def test_locks_are_in_step_with_the_project() -> None:
    running, developing = packages(LOCKS[0]), packages(LOCKS[1])
    assert behind(DEPENDENCIES, running) == [], "run: python3 dev.py lock"
    assert behind(DEPENDENCIES + DEVELOPMENT, developing) == [], "run: python3 dev.py lock"


def test_development_changes_nothing_of_what_runs() -> None:
    running, developing = packages(LOCKS[0]), packages(LOCKS[1])
    assert {name: developing.get(name) for name in running} == running


def test_nothing_of_development_runs() -> None:
    only_for_development = {canonicalize_name(need.name) for need in DEVELOPMENT}
    assert only_for_development & packages(LOCKS[0]).keys() == set()
