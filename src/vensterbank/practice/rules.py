"""Pure rules: which step may follow which, who is responsible, has it landed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from vensterbank.practice.enums import AgreementState, HandoverState

AGREEMENT_STEPS: Mapping[str | None, frozenset[str]] = {
    None: frozenset({AgreementState.PROPOSED, AgreementState.AGREED}),
    AgreementState.PROPOSED: frozenset({AgreementState.AGREED, AgreementState.REFUSED, AgreementState.ENDED}),
    AgreementState.AGREED: frozenset({AgreementState.ENDED}),
    AgreementState.REFUSED: frozenset(),
    AgreementState.ENDED: frozenset(),
}

# People may skip steps in talk (a handover can land before anybody pressed "accept"); the record keeps two facts true.
HANDOVER_STEPS: Mapping[str | None, frozenset[str]] = {
    None: frozenset({HandoverState.OFFERED}),
    HandoverState.OFFERED: frozenset(
        {HandoverState.ACCEPTED, HandoverState.DECLINED, HandoverState.TAKEN_BACK, HandoverState.LANDED}
    ),
    HandoverState.ACCEPTED: frozenset(
        {HandoverState.LANDED, HandoverState.DECLINED, HandoverState.TAKEN_BACK}
    ),
    HandoverState.LANDED: frozenset(),
    HandoverState.DECLINED: frozenset(),
    HandoverState.TAKEN_BACK: frozenset(),
}

# How long sharing lasts unless people choose another day; a share without an end is nobody's choice.
USUAL_TERM = dt.timedelta(days=90)
SITTING_IN_TERM = dt.timedelta(days=14)
LONGEST_TERM = dt.timedelta(days=5 * 366)

# Emergency access: for how long, and how many words say why.
EMERGENCY_TERM = dt.timedelta(hours=24)
FEWEST_WORDS = 5

UNDER_WAY = frozenset({HandoverState.OFFERED, HandoverState.ACCEPTED})


def may_follow(steps: Mapping[str | None, frozenset[str]], state: str | None, following: str) -> bool:
    """Can ``following`` come after ``state`` (None: nothing happened yet)?"""
    return following in steps[state]
