"""``vensterbank log seal`` and ``vensterbank log verify``: the proof that no line was changed. Run seal from a timer."""

from __future__ import annotations

import argparse
import sys

from vensterbank.cli import setup


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the two."""
    parser.add_argument(
        "what", choices=["seal", "verify"], help="seal what is new, or compute every seal again"
    )


def run(options: argparse.Namespace) -> int:
    """Seal, or verify; verify fails (1) at the first batch of lines that is not as it was sealed."""
    setup.start()
    return _seal() if options.what == "seal" else _verify()


def _seal() -> int:
    from vensterbank.log.actions import seal_lines  # noqa: PLC0415  (after start)

    seal = seal_lines()
    if seal is None:
        print("Nothing new to seal.")
    else:
        print(
            f"Sealed lines {seal.first_line} to {seal.last_line}. Keep this digest elsewhere:\n{seal.digest}"
        )
    return 0


def _verify() -> int:
    from vensterbank.log.queries import check_seals  # noqa: PLC0415  (after start)

    found = check_seals()
    if found.broken is not None:
        first, last = found.broken
        print(
            f"Lines {first} to {last} are not as they were sealed. {found.seals} seals before hold.",
            file=sys.stderr,
        )
        return 1
    print(
        f"{found.seals} seals over {found.lines} lines hold; {found.unsealed} lines wait. Last digest:\n{found.digest}"
    )
    return 0
