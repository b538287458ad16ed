"""Which step may follow which."""

from __future__ import annotations

from collections.abc import Mapping

from vensterbank.accountability.enums import BottleneckState

STEPS: Mapping[str | None, frozenset[str]] = {
    None: frozenset({BottleneckState.RAISED}),
    BottleneckState.RAISED: frozenset({BottleneckState.TAKEN, BottleneckState.ANSWERED}),
    BottleneckState.TAKEN: frozenset({BottleneckState.TAKEN, BottleneckState.ANSWERED}),
    BottleneckState.ANSWERED: frozenset(),
}


def may_follow(state: str | None, following: str) -> bool:
    """Can ``following`` come after ``state`` (None: not there yet)?"""
    return following in STEPS[state]
