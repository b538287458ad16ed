"""Codes and codings as the page and the API say them: the same names in both, for the element reads both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vensterbank.coding.queries import CodingRow
from vensterbank.spaces.sentences import short_name

if TYPE_CHECKING:
    from vensterbank.coding.models import Code

Shape = dict[str, Any]


def code_shape(code: Code) -> Shape:
    """A code with its name in the language of the page."""
    return {
        "uuid": str(code.uuid),
        "kind": code.kind,
        "key": code.key or None,
        "name": code.name,
        "area": code.area or None,
        "retired": code.retired_at is not None,
    }


def coding_shape(row: CodingRow) -> Shape:
    """A coding: half-open, in code points of the version's text."""
    return {
        "uuid": str(row.uuid),
        "start": row.start,
        "end": row.end,
        "code": str(row.code),
        "coder": str(row.coder),
        "coderName": short_name(row.coder_name),
        "connection": row.connection or None,
        "from": row.from_party or None,
        "to": row.to_party or None,
    }
