"""What others made lies here as they made it, with its licence."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.tree import ROOT
from tests.unit.ui.colours import CSS

FONTS = CSS.parent / "fonts"


def test_vendored_files_are_the_noted_ones() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "frontend" / "vendor.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "All as it should be.\n")


def test_fonts_carry_their_open_licence() -> None:
    assert "SIL Open Font License, Version 1.1" in (FONTS / "LICENSE.txt").read_text()


def test_every_font_in_the_stylesheet_is_here() -> None:
    tokens = (CSS / "tokens.css").read_text()
    present = {path.name for path in FONTS.glob("*.woff2")}
    assert len(present) == 6
    assert all(f"../fonts/{name}" in tokens for name in present)
    assert tokens.count("../fonts/") == len(present)
