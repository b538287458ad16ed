"""What a planted hole is, and names of tests that many of them share.

``layer`` is where the hole is noticed: rules (the table by hand), gate, area (tests of one behaviour), matrix (every
address as everybody), histories (the model beside the product), log, sealed, architecture, RLS (PostgreSQL).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACES, PRACTICE = "tests/areas/spaces", "tests/areas/practice"
LOOSE_NUMBERS = "tests/web/test_loose_numbers.py"
TOLD = "tests/histories/test_told.py::test_everybody_gets_what_the_model_says_in_this_history"
CELLS = f"{SPACES}/test_who_may.py::test_cell_is_as_written_by_hand"
SAME_404 = "tests/web/test_matrix.py::test_campfire_is_the_same_404_for_manager_administrator_and_outsider"
LIVE = "(Q(ends=None) | Q(ends__gt=moment))"


@dataclass(frozen=True)
class Mutant:
    """A hole: ``old`` becomes ``new`` in ``path`` (inside ``src/vensterbank``); ``caught`` is layer → test."""

    name: str
    hole: str
    path: str
    old: str
    new: str
    caught: tuple[tuple[str, str], ...]
    needs_postgres: bool = False
    also: tuple[str, str] | None = None  # a second change in the same file


def told(name: str) -> tuple[str, str]:
    """The histories notice it in the one of this name."""
    return "histories", f"{TOLD}[{name}]"


def opened(name: str, hole: str, path: str, old: str, *caught: tuple[str, str]) -> Mutant:
    """A filter that somebody forgot: everything is opened, whoever looks."""
    return Mutant(name, hole, path, old, re.sub(r"\.visible_to\([^)]*\)", ".all()._open()", old), caught)


TALK, GATE = "spaces/queries/talk.py", "spaces/gate.py"
