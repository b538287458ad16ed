"""The mirror's promises, kept over many simulated studies: levels, coverage, and names that can be had.

Persons are drawn around their group's profile (Dirichlet-multinomial); `rho` says how much the quotes of
one person hang together. Everything is seeded, so a failure is a change of the measure and no bad luck.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.mirror.studies import drawn_cube, drawn_marks
from vensterbank.mirror import WORTH_A_WORD, Name, Word, connection, difference, headline, jensen_shannon

pytestmark = pytest.mark.slow

EVEN, SKEWED = (1 / 3, 1 / 3, 1 / 3), (0.7, 0.2, 0.1)
WORKER, MANAGER = (0.20, 0.40, 0.40), (0.60, 0.15, 0.25)
Profile = tuple[float, ...]


def rate_of(
    word: Word, profiles: tuple[Profile, Profile], sizes: tuple[int, int], rho: float, studies: int
) -> float:
    """Share of simulated studies in which the axis of difference says `word`."""
    draw = np.random.default_rng(21)
    marks = drawn_marks(draw, 0.85, sizes, 0.05)
    found = [
        headline(drawn_cube(draw, profiles, sizes, rho), marks, "spring").difference.word
        for _ in range(studies)
    ]
    return found.count(word) / studies


@pytest.mark.parametrize("rho", [0.05, 0.10, 0.30])
@pytest.mark.parametrize("profile", [EVEN, SKEWED], ids=["even", "skewed"])
@pytest.mark.parametrize("sizes", [(2, 3), (2, 4), (3, 3), (5, 5), (8, 8)])
def test_groups_without_a_difference_are_called_different_at_most_as_often_as_stated(
    sizes: tuple[int, int], profile: Profile, rho: float
) -> None:
    assert rate_of(Word.DIFFERENT, (profile, profile), sizes, rho, 600) <= 0.05


@pytest.mark.parametrize("sizes", [(5, 5), (8, 8), (15, 15)])
def test_permutation_of_persons_keeps_its_level(sizes: tuple[int, int]) -> None:
    draw, studies = np.random.default_rng(22), 1_000 if sizes[0] < 15 else 300
    hits = sum(
        difference(drawn_cube(draw, (EVEN, EVEN), sizes, 0.10), "spring").p <= 0.05 for _ in range(studies)
    )
    # Three standard errors of a true 5 % above it.
    assert hits / studies <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / studies)


@pytest.mark.parametrize("rho", [0.0, 0.05, 0.10])
@pytest.mark.parametrize("profiles", [(EVEN, EVEN), (WORKER, MANAGER)], ids=["alike", "different"])
@pytest.mark.parametrize("sizes", [(2, 4), (5, 5), (8, 8)])
def test_intervals_cover_what_they_say(
    sizes: tuple[int, int], profiles: tuple[Profile, Profile], rho: float
) -> None:
    draw, studies = np.random.default_rng(23), 600
    truth = np.subtract(*profiles)
    found = [difference(drawn_cube(draw, profiles, sizes, rho), "spring") for _ in range(studies)]
    middle = float(np.median([one.jsd for one in found]))
    ends = [one.interval for one in found if one.interval]
    assert sum(end.low <= middle <= end.high for end in ends) / studies >= 0.93
    contrasts = [
        contrast.interval.low <= share <= contrast.interval.high
        for one in found
        for contrast, share in zip(one.contrasts, truth, strict=True)
        if contrast.interval
    ]
    assert np.mean(contrasts) >= 0.92


@pytest.mark.parametrize("rho", [0.0, 0.05, 0.20, 0.50])
@pytest.mark.parametrize("sizes", [(2, 4), (5, 5), (8, 8)])
def test_connection_on_the_line_is_put_on_either_side_at_most_as_often_as_stated(
    sizes: tuple[int, int], rho: float
) -> None:
    draw, studies = np.random.default_rng(24), 1_000
    found = [connection(drawn_marks(draw, 0.5, sizes, rho), "spring").interval for _ in range(studies)]
    ends = [end for end in found if end]
    assert sum(end.low > 0.5 for end in ends) / studies <= 0.05
    assert sum(end.high < 0.5 for end in ends) / studies <= 0.05


@pytest.mark.parametrize(("made", "name"), [(0.20, Name.GAP), (0.85, Name.ROOM)])
@pytest.mark.parametrize(("rho", "least"), [(0.0, 0.70), (0.01, 0.55), (0.02, 0.45)])
def test_two_and_four_who_clearly_differ_can_be_named(
    made: float, name: Name, rho: float, least: float
) -> None:
    draw, studies = np.random.default_rng(25), 400
    found = []
    for _ in range(studies):
        cube = drawn_cube(draw, (WORKER, MANAGER), (2, 4), rho, (30, 60))
        found.append(headline(cube, drawn_marks(draw, made, (2, 4), 0.05), "spring").name)
    assert set(found) == {name, Name.NOT_YET_SAYABLE}
    assert found.count(name) / studies >= least


def test_groups_that_differ_by_what_is_worth_a_word_are_hardly_called_alike() -> None:
    shifted = (1 / 3 + 0.11, 1 / 3 - 0.055, 1 / 3 - 0.055)
    assert float(jensen_shannon(np.array(EVEN), np.array(shifted))) == pytest.approx(WORTH_A_WORD, rel=0.1)
    assert rate_of(Word.ALIKE, (EVEN, shifted), (20, 20), 0.02, 100) <= 0.05


def test_many_persons_who_do_not_differ_are_mostly_called_alike() -> None:
    assert rate_of(Word.ALIKE, (EVEN, EVEN), (20, 20), 0.01, 100) >= 0.5
