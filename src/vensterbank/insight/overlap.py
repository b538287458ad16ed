"""Which codings touch which answers: pure.

Asked of the database, this is a join over ranges. Row-level security keeps PostgreSQL from using an index for it (only
operators that are proven not to leak may pass a policy, and subtraction is not one), so 100,000 codings took fifteen
seconds there. Fetching both sides plainly and laying them beside each other here takes one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]


def places(rows: list[tuple[int, int, int]]) -> Places:
    """Half-open ranges of code points as an array (N, 3): version of the text, start, end."""
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def overlaps(answers: Places, codings: Places) -> list[tuple[int, int]]:
    """All pairs (row of the answer, row of the coding) that share at least one code point.

    ``answers`` are in the order of version and start, and those of one version do not overlap each other; codings come
    in any order. Codings in versions without answers give no pair.
    """
    if not len(answers) or not len(codings):
        return []
    versions = np.unique(answers[:, 0])
    at = np.searchsorted(versions, codings[:, 0])
    known = np.flatnonzero(versions[np.minimum(at, len(versions) - 1)] == codings[:, 0])
    # One long ruler: each version has its own stretch, longer than any text.
    stretch = 1 + max(int(answers[:, 2].max()), int(codings[:, 2].max()))
    shift = np.searchsorted(versions, answers[:, 0]) * stretch
    starts, ends = answers[:, 1] + shift, answers[:, 2] + shift
    begin, finish = (codings[known, column] + at[known] * stretch for column in (1, 2))
    first = np.searchsorted(ends, begin, side="right")
    number = np.maximum(np.searchsorted(starts, finish, side="left") - first, 0)
    which = np.repeat(np.arange(len(known)), number)
    step = np.arange(len(which)) - np.repeat(np.cumsum(number) - number, number)
    touched = np.repeat(first, number) + step
    return list(zip(touched.tolist(), known[which].tolist(), strict=True))
