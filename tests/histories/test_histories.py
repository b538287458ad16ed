"""A handful of short histories in the fast suite; ``tests/slow/test_histories.py`` tells thousands of steps."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.histories.beginning import begin
from tests.histories.deeds import Deed
from tests.histories.telling import Teller, deeds

SHORT = settings(
    max_examples=3,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def test_everybody_gets_what_the_model_says_whatever_people_do(db: None) -> None:
    teller = Teller(begin())

    @SHORT
    @given(st.lists(deeds, min_size=7, max_size=7))
    def told(history: list[Deed]) -> None:
        teller.tell(history, doors=3, pages=False)

    told()
