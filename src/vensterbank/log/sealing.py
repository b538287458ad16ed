"""The hash that seals a batch of lines: over the lines in order, their number, and the seal before.

**The window.** A line is proven from the seal after it, not from the moment that it is written: a chain with every line
would be one lock for everybody. Whoever can change the database itself can still change lines that were not sealed yet,
and whoever can change it *and* compute hashes can seal anew from any point: keep the last digest elsewhere, on paper or
in another hand. Lines younger than :data:`SETTLED` wait for the next seal, for a number is drawn before its line is
there: a line that came in later, before a seal, would look like one that was slipped in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

# No act takes longer than this between drawing a number and being there.
SETTLED = dt.timedelta(minutes=10)
FIRST = "0" * 64


def digest_of(before: str, lines: Iterable[Mapping[str, Any]]) -> tuple[str, int]:
    """The digest (64 hexadecimal signs) of a batch, and how many lines it holds."""
    digest, count = hashlib.sha256(before.encode()), 0
    for line in lines:
        digest.update(text_of(line).encode())
        count += 1
    digest.update(str(count).encode())
    return digest.hexdigest(), count


def text_of(line: Mapping[str, Any]) -> str:
    """A line as text, the same on every database. What is empty is left out: a column that is added later to the table
    changes no line that was sealed before."""
    told = {name: _plain(value) for name, value in line.items() if value not in (None, "", False)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value if isinstance(value, int) else str(value)
