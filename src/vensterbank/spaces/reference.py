"""The page about visibility, made from the table ``WHO_MAY``."""

from __future__ import annotations

from collections.abc import Mapping

from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.rules import WHO_MAY

INTRODUCTION = """# Who may do what, where

Everything that somebody says or writes stands in exactly one space. What somebody may do there follows from the kind of
space and from the standing that a live grant gives; what has no mark below nobody may do, administrators included."""


def pages() -> dict[str, str]:
    """One page: a table for each kind of space."""
    sections = [_section(kind, verbs) for kind, verbs in WHO_MAY.items()]
    return {"visibility.md": "\n\n".join([INTRODUCTION, *sections])}


def _section(kind: SpaceKind, verbs: Mapping[Verb, frozenset[Standing]]) -> str:
    named = frozenset().union(*verbs.values())
    present = [standing for standing in Standing if standing in named]
    rows = [_row("", *(standing.label for standing in present)), _row(*["---"] * (len(present) + 1))]
    for verb in (verb for verb in Verb if verb in verbs):
        rows.append(_row(verb.label, *("✓" if standing in verbs[verb] else "" for standing in present)))
    title = str(kind.label)
    return "\n".join([f"## {title[0].upper()}{title[1:]}\n", *rows])


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"
