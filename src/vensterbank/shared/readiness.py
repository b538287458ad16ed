"""Whether this installation is ready for real people, as ``vensterbank doctor`` last found it.

What was found lies in the data folder, so that a page can say it without examining anything. Nothing there, or something of
another version: not ready. An installation shows "example data only" until it was found ready (field-rules.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from vensterbank import __version__


class Level(StrEnum):
    """How bad it is: only ``MISSING`` keeps real people out."""

    GOOD = "good"
    ADVICE = "advice"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: its name, how it is, and what to do about it."""

    name: str
    level: Level
    told: str
    remedy: str = ""


def keep(findings: Iterable[Finding]) -> bool:
    """Remember what was found; tells whether real people may come in."""
    missing = [finding.name for finding in findings if finding.level is Level.MISSING]
    _file().write_text(json.dumps({"version": __version__, "missing": missing}))
    is_ready.cache_clear()
    return not missing


@lru_cache(maxsize=1)
def is_ready() -> bool:
    """As it was found last; read once a process."""
    try:
        found = json.loads(_file().read_text())
        return found["version"] == __version__ and found["missing"] == []
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _file() -> Path:
    return Path(settings.DATA_DIR) / "readiness.json"
