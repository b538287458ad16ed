"""The rows of "van bron naar scherm": what the source texts describe, and where the product serves it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.urls import reverse

ROWS = Path(__file__).with_name("sources.toml")


@dataclass(frozen=True)
class ToldRow:
    """A row in one language; ``url`` is empty while nothing serves it."""

    id: str
    source: str
    words: str
    url: str
    test: str

    @property
    def is_served(self) -> bool:
        """Served: a person can do it on a screen, and a test shows it."""
        return bool(self.url and self.test)


@lru_cache(maxsize=1)
def rows() -> list[dict[str, Any]]:
    """The rows as they are written."""
    listed: list[dict[str, Any]] = tomllib.loads(ROWS.read_text(encoding="utf-8"))["row"]
    return listed


def told_rows(language: str) -> list[ToldRow]:
    """All rows, in Dutch or English."""
    return [
        ToldRow(
            id=row["id"],
            source=row["source"],
            words=row["en" if language == "en" else "nl"],
            url=reverse(row["screen"]) if row.get("screen") else "",
            test=row.get("test", ""),
        )
        for row in rows()
    ]
