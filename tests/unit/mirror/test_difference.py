"""Difference in accent: the divergence, all divisions of persons, and the interval over persons."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon

from tests.unit.mirror.studies import AREAS, SPRING, WORKERS, cube_of
from vensterbank.mirror import MirrorError, difference, jensen_shannon, permute_persons
from vensterbank.mirror.intervals import reach_of_two_means

TEN = {"first": "worker", "second": "worker", "a": "manager", "b": "manager", "c": "manager", "d": "manager"}


@pytest.mark.parametrize(
    ("first", "second", "bits"),
    [
        ((1, 0, 0), (0, 1, 0), 1.0),
        ((0.2, 0.3, 0.5), (0.2, 0.3, 0.5), 0.0),
        ((0.5, 0.5), (1, 0), 0.3112781),  # H(3/4, 1/4) − ½·H(1/2, 1/2) = 0.8112781 − 0.5
        (
            (0.2, 0.4, 0.4),
            (0.6, 0.15, 0.25),
            0.1306153,
        ),  # ½·Σ p·log2(p/m) + ½·Σ q·log2(q/m), m = .4 .275 .325
    ],
)
def test_divergence_of_known_profiles(
    first: tuple[float, ...], second: tuple[float, ...], bits: float
) -> None:
    assert float(jensen_shannon(np.array(first), np.array(second))) == pytest.approx(bits, abs=1e-7)


def test_divergence_is_the_square_of_the_distance_that_scipy_gives() -> None:
    draw = np.random.default_rng(2)
    first, second = draw.dirichlet([0.5] * 9, 50), draw.dirichlet([0.5] * 9, 50)
    expected = [jensenshannon(p, q, base=2) ** 2 for p, q in zip(first, second, strict=True)]
    assert jensen_shannon(first, second).tolist() == pytest.approx(expected)


def test_divergence_of_profiles_that_hardly_differ_is_never_below_nought() -> None:
    draw = np.random.default_rng(3)
    first = draw.dirichlet([1] * 9, 500)
    second = first * (1 + 1e-9 * draw.standard_normal(first.shape))
    assert jensen_shannon(first, second / second.sum(axis=1, keepdims=True)).min() >= 0


def test_all_divisions_of_two_and_four_equal_counting_by_hand() -> None:
    draw = np.random.default_rng(8)
    persons = draw.dirichlet([3, 3, 3], 6)
    found = permute_persons(persons[:2], persons[2:])
    values = []
    for pair in itertools.combinations(range(6), 2):
        rest = [i for i in range(6) if i not in pair]
        values.append(jensenshannon(persons[list(pair)].mean(0), persons[rest].mean(0), base=2) ** 2)
    assert (found.splits, found.exact) == (15, True)
    assert found.null.tolist() == pytest.approx(sorted(values))
    assert found.observed == pytest.approx(values[0])
    assert found.p == sum(value >= values[0] - 1e-12 for value in values) / 15
    assert found.median == pytest.approx(sorted(values)[7])


@pytest.mark.parametrize(
    ("sizes", "splits", "p"),
    [((2, 4), 15, 0.067), ((4, 4), 70, 0.029), ((5, 5), 252, 0.008), ((3, 3), 20, 0.1)],
)
def test_groups_wholly_apart_give_the_smallest_p_there_is(
    sizes: tuple[int, int], splits: int, p: float
) -> None:
    draw = np.random.default_rng(1)
    first, second = draw.dirichlet([90, 5, 5], sizes[0]), draw.dirichlet([5, 5, 90], sizes[1])
    found = permute_persons(first, second)
    assert found.splits == splits
    assert found.p == found.smallest_p == pytest.approx(p, abs=0.0005)


def test_many_persons_are_drawn_with_a_seed() -> None:
    draw = np.random.default_rng(4)
    first, second = draw.dirichlet([4, 4, 4], 20), draw.dirichlet([4, 4, 4], 20)
    found, again = permute_persons(first, second), permute_persons(first, second)
    assert (found.splits, found.exact) == (10_000, False)
    assert found.null.tolist() == again.null.tolist()
    assert found.null.tolist() != permute_persons(first, second, seed=2).null.tolist()
    assert found.observed in found.null


def test_drawing_agrees_with_counting_all_divisions() -> None:
    draw = np.random.default_rng(6)
    first, second = draw.dirichlet([4, 4, 4], 9), draw.dirichlet([5, 4, 3], 9)
    exact = permute_persons(first, second)
    twice = permute_persons(np.repeat(first, 2, axis=0), np.repeat(second, 2, axis=0))
    assert (exact.exact, twice.exact) == (True, False)
    assert twice.observed == pytest.approx(exact.observed)
    # Twice as many persons with the same figures: half the divergence by chance.
    assert twice.median == pytest.approx(exact.median / 2, rel=0.1)


def test_drawn_divisions_do_not_depend_on_the_order_of_persons_or_groups() -> None:
    draw = np.random.default_rng(5)
    first, second = draw.dirichlet([4, 4, 4], 12), draw.dirichlet([4, 4, 4], 14)
    found = permute_persons(first, second)
    other = permute_persons(second[::-1], first[::-1])
    assert (found.p, found.median) == (other.p, pytest.approx(other.median))


def test_nobody_in_a_group_is_refused() -> None:
    with pytest.raises(MirrorError, match="at least one person"):
        permute_persons(np.zeros((0, 3)), np.ones((2, 3)) / 3)


def test_workers_and_managers_in_spring() -> None:
    found = difference(cube_of(SPRING), "spring")
    assert found.groups == ("worker", "manager")
    assert found.persons == (2, 4)
    assert found.profiles[0] == pytest.approx((0.2, 0.4166667, 0.3833333))
    assert found.jsd == pytest.approx(jensenshannon(*found.profiles, base=2) ** 2)
    assert (found.splits, found.exact, found.p) == (15, True, pytest.approx(1 / 15))
    assert found.interval is not None
    assert found.null_median < found.interval.low < found.jsd < found.interval.high


def test_no_word_of_significance_below_five_and_five() -> None:
    assert not difference(cube_of(SPRING), "spring").may_speak_of_significance
    names = {f"w{i}": "worker" for i in range(5)} | {f"m{i}": "manager" for i in range(5)}
    ten = cube_of({name: (4 + i, 5, 6) for i, name in enumerate(names)}, names)
    assert difference(ten, "spring").may_speak_of_significance


def test_pooled_interval_of_a_share_as_worked_out_by_hand() -> None:
    # Means .3 and .25, squares 0 + .05 over 4, times ¾: error .0968246; t(4) = 2.776445.
    quotes = {"first": (3, 7), "second": (3, 7), "a": (1, 9), "b": (2, 8), "c": (3, 7), "d": (4, 6)}
    cube = cube_of({name: (*row, 0) for name, row in quotes.items()}, TEN)
    contrast = difference(cube, "spring").contrasts[0]
    assert contrast.difference == pytest.approx(0.05)
    assert contrast.interval is not None
    assert contrast.interval.low == pytest.approx(0.05 - 0.2688285, abs=1e-6)
    assert contrast.interval.high == pytest.approx(0.05 + 0.2688285, abs=1e-6)


def test_small_group_that_scatters_more_gets_the_wider_interval_of_welch() -> None:
    first, second = np.array([0.1, 0.5, 0.9]), np.array([0.50, 0.52, 0.48, 0.51, 0.49, 0.5])
    # Variances .16 and .0002: error .2310 with 2.003 degrees of freedom, as scipy.stats.ttest_ind has it.
    assert reach_of_two_means(first, second) == pytest.approx(0.9927771)


def test_what_could_show_at_all_is_the_widest_contrast() -> None:
    found = difference(cube_of(SPRING), "spring")
    widths = [c.interval.high - c.difference for c in found.contrasts if c.interval]
    assert len(widths) == len(AREAS)
    assert found.shows_from == max(widths)


def test_leaving_a_person_out_equals_a_study_without_them() -> None:
    found = difference(cube_of(SPRING), "spring")
    for left in found.left_out:
        rest = {name: row for name, row in SPRING.items() if name != left.person}
        assert left.value == pytest.approx(difference(cube_of(rest), "spring").jsd)


def test_leaving_out_the_only_one_of_a_group_leaves_nothing() -> None:
    alone = difference(cube_of({"Samira": (2, 4, 4), "Ineke": (6, 2, 2), "Ruben": (5, 2, 3)}), "spring")
    assert alone.left_out[0].value is None
    assert alone.interval is None
    assert alone.shows_from is None
    assert all(contrast.interval is None for contrast in alone.contrasts)


def test_equal_figures_of_few_quotes_do_not_look_like_certainty() -> None:
    few = {name: (3, 1, 0) if group == "worker" else (1, 3, 0) for name, group in TEN.items()}
    many = {name: tuple(100 * n for n in row) for name, row in few.items()}
    narrow, wide = (
        difference(cube_of(many, TEN), "spring").interval,
        difference(cube_of(few, TEN), "spring").interval,
    )
    assert narrow is not None and wide is not None
    assert wide.high - wide.low > 5 * (narrow.high - narrow.low) > 0


def test_everybody_in_one_area_each_does_not_look_like_certainty() -> None:
    quotes = {name: (2, 0, 0) if group == "worker" else (0, 2, 0) for name, group in TEN.items()}
    found = difference(cube_of(quotes, TEN), "spring")
    assert found.jsd == 1.0
    assert found.interval is not None
    assert found.interval.low < 0.8


def test_profiles_exactly_alike_still_have_an_interval() -> None:
    quotes = {"first": (6, 2, 2), "second": (2, 6, 2)} | dict.fromkeys("abcd", (4, 4, 2))
    found = difference(cube_of(quotes, TEN), "spring")
    assert found.jsd == pytest.approx(0, abs=1e-12)
    assert found.interval is not None
    assert found.interval.low == 0
    # A difference of d in two areas of share .4: d²·(1/.4 + 1/.4)/(8·ln 2), with the reach of the shares.
    reach = reach_of_two_means(np.array([0.6, 0.2]), np.array([0.4] * 4))
    assert found.interval.high == pytest.approx(reach**2 * 5 / (8 * math.log(2)), rel=1e-6)


def test_everybody_alike_and_in_one_area_is_no_error() -> None:
    found = difference(cube_of(dict.fromkeys(TEN, (5, 0, 0)), TEN), "spring")
    assert (found.jsd, found.p) == (0.0, 1.0)


def test_group_of_which_nobody_was_coded_is_refused() -> None:
    with pytest.raises(MirrorError, match="nobody of 'worker' has coded quotes"):
        difference(
            cube_of({name: (0, 0, 0) if name in WORKERS else row for name, row in SPRING.items()}), "spring"
        )


def test_three_groups_ask_which_two() -> None:
    three = cube_of(
        {"Mo": (1, 2, 3), "Bea": (2, 2, 2), "Noor": (3, 2, 1)}, {"Mo": "a", "Bea": "b", "Noor": "c"}
    )
    with pytest.raises(MirrorError, match="name the two to compare; there are 3"):
        difference(three, "spring")
    assert difference(three, "spring", ("a", "c")).persons == (1, 1)


def test_group_is_not_compared_with_itself() -> None:
    with pytest.raises(MirrorError, match="with itself"):
        difference(cube_of(SPRING), "spring", ("worker", "worker"))
