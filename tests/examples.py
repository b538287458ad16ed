"""How many examples a law is tried on: few in the fast suite, thousands in ``tests/slow/test_laws_thoroughly.py``."""

from __future__ import annotations

import os

MANY = "VENSTERBANK_EXAMPLES"


def examples(few: int) -> int:
    return int(os.environ.get(MANY, few))
