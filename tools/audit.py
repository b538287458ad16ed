"""Ask whether a known hole is in what we install: all packages of the locks, at two public services of advisories.

It needs the network, so it is no part of ``check``. The answer is 0 (nothing known), 1 (something is), or 3: nobody could
be asked about every package, which is not the same as nothing known.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
SERVICES = ("osv", "pypi")
# Not in a lock: it is used here only, and brings twenty packages that nothing else needs.
TOOL = "uv tool run --system-certs --quiet pip-audit==2.10.1".split()
OPTIONS = "--require-hashes --disable-pip --format json --progress-spinner off --timeout 20".split()
NOTHING_KNOWN, SOMETHING_KNOWN, NOT_ASKED = 0, 1, 3


@dataclass
class Heard:
    """What a service said about a lock; ``unasked`` are packages that it does not know, or all when it is silent."""

    holes: list[str] = field(default_factory=list)
    asked: int = 0
    unasked: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Something was asked, and nothing was left out."""
        return self.asked > 0 and not self.unasked


def main() -> int:
    """Each lock at the first service that knows all of it."""
    outcome = NOTHING_KNOWN
    for lock in LOCKS:
        heard = [understood(ask(lock, service)) for service in SERVICES]
        holes = sorted({hole for one in heard for hole in one.holes})
        complete = any(one.is_complete for one in heard)
        print(f"{lock}: {told(holes, complete)}")
        outcome = SOMETHING_KNOWN if holes else max(outcome, NOTHING_KNOWN if complete else NOT_ASKED)
        if holes:
            break
    return outcome


def told(holes: list[str], complete: bool) -> str:
    """In a sentence or a few lines."""
    if holes:
        return "\n  ".join([f"{len(holes)} known holes.", *holes])
    if complete:
        return "no known holes."
    return (
        "COULD NOT ASK. No service of advisories answered for every package; this says nothing about holes."
    )


def ask(lock: str, service: str) -> str:
    """What pip-audit prints; empty when it broke off."""
    command = [*TOOL, "--requirement", lock, "--vulnerability-service", service, *OPTIONS]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def understood(printed: str) -> Heard:
    """pip-audit also ends well when it skipped every package: only what was really asked counts."""
    try:
        packages = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Heard()
    heard = Heard()
    for package in packages:
        if "skip_reason" in package:
            heard.unasked.append(package["name"])
            continue
        heard.asked += 1
        for hole in package["vulns"]:
            better = ", ".join(hole["fix_versions"]) or "no version yet"
            heard.holes.append(f"{package['name']} {package['version']}: {hole['id']}, mended in {better}")
    return heard


if __name__ == "__main__":
    sys.exit(main())
