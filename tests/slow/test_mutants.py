"""Every planted hole of ``mutants.py`` is noticed by every test that it names, and by no other change of the source.

Each is planted in a copy of the sources; the tests run there in a process of their own. ``VENSTERBANK_MUTANTS=expiry,api``
plants those only. What row-level security notices wants PostgreSQL: ``VENSTERBANK_DATABASE_URL``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.architecture.tree import ROOT
from tests.slow.mutant import Mutant
from tests.slow.mutants import MUTANTS

pytestmark = pytest.mark.slow
COPIED = ("src", "tests", "tools")
OUTCOME = re.compile(r"^(FAILED|ERROR|PASSED|SKIPPED) (tests/\S+)", re.MULTILINE)
CHOSEN = [one for one in os.environ.get("VENSTERBANK_MUTANTS", "").split(",") if one]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources and the tests, in which walls may be broken."""
    house = tmp_path_factory.mktemp("house")
    for name in COPIED:
        shutil.copytree(ROOT / name, house / name)
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def run(house: Path, tests: list[str], worker: str) -> dict[str, str]:
    """Test → what came of it, in the copy."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    surroundings |= {"PYTHONPATH": str(house / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    if "VENSTERBANK_DATABASE_URL" in surroundings:  # a test database of its own, for others may run beside it
        surroundings["VENSTERBANK_DATABASE_URL"] += f"_mutant_{worker}"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rA",
        "--show-capture=no",
        "--tb=no",
        "-p",
        "no:randomly",
    ]
    command += ["-p", "no:cacheprovider", "-n0", "--create-db", *tests]
    done = subprocess.run(command, cwd=house, env=surroundings, capture_output=True, text=True, check=False)
    found = {test.removesuffix(" -"): word for word, test in OUTCOME.findall(done.stdout)}
    assert found, done.stdout[-2_000:] + done.stderr[-2_000:]
    return found


def outcome_of(test: str, found: dict[str, str]) -> set[str]:
    """What came of a test, or of its cases when it has several."""
    return {word for name, word in found.items() if name == test or name.startswith(f"{test}[")}


def plantable(mutant: Mutant) -> bool:
    return not CHOSEN or mutant.name in CHOSEN


@pytest.mark.parametrize("mutant", [one for one in MUTANTS if plantable(one)], ids=lambda one: one.name)
def test_planted_hole_is_noticed_by_every_test_that_is_named(
    house: Path, mutant: Mutant, worker_id: str
) -> None:
    if mutant.needs_postgres and connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security")
    path = house / "src" / "vensterbank" / mutant.path
    text = path.read_text()
    try:
        changed = text.replace(mutant.old, mutant.new)
        path.write_text(changed.replace(*mutant.also) if mutant.also else changed)
        found = run(house, [test for _layer, test in mutant.caught], worker_id)
    finally:
        path.write_text(text)
    survived = [test for _layer, test in mutant.caught if not {"FAILED", "ERROR"} & outcome_of(test, found)]
    assert survived == [], f"{mutant.name} ({mutant.hole}) is not noticed by {survived}: {found}"


def test_without_a_hole_every_one_of_these_tests_passes(house: Path, worker_id: str) -> None:
    here = [one for one in MUTANTS if connection.vendor == "postgresql" or not one.needs_postgres]
    tests = sorted({test for one in here if plantable(one) for _layer, test in one.caught})
    found = run(house, tests, worker_id)
    assert {test for test, word in found.items() if word in {"FAILED", "ERROR"}} == set()
    assert [test for test in tests if not outcome_of(test, found)] == []
