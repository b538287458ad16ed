"""How far coders agree: over answers that two coders or more have read (coding: aim at a hundred)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vensterbank.coding.enums import CodeKind
from vensterbank.insight.frames import AREAS, AlphaRow, AlphaTable
from vensterbank.insight.queries.counts import Coder, Hit, Material, hits_of
from vensterbank.mirror import MARKS, CodeAgreement, CodesAgreement, agreement_by_code
from vensterbank.people.viewer import Viewer

Given = tuple[int, int, str]  # place of the answer, coder, code


def alphas_of(viewer: Viewer, material: Material, coders: Sequence[Coder]) -> tuple[AlphaTable, ...]:
    """Agreement on core areas and on marks of connection; nothing with one coder. One query."""
    if len(coders) < 2:
        return ()
    hits = hits_of(viewer, material, [one.pk for one in coders], [CodeKind.AREA, CodeKind.CONNECTION])
    areas = _given(hits, CodeKind.AREA)
    # Whoever coloured something in a conversation has read it; what they left open is then a "no".
    read = {(coder, material.talk_of(answer).version_id) for answer, coder, _code in areas}
    tables = [
        ("areas", AREAS, areas),
        ("marks", tuple(mark.value for mark in MARKS), _given(hits, CodeKind.CONNECTION)),
    ]
    return tuple(
        table
        for kind, codes, given in tables
        if (table := _table(kind, codes, given, material, read, coders)) is not None
    )


def _given(hits: Sequence[Hit], kind: CodeKind) -> set[Given]:
    return {
        (answer, one.coder, one.key if kind == CodeKind.AREA else one.mark)
        for answer, one in hits
        if one.kind == kind
    }


def _table(
    kind: str,
    codes: Sequence[str],
    given: set[Given],
    material: Material,
    read: set[tuple[int, int]],
    coders: Sequence[Coder],
) -> AlphaTable | None:
    """Agreement on one sort of code, between those who used it at all: who never marks a connection does not deny it."""
    used = {coder for _answer, coder, _code in given}
    names = {coder.pk: coder.name for coder in coders if coder.pk in used}
    if len(names) < 2:
        return None
    found = _agreement(codes, given, material, read, list(names))
    if not found.units:
        return None
    return AlphaTable(
        kind, tuple(names.values()), found.units, _overall(found), tuple(map(_row, found.codes))
    )


def _agreement(
    codes: Sequence[str],
    given: set[Given],
    material: Material,
    read: set[tuple[int, int]],
    coders: Sequence[int],
) -> CodesAgreement:
    versions = [one.version for one in material.answers]
    seen = np.array([[(coder, version) in read for version in versions] for coder in coders], dtype=bool)
    marked = np.zeros((*seen.shape, len(codes)), dtype=bool)
    coder_at = {coder: index for index, coder in enumerate(coders)}
    code_at = {code: index for index, code in enumerate(codes)}
    for answer, coder, code in given:
        marked[coder_at[coder], answer, code_at[code]] = True
    return agreement_by_code(codes, marked & seen[:, :, np.newaxis], seen)


def _row(found: CodeAgreement) -> AlphaRow:
    low, high = (found.interval.low, found.interval.high) if found.interval else (None, None)
    return AlphaRow(str(found.code), found.alpha, low, high, found.percent, found.quotes)


def _overall(found: CodesAgreement) -> AlphaRow:
    low, high = (found.interval.low, found.interval.high) if found.interval else (None, None)
    return AlphaRow("", found.alpha, low, high, None, None)
