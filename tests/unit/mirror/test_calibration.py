"""How often the headline is wrong, and whether it can be right: a small seeded round of the slow simulation."""

from __future__ import annotations

from collections import Counter

import numpy as np

from tests.unit.mirror.studies import drawn_cube, drawn_marks
from vensterbank.mirror import Headline, Name, Word, headline

EVEN = (1 / 3, 1 / 3, 1 / 3)
WORKER, MANAGER = (0.20, 0.40, 0.40), (0.60, 0.15, 0.25)
TWO_FOUR = (2, 4)


def drawn_headline(
    draw: np.random.Generator, profiles: tuple[tuple[float, ...], ...], rho: float, made: float
) -> Headline:
    cube = drawn_cube(draw, (profiles[0], profiles[1]), TWO_FOUR, rho, (30, 60))
    return headline(cube, drawn_marks(draw, made, TWO_FOUR, 0.05), "spring")


def test_two_and_four_without_a_difference_are_hardly_ever_called_different() -> None:
    draw = np.random.default_rng(11)
    words = Counter(drawn_headline(draw, (EVEN, EVEN), 0.10, 0.85).difference.word for _ in range(300))
    assert words[Word.DIFFERENT] <= 0.05 * 300


def test_two_and_four_who_clearly_differ_are_mostly_named() -> None:
    draw = np.random.default_rng(12)
    gaps = Counter(drawn_headline(draw, (WORKER, MANAGER), 0.0, 0.20).name for _ in range(100))
    rooms = Counter(drawn_headline(draw, (WORKER, MANAGER), 0.0, 0.85).name for _ in range(100))
    assert set(gaps) == {Name.GAP, Name.NOT_YET_SAYABLE}
    assert set(rooms) == {Name.ROOM, Name.NOT_YET_SAYABLE}
    assert gaps[Name.GAP] > 60
    assert rooms[Name.ROOM] > 60
