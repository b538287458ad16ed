"""Write the generated pages in ``docs/reference/``; ``--check`` only says whether they are up to date.

An area that has something to tell has a room ``reference.py`` with ``pages() -> dict[str, str]``: file name → Markdown;
so have the tests.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from pathlib import Path

import django
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Generated: `python3 dev.py reference` writes this page. -->\n\n"


def main(arguments: list[str]) -> int:
    """Write, or compare."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vensterbank.config.settings")
    django.setup()
    with translation.override("en"):
        wanted = {name: NOTE + text.strip() + "\n" for name, text in generated_pages().items()}
    return check(wanted) if "--check" in arguments else write(wanted)


def generated_pages() -> dict[str, str]:
    """The pages of all areas. Two areas that write the same page are a mistake."""
    sys.path.insert(0, str(Path(__file__).parent))  # also when a test asks, and not the command
    pages: dict[str, str] = {"third-party.md": importlib.import_module("licences").page()}
    for path in sorted(ROOT.glob("src/vensterbank/*/reference.py")):
        told = importlib.import_module(f"vensterbank.{path.parent.name}.reference").pages()
        twice = pages.keys() & told.keys()
        if twice:
            raise SystemExit(f"{path.parent.name} writes what another area writes too: {', '.join(twice)}")
        pages |= told
    pages |= importlib.import_module("tests.reference").pages()
    return pages


def write(wanted: dict[str, str]) -> int:
    """Make the folder hold exactly these pages; what was not generated (no note on top) stays."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale(wanted):
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text)
        print(f"docs/reference/{name}")
    return 0


def check(wanted: dict[str, str]) -> int:
    """Print what would change."""
    problems = [f"docs/reference/{name} is not generated any more" for name in stale(wanted)]
    for name, text in wanted.items():
        path = FOLDER / name
        present = path.read_text() if path.exists() else ""
        if present != text:
            lines = difflib.unified_diff(
                present.splitlines(), text.splitlines(), name, "generated", lineterm=""
            )
            problems += [f"docs/reference/{name} is out of date:", *list(lines)[:20]]
    if problems:
        problems.append("Run: python3 dev.py reference")
    print("\n".join(problems) or f"{len(wanted)} pages are up to date.")
    return 1 if problems else 0


def stale(wanted: dict[str, str]) -> list[str]:
    """Generated pages of earlier that nobody generates now."""
    present = [path for path in FOLDER.glob("*.md") if path.read_text().startswith(NOTE.strip())]
    return sorted(path.name for path in present if path.name not in wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
