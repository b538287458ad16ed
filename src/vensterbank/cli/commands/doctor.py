"""``vensterbank doctor``: is this installation ready for real people, and if not, why not."""

from __future__ import annotations

import argparse

from vensterbank.cli import setup

MARKS = {"good": "ok", "advice": "advice", "missing": "MISSING"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: it examines the installation of VENSTERBANK_DATA."""


def run(options: argparse.Namespace) -> int:
    """Examine, tell, and remember: 'example data only' goes from the pages when nothing is missing. 1 while something is."""
    setup.start()
    from vensterbank.cli.doctor import examine  # noqa: PLC0415  (after start)
    from vensterbank.shared import readiness  # noqa: PLC0415

    findings = examine()
    for found in findings:
        print(f"{MARKS[found.level]:<8} {found.name}: {found.told}")
        if found.remedy:
            print(f"{'':<8} → {found.remedy}")
    if readiness.keep(findings):
        print("\nReady for real people. Start the server again; 'example data only' goes from its pages.")
        return 0
    print("\nNot ready for real people: 'example data only' stays on every page.")
    return 1
