"""Where the example lies: beside the source in a clone, inside the package in a wheel."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[2]


def example_folder() -> Path:
    """The folder with the example's words."""
    inside, beside = PACKAGE / "_example", PACKAGE.parents[1] / "example"
    return inside if inside.is_dir() else beside


def neighbourhood(language: str) -> dict[str, Any]:
    """The talk of the neighbourhood in one language."""
    return tomllib.loads(
        (example_folder() / "neighbourhood" / f"{language}.toml").read_text(encoding="utf-8")
    )
