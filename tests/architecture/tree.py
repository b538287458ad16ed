"""The files of the repository, for tests that guard its shape."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "vensterbank"
# Made here, not written here.
NOT_OURS = {".git", ".venv", ".hypothesis", "build", "dist", "node_modules", "__pycache__", "out"}
NOT_OURS_AT_TOP = {"data"}


def files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Files that somebody wrote, with one of the suffixes (all when none is given), in order."""
    for folder, folders, names in os.walk(under):
        unwanted = NOT_OURS | (NOT_OURS_AT_TOP if Path(folder) == ROOT else set())
        folders[:] = sorted(name for name in folders if name not in unwanted and not name.endswith("_cache"))
        paths = (Path(folder, name) for name in sorted(names))
        yield from (path for path in paths if not suffixes or path.suffix in suffixes)


def told(path: Path) -> str:
    """The path as a person would name it."""
    return path.relative_to(ROOT).as_posix()
