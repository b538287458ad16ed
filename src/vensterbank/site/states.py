"""The page about states, made from the tables that say which step may follow which."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices

from vensterbank.accountability.enums import BottleneckState
from vensterbank.accountability.rules import STEPS as BOTTLENECK_STEPS
from vensterbank.practice.enums import AgreementState, HandoverState
from vensterbank.practice.rules import AGREEMENT_STEPS, HANDOVER_STEPS

Steps = Mapping[str | None, frozenset[str]]

INTRODUCTION = """# States

What goes through states keeps every step as a row, with when it happened and when it was written down; a state is never
overwritten. A question has none: it has no closing target, and its course may be erratic."""

TABLES: tuple[tuple[str, type[TextChoices], Steps], ...] = (
    ("Agreement to share", AgreementState, AGREEMENT_STEPS),
    ("Warm handover", HandoverState, HANDOVER_STEPS),
    ("Bottleneck", BottleneckState, BOTTLENECK_STEPS),
)


def page() -> str:
    """A table for each thing that goes through states."""
    return "\n\n".join([INTRODUCTION, *(_section(*table) for table in TABLES)])


def _section(title: str, states: type[TextChoices], steps: Steps) -> str:
    rows = [_row("nothing yet", steps[None], states)]
    rows += [_row(str(state.label), steps[state], states) for state in states]
    return "\n".join([f"## {title}\n", "| now | what may follow |", "|---|---|", *rows])


def _row(now: str, following: frozenset[str], states: type[TextChoices]) -> str:
    names = ", ".join(str(state.label) for state in states if state in following)
    return f"| {now} | {names or 'nothing: it stays'} |"
