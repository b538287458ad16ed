"""How long the mirror takes for 100,000 codings, beside the bare numpy work that it cannot do without.

Run: python bench/mirror.py [CODINGS] [PERSONS]. Prints the median of five runs, in milliseconds.

- counting: codings → cube of persons × waves × codes, against one bare `np.bincount`;
- headline: cube → headline of one wave, against the bare divisions of persons (matrix products and
  logarithms in one block) that the permutation distribution is made of.
"""

from __future__ import annotations

import itertools
import math
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from vensterbank.mirror import ConnectionMarks, CountCube, headline

RUNS, WAVES, AREAS = 5, ("spring", "autumn"), ("cognitive", "intrapersonal", "societal")


def median_ms(work: Callable[[], object]) -> float:
    """Median time of five runs after one to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.median(times)


def bare_divisions(shares: np.ndarray, size: int) -> None:
    """The least that any permutation of persons costs: draw, divide, take entropies."""
    persons = len(shares)
    if math.comb(persons, size) <= 50_000:
        chosen = np.zeros((math.comb(persons, size), persons))
        np.put_along_axis(chosen, np.array(list(itertools.combinations(range(persons), size))), 1.0, axis=1)
    else:
        row = (np.arange(persons) < size).astype(float)
        chosen = np.random.default_rng(1).permuted(np.tile(row, (10_000, 1)), axis=1)
    first = chosen @ shares / size
    second = (shares.sum(axis=0) - chosen @ shares) / (persons - size)
    for profile in (first, second, (first + second) / 2):
        (profile * np.log2(np.where(profile > 0, profile, 1.0))).sum(axis=1)


def main(codings: int, persons: int) -> None:
    """Draw a study with a seed, time both halves, print them."""
    draw = np.random.default_rng(7)
    quotes = codings  # about one coding a quote, some with two, some with none
    groups: dict[str | int, str] = {i: "worker" if i < persons // 3 else "manager" for i in range(persons)}
    quote_person, quote_wave = draw.integers(0, persons, quotes), draw.integers(0, len(WAVES), quotes)
    coding_quote, coding_code = draw.integers(0, quotes, codings), draw.integers(0, len(AREAS), codings)
    cell = (quote_person[coding_quote] * len(WAVES) + quote_wave[coding_quote]) * len(AREAS) + coding_code

    def count() -> CountCube:
        return CountCube.from_codings(
            groups,
            WAVES,
            AREAS,
            quote_person=quote_person,
            quote_wave=quote_wave,
            coding_quote=coding_quote,
            coding_code=coding_code,
        )

    cube = count()
    between = draw.integers(0, 9, (persons, len(WAVES), 3))
    marks = ConnectionMarks(cube.persons, cube.groups, WAVES, between, np.zeros_like(between))
    shares = cube.counts[:, 0] / cube.counts[:, 0].sum(axis=1, keepdims=True)
    counting, bare_count = median_ms(count), median_ms(lambda: np.bincount(cell))
    reading = median_ms(lambda: headline(cube, marks, "spring"))
    bare_reading = median_ms(lambda: bare_divisions(shares, persons // 3))
    whole, bare = counting + reading, bare_count + bare_reading
    print(
        f"{codings:,} codings, {persons} persons, {len(WAVES)} waves, {len(AREAS)} codes (median of {RUNS}, ms)"
    )
    for name, ours, least in (
        ("counting", counting, bare_count),
        ("headline", reading, bare_reading),
        ("whole", whole, bare),
    ):
        print(f"{name:<9} {ours:9.2f}   bare numpy {least:9.2f}   ratio {ours / least:6.2f}")
    print(f"whole against one bare bincount: ratio {whole / bare_count:.1f}")


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:3]]
    main(*(given + [100_000, 60][len(given) :]))
