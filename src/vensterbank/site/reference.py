"""The generated pages "from source to screen", "states" and "what lies sealed"."""

from __future__ import annotations

from vensterbank.site import columns, states
from vensterbank.site.sources import told_rows


def pages() -> dict[str, str]:
    """All three; a row of the sources is served when a person can do it on a screen and a test shows it."""
    lines = ["# From source to screen", "", "| row | what it says | screen | test |", "|---|---|---|---|"]
    for row in told_rows("en"):
        test = f"`{row.test}`" if row.test else "not yet"
        lines.append(f"| {row.id} | {row.words} | {row.url or 'not yet'} | {test} |")
    return {
        "from-source-to-screen.md": "\n".join(lines),
        "sealed.md": columns.page(),
        "states.md": states.page(),
    }
