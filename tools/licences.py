"""The licences of what runs with Vensterbank, as the packages themselves say; the page ``third-party.md`` is made of it."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = ROOT / "requirements.lock"
LONGEST = 80
# Under the EUPL we may pass these on together with our own code.
ALLOWED = {
    "0BSD",
    "Apache Software License",
    "Apache-2.0",
    "BSD",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "MIT",
    "MIT License",
    "MIT-0",
    # Asks back only changes in its own files: certifi is a list of certificates, and fido2 holds a list of names.
    "MPL-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)",
    "PSF-2.0",
    "Zlib",
}
# Taken nevertheless, each with its reason.
EXCEPTIONS = {
    "psycopg": "LGPL-3.0; only with the extra `postgres`, unchanged, and anybody can put another one in its place",
    "psycopg-binary": "LGPL-3.0; the compiled half of psycopg",
}


def packages(lock: Path = RUN_LOCK) -> list[str]:
    """Names in a lock."""
    return re.findall(r"^([a-z0-9][a-z0-9.-]*)==", lock.read_text(), re.MULTILINE)


def licence_of(name: str) -> str:
    """As its author says: an expression, a short text, or the classifiers. Empty when nothing is said."""
    try:
        told = Distribution.from_name(name).metadata
    except PackageNotFoundError:
        return ""
    expression = _field(told, "License-Expression")
    short = _field(told, "License").strip()
    classified = [
        line.rsplit(" :: ", 1)[-1]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    if expression:
        return expression
    return short if short and len(short) < LONGEST and "\n" not in short else " AND ".join(classified)


def _field(told: PackageMetadata, name: str) -> str:
    return told[name] if name in told else ""


def is_allowed(licence: str) -> bool:
    """Of all parts that go together each, of parts to choose from one."""
    parts = re.split(r"\s+AND\s+|,\s*", licence)
    choices = [re.split(r"\s+OR\s+", part.strip()) for part in parts]
    return all(any(one in ALLOWED or one.strip("()") in ALLOWED for one in some) for some in choices)


def page() -> str:
    """A table of what is installed with the wheel, and what is added on wish."""
    rows = [f"| {name} | {licence_of(name)} |" for name in packages()]
    added = [f"| {name} | {reason} |" for name, reason in EXCEPTIONS.items()]
    return "\n".join(
        [
            "# Third-party packages",
            "",
            "What is installed with Vensterbank, from `requirements.lock`, with the licence that each package names.",
            "Scripts and fonts for the browser lie in `static/`, each with its licence beside it.",
            "A package under another licence than those in `tools/licences.py` fails a test.",
            "",
            "| package | licence |",
            "|---|---|",
            *rows,
            "",
            "Added on wish:",
            "",
            "| package | licence, and why |",
            "|---|---|",
            *added,
        ]
    )
