"""The generated page about the proof of "nobody looks in": doors, histories, planted holes and what notices each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sized

from tests.histories.doors import DOORS
from tests.histories.telling import DEEDS
from tests.histories.test_told import STORIES
from tests.histories.town import EVERYBODY
from tests.slow.mutant import TOLD
from tests.slow.mutants import MUTANTS
from tests.slow.test_histories import LENGTH, PARTS, USUAL
from tests.web.matrix import VIEWERS, rows

INTRODUCTION = """# Nobody looks in: how it is proven

Four nets hang under one another; what slips through one is to stay in the next. This page is made from the tests themselves,
and `python3 dev.py slow` proves what stands here."""


def pages() -> dict[str, str]:
    """One page."""
    return {"nobody-looks-in.md": "\n\n".join([INTRODUCTION, _matrix(), _histories(), _mutants()])}


def _matrix() -> str:
    found = rows()
    return (
        "## The matrix\n\nEvery address is walked as everybody, beside answers that were written down by hand"
        f" (`tests/web/matrix.txt`):\nmore than {_about({row.door for row in found})} doors, more than {_about(found)} rows,"
        f" {len(VIEWERS)} viewers. An address without a row fails."
    )


def _histories() -> str:
    lines = [
        "## Histories\n",
        f"People do {len(DEEDS)} kinds of things in any order: {', '.join(one.replace('_', ' ') for one in sorted(DEEDS))}.",
        "A short model written by hand (`tests/histories/model.py`) says whether each goes through and what each of",
        f"{len(EVERYBODY)} people gets; the product is to say the same, through more than {_about(DOORS, 10)} doors at the",
        "level of queries and in a browser. `python3 dev.py slow` tells",
        f"{PARTS * USUAL} histories of {LENGTH} steps ({PARTS * USUAL * LENGTH} steps) and {len(STORIES) + 1} that were",
        "written by hand, one for each kind of hole; `VENSTERBANK_HISTORIES` makes it more. On PostgreSQL they are told in the",
        "role of the web.",
    ]
    return "\n".join(lines)


def _mutants() -> str:
    layers = Counter(layer for one in MUTANTS for layer in {layer for layer, _test in one.caught})
    counted = ", ".join(f"{layer} {count}" for layer, count in layers.most_common())
    lines = [
        "## Planted holes\n",
        f"{len(MUTANTS)} holes are planted in a copy of the sources, one at a time (`tests/slow/mutants.py`). Every test in",
        f"the last column notices its hole, and passes without it. By layer: {counted}.\n",
        "| planted | what it would open | noticed by |",
        "|---|---|---|",
    ]
    for one in MUTANTS:
        name = f"{one.name} (PostgreSQL)" if one.needs_postgres else one.name
        noticed = "<br>".join(f"{layer}: `{_short(test)}`" for layer, test in one.caught)
        lines.append(f"| {name} | {one.hole} | {noticed} |")
    return "\n".join(lines)


def _about(found: Sized, step: int = 50) -> int:
    """A number that does not change with every address that is added."""
    return len(found) // step * step


def _short(test: str) -> str:
    path, _colons, name = test.partition("::")
    if test.startswith(f"{TOLD}["):
        return name.partition("[")[2].removesuffix("]")
    return f"{path.removeprefix('tests/')}::{name.removeprefix('test_')}"
