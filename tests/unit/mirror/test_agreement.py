"""Agreement: published figures, reproduced to the digits that were printed."""

from __future__ import annotations

import itertools

import pytest

from vensterbank.mirror import (
    Level,
    MirrorError,
    Ratings,
    agreement,
    alpha_interval,
    cohen_kappa,
    disagreements,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, example C: 4 coders, 12 units.
TWELVE = Ratings.from_matrix(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
)

# Fleiss (1971), table 1: how many of 6 psychiatrists gave each of 30 patients which of 5 diagnoses.
DIAGNOSES = """
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
    10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
    00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
# Fourteen coders, ten subjects, five categories: the worked example of Fleiss' kappa in Wikipedia.
FOURTEEN = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]


def tallied(rows: list[tuple[int, ...]]) -> Ratings:
    """Ratings from numbers of coders per unit and category."""
    units = [[value for value, number in enumerate(row) for _ in range(number)] for row in rows]
    return Ratings.from_matrix([list(coder) for coder in zip(*units, strict=True)])


def crossed(both_yes: int, yes_no: int, no_yes: int, both_no: int) -> Ratings:
    """Two coders, yes or no."""
    pairs = [("yes", "yes")] * both_yes + [("yes", "no")] * yes_no
    pairs += [("no", "yes")] * no_yes + [("no", "no")] * both_no
    return Ratings.from_matrix([list(coder) for coder in zip(*pairs, strict=True)])


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorffs_twelve_units(level: str, alpha: float) -> None:
    assert krippendorff_alpha(TWELVE, level) == pytest.approx(alpha, abs=0.0005)


def test_gwets_figures_for_the_same_twelve_units() -> None:
    # Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.: AC1 .775, Fleiss .761, agreement .818.
    assert gwet_ac1(TWELVE) == pytest.approx(0.775, abs=0.0005)
    assert fleiss_kappa(TWELVE) == pytest.approx(0.761, abs=0.0005)
    assert percent_agreement(TWELVE) == pytest.approx(0.818, abs=0.0005)


def test_fleiss_kappa_of_the_psychiatric_diagnoses() -> None:
    rows = [tuple(map(int, row)) for row in DIAGNOSES.split()]
    assert [sum(column) for column in zip(*rows, strict=True)] == [26, 26, 30, 55, 43]
    assert fleiss_kappa(tallied(rows)) == pytest.approx(0.430, abs=0.0005)


def test_fleiss_kappa_of_fourteen_coders() -> None:
    assert fleiss_kappa(tallied(FOURTEEN)) == pytest.approx(0.210, abs=0.0005)


@pytest.mark.parametrize(
    ("table", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_cohens_kappa_of_two_coders(table: tuple[int, int, int, int], kappa: float) -> None:
    assert cohen_kappa(crossed(*table)) == pytest.approx(kappa, abs=0.00005)


def test_ac1_stays_steady_where_kappa_collapses() -> None:
    # Gwet's paradox: 118 of 125 yes from both. Agreement .944, kappa −.023, AC1 .941.
    table = crossed(118, 5, 2, 0)
    assert percent_agreement(table) == pytest.approx(0.944)
    assert cohen_kappa(table) == pytest.approx(-0.0234, abs=0.00005)
    assert gwet_ac1(table) == pytest.approx(0.9408, abs=0.00005)


def test_alpha_of_few_units_as_worked_out_by_hand() -> None:
    # Units ab, ab, aa, bb: disagreement 4 of 8; a and b four times each, expected 32 of 56.
    table = Ratings.from_matrix([["a", "b", "a", "b"], ["b", "a", "a", "b"]])
    assert krippendorff_alpha(table) == pytest.approx(1 - 7 * 4 / 32)


@pytest.mark.parametrize("level", list(Level))
def test_full_agreement_is_one_at_every_level(level: Level) -> None:
    assert krippendorff_alpha(Ratings.from_matrix([[1, 2, 3, 3], [1, 2, 3, 3]]), level) == 1.0


def test_unit_with_one_value_does_not_change_alpha() -> None:
    with_one = Ratings.from_matrix([[1, 2, 2, 1, 1], [1, 2, 1, 1, None]])
    without = Ratings.from_matrix([[1, 2, 2, 1], [1, 2, 1, 1]])
    assert krippendorff_alpha(with_one) == krippendorff_alpha(without)


def test_ordinal_goes_by_the_order_that_is_given() -> None:
    rows = [["never", "often", "often", "seldom"], ["never", "often", "seldom", "never"]]
    scale = ("never", "seldom", "often")
    as_numbers = [[scale.index(value) for value in row] for row in rows]
    given = Ratings.from_matrix(rows, categories=scale)
    assert krippendorff_alpha(given, "ordinal") == krippendorff_alpha(
        Ratings.from_matrix(as_numbers), "ordinal"
    )
    assert krippendorff_alpha(given, "ordinal") != krippendorff_alpha(Ratings.from_matrix(rows), "ordinal")


def test_order_of_coders_and_units_does_not_matter() -> None:
    rows = [(unit, coder, TWELVE.categories[value]) for (unit, coder), value in _given(TWELVE)]
    again = Ratings.from_rows(reversed(rows))
    assert krippendorff_alpha(again) == pytest.approx(krippendorff_alpha(TWELVE) or 0)


def _given(ratings: Ratings) -> list[tuple[tuple[int, int], int]]:
    cells = itertools.product(range(len(ratings.units)), range(len(ratings.coders)))
    return [(cell, int(ratings.given[cell])) for cell in cells if ratings.given[cell] >= 0]


def test_interval_holds_alpha_and_narrows_with_more_units() -> None:
    few, many = (
        Ratings.from_matrix([[1, 2, 3, 1, 2, 3, 1, 2, 3, 1] * times, [1, 2, 3, 1, 2, 3, 1, 2, 1, 2] * times])
        for times in (3, 20)
    )
    wide, narrow = alpha_interval(few), alpha_interval(many)
    assert wide is not None and narrow is not None
    assert wide.low < (krippendorff_alpha(few) or 0) < wide.high
    # From 30 to 200 units: narrower by the root of 6.7, so 2.6 times.
    assert (wide.high - wide.low) / (narrow.high - narrow.low) == pytest.approx(2.6, abs=0.4)
    assert alpha_interval(few) == wide


def test_disputed_units_come_first() -> None:
    found = disagreements(TWELVE)
    assert [one.unit for one in found] == [5, 1, 7]
    assert found[0].values == ((0, 1), (1, 2), (2, 3), (3, 4))
    assert [one.agreeing for one in found] == [0.0, 0.5, 0.5]


def test_all_coefficients_at_once() -> None:
    found = agreement(TWELVE, "ordinal")
    assert (found.units, found.coders, found.kappa_cohen) == (11, 4, None)
    assert found.alpha == krippendorff_alpha(TWELVE, Level.ORDINAL)
    assert found.alpha_interval == alpha_interval(TWELVE, Level.ORDINAL)
    assert (found.kappa_fleiss, found.ac1) == (fleiss_kappa(TWELVE), gwet_ac1(TWELVE))
    assert found.percent == percent_agreement(TWELVE)
    assert found.disagreements == disagreements(TWELVE)


def test_two_coders_get_cohens_kappa_as_well() -> None:
    assert agreement(crossed(20, 5, 10, 15)).kappa_cohen == pytest.approx(0.4)


def test_one_code_for_everything_leaves_nothing_to_agree_about() -> None:
    found = agreement(Ratings.from_matrix([["a", "a", "a"], ["a", "a", "a"]]))
    assert (found.alpha, found.alpha_interval, found.kappa_cohen, found.kappa_fleiss, found.ac1) == (
        None,
    ) * 5
    assert found.percent == 1.0


@pytest.mark.parametrize("matrix", [[], [[]], [["a", "b"]], [["a", None], [None, "b"]], [[None], [None]]])
def test_coders_without_a_unit_in_common_have_no_coefficient(matrix: list[list[str | None]]) -> None:
    found = agreement(Ratings.from_matrix(matrix))
    assert (found.units, found.alpha, found.alpha_interval, found.percent) == (0, None, None, None)
    assert (found.kappa_cohen, found.kappa_fleiss, found.ac1, found.disagreements) == (None, None, None, ())


def test_nan_in_a_matrix_is_missing() -> None:
    table = Ratings.from_matrix([[1.0, 2.0, float("nan")], [1.0, 1.0, 2.0]])
    assert table.given.tolist() == [[0, 0], [1, 0], [-1, 1]]


def test_nan_in_a_row_is_refused() -> None:
    with pytest.raises(MirrorError, match="NaN is not a value"):
        Ratings.from_rows([("q1", "Noor", float("nan"))])


def test_numbers_are_ordered_by_size_and_words_by_alphabet() -> None:
    assert Ratings.from_matrix([[10, 9, -1]]).categories == (-1, 9, 10)
    assert Ratings.from_matrix([["b", "a"]]).categories == ("a", "b")


def test_same_value_twice_counts_once_and_two_values_are_refused() -> None:
    rows: list[tuple[str | int, str | int, str | int | float]] = [("q1", "Noor", "a"), ("q1", "Noor", "a")]
    assert Ratings.from_rows(rows).given.tolist() == [[0]]
    with pytest.raises(MirrorError, match="coder 'Noor' gave unit 'q1' two values"):
        Ratings.from_rows([*rows, ("q1", "Noor", "b")])


def test_value_outside_the_scale_is_refused() -> None:
    with pytest.raises(MirrorError, match="'c' is not on the scale"):
        Ratings.from_rows([("q1", "Noor", "c")], categories=("a", "b"))
    with pytest.raises(MirrorError, match="'c' is not on the scale"):
        Ratings.from_matrix([["c"]], categories=("a", "b"))


def test_coders_of_unequal_length_are_refused() -> None:
    with pytest.raises(MirrorError, match="a place for every unit"):
        Ratings.from_matrix([[1, 2], [1]])


@pytest.mark.parametrize("level", ["interval", "ratio"])
def test_words_have_no_distances(level: str) -> None:
    with pytest.raises(MirrorError, match="need numbers"):
        krippendorff_alpha(Ratings.from_matrix([["a", "b"], ["a", "a"]]), level)


def test_ratio_refuses_negative_numbers() -> None:
    with pytest.raises(MirrorError, match="cannot be negative"):
        krippendorff_alpha(Ratings.from_matrix([[-1, 1], [0, 1]]), "ratio")


def test_ratio_of_nought_and_nought_is_no_difference() -> None:
    assert krippendorff_alpha(Ratings.from_matrix([[0, 1, 4], [0, 1, 4]]), "ratio") == 1.0


def test_kappa_of_three_coders_is_refused() -> None:
    with pytest.raises(MirrorError, match="takes two coders; there are 4"):
        cohen_kappa(TWELVE)
