"""The list of planted holes keeps step with the source; ``tests/slow/test_mutants.py`` plants them."""

from __future__ import annotations

import pytest

from tests.architecture.tree import ROOT
from tests.slow.mutant import Mutant
from tests.slow.mutants import MUTANTS

SOURCE = ROOT / "src" / "vensterbank"


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_hole_can_be_planted_in_one_place(mutant: Mutant) -> None:
    """When this fails the source moved on: change the text in ``tests/slow/mutants*.py`` with it."""
    text = (SOURCE / mutant.path).read_text()
    wanted = [mutant.old, *([mutant.also[0]] if mutant.also else [])]
    assert {part: text.count(part) for part in wanted} == dict.fromkeys(wanted, 1)


def test_every_hole_is_noticed_by_a_test_that_exists() -> None:
    named = {test.partition("[")[0] for one in MUTANTS for _layer, test in one.caught}
    missing = [
        test
        for test in sorted(named)
        if f"def {test.partition('::')[2]}(" not in (ROOT / test.partition("::")[0]).read_text()
    ]
    assert missing == []
    assert all(one.caught for one in MUTANTS)


def test_holes_are_called_by_names_of_their_own() -> None:
    names = [one.name for one in MUTANTS]
    assert sorted(names) == sorted(set(names))
