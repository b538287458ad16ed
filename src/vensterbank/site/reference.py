"""The generated page "from source to screen"."""

from __future__ import annotations

from vensterbank.site.sources import told_rows


def pages() -> dict[str, str]:
    """One table; a row is served when a person can do it on a screen and a test shows it."""
    lines = ["# From source to screen", "", "| row | what it says | screen | test |", "|---|---|---|---|"]
    for row in told_rows("en"):
        test = f"`{row.test}`" if row.test else "not yet"
        lines.append(f"| {row.id} | {row.words} | {row.url or 'not yet'} | {test} |")
    return {"from-source-to-screen.md": "\n".join(lines)}
