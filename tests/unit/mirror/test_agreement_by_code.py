"""Agreement per code, when a quote may carry several."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.mirror.studies import AREAS
from vensterbank.mirror import (
    MirrorError,
    Ratings,
    agreement_by_code,
    alpha_interval,
    krippendorff_alpha,
    percent_agreement,
)


def drawn(coders: int = 3, quotes: int = 60) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(12)
    seen = draw.random((coders, quotes)) < 0.8
    truth = draw.random((quotes, 3)) < 0.4
    marked = np.where(draw.random((coders, quotes, 3)) < 0.85, truth, ~truth) & seen[:, :, np.newaxis]
    return marked, seen


def as_ratings(marked: np.ndarray, seen: np.ndarray) -> Ratings:
    rows = [
        [int(yes) if looked else None for yes, looked in zip(*pair, strict=True)]
        for pair in zip(marked, seen, strict=True)
    ]
    return Ratings.from_matrix(rows)


def test_each_code_equals_nominal_alpha_of_yes_and_no() -> None:
    marked, seen = drawn()
    found = agreement_by_code(AREAS, marked, seen)
    assert [code.code for code in found.codes] == list(AREAS)
    for index, code in enumerate(found.codes):
        table = as_ratings(marked[:, :, index], seen)
        assert code.alpha == pytest.approx(krippendorff_alpha(table))
        assert code.percent == pytest.approx(percent_agreement(table))


def test_alpha_over_all_codes_weighs_the_codes_by_their_use() -> None:
    marked, seen = drawn()
    found = agreement_by_code(AREAS, marked, seen)
    single = [code.alpha for code in found.codes if code.alpha is not None]
    assert found.alpha is not None
    assert min(single) < found.alpha < max(single)
    alone = agreement_by_code(AREAS[:1], marked[:, :, :1], seen)
    assert alone.alpha == alone.codes[0].alpha


def test_interval_of_each_code_is_that_of_its_yes_and_no() -> None:
    marked, seen = drawn(quotes=200)
    for index, code in enumerate(agreement_by_code(AREAS, marked, seen, draws=20_000).codes):
        table = alpha_interval(as_ratings(marked[:, :, index], seen), draws=20_000)
        assert code.interval and table and code.alpha
        assert code.interval.low < code.alpha < code.interval.high
        assert (code.interval.low, code.interval.high) == pytest.approx((table.low, table.high), abs=0.01)


def test_interval_over_all_codes_is_narrower_than_that_of_one() -> None:
    found = agreement_by_code(AREAS, *drawn(quotes=200))
    assert found.interval and found.alpha
    assert found.interval.low < found.alpha < found.interval.high
    widths = [code.interval.high - code.interval.low for code in found.codes if code.interval]
    assert found.interval.high - found.interval.low < min(widths)


def test_interval_narrows_with_more_quotes() -> None:
    few, many = (agreement_by_code(AREAS, *drawn(quotes=number)).interval for number in (30, 300))
    assert few and many
    assert many.high - many.low < (few.high - few.low) / 2


def test_quote_seen_by_one_coder_does_not_count() -> None:
    marked = np.array([[[1], [0], [1]], [[1], [0], [0]]])
    found = agreement_by_code(("societal",), marked, [[1, 1, 1], [1, 1, 0]])
    assert (found.units, found.codes[0].quotes, found.codes[0].percent, found.alpha) == (2, 1, 1.0, 1.0)


def test_code_that_nobody_used_has_no_alpha() -> None:
    marked = np.array([[[1, 0], [0, 0]], [[1, 0], [1, 0]]])
    found = agreement_by_code(("societal", "cognitive"), marked, np.ones((2, 2)))
    nobody = found.codes[1]
    assert (nobody.alpha, nobody.interval, nobody.percent, nobody.quotes) == (None, None, 1.0, 0)


def test_no_quote_in_common_gives_no_figures() -> None:
    found = agreement_by_code(("societal",), np.array([[[1], [0]], [[0], [0]]]), [[1, 0], [0, 1]])
    assert (found.units, found.alpha, found.interval) == (0, None, None)
    assert (found.codes[0].alpha, found.codes[0].percent) == (None, None)


def test_mark_on_a_quote_not_seen_is_refused() -> None:
    with pytest.raises(MirrorError, match="without having seen it"):
        agreement_by_code(("societal",), np.ones((2, 1, 1)), [[1], [0]])


def test_wrong_shape_is_refused() -> None:
    with pytest.raises(MirrorError, match="expected marked"):
        agreement_by_code(AREAS, np.ones((2, 5, 2)), np.ones((2, 5)))
