"""Thousands of steps: what everybody gets through every door equals what the model says, on whichever database this is.

``VENSTERBANK_HISTORIES=500`` tells so many histories in each part; with ``VENSTERBANK_DATABASE_URL=postgres://…`` they are
told in the role of the web, so that row-level security stands under every look. A history that fails is printed whole;
``VENSTERBANK_SHORTEN=1`` makes it as short as it can be (which takes long).
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.histories.beginning import begin
from tests.histories.deeds import Deed
from tests.histories.telling import Teller, deeds

pytestmark = pytest.mark.slow
PARTS, LENGTH, USUAL = 4, 40, 14
HISTORIES = int(os.environ.get("VENSTERBANK_HISTORIES", USUAL))
LONG = settings(
    max_examples=HISTORIES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink] if os.environ.get("VENSTERBANK_SHORTEN") else [Phase.generate],
)


@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_gets_what_the_model_says_after_thousands_of_deeds(db: None, part: int) -> None:
    teller = Teller(begin())

    @seed(part)
    @LONG
    @given(st.lists(deeds, min_size=LENGTH, max_size=LENGTH))
    def told(history: list[Deed]) -> None:
        teller.tell(history, doors=3, pages=teller.figures["histories"] % 4 == part)

    told()
    print(f"part {part}: {teller.figures}")
    assert teller.figures["steps"] == LENGTH * HISTORIES
    assert teller.figures["done"] > teller.figures["steps"] / 20, "hardly anything happened"
