"""``vensterbank log seal`` and ``vensterbank log verify``: the proof that no line was changed.

``vensterbank serve`` seals now and then by itself; a server that is started otherwise wants a timer for ``log seal``.
"""

from __future__ import annotations

import argparse
import sys

from vensterbank.cli import setup


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the two."""
    add = parser.add_argument
    add("what", choices=["seal", "verify"], help="seal what is new, or compute every seal again")
    add("--print", action="store_true", dest="digest_only", help="with seal: print the newest digest only")
    add(
        "--expect",
        metavar="DIGEST",
        help="with verify: a digest that was kept elsewhere must be among the seals, so that a cut-off end is noticed",
    )


def run(options: argparse.Namespace) -> int:
    """Seal, or verify; verify fails (1) at the first batch of lines that is not as it was sealed."""
    setup.start()
    return _seal(options.digest_only) if options.what == "seal" else _verify(options.expect)


def _seal(digest_only: bool) -> int:
    from vensterbank.log.actions import seal_lines  # noqa: PLC0415  (after start)
    from vensterbank.log.queries import newest_digest  # noqa: PLC0415

    seal = seal_lines()
    if digest_only:
        print(newest_digest())
    elif seal is None:
        print("Nothing new to seal.")
    else:
        print(
            f"Sealed lines {seal.first_line} to {seal.last_line}. Keep this digest elsewhere:\n{seal.digest}"
        )
    return 0


def _verify(expected: str | None) -> int:
    from vensterbank.log.queries import check_seals  # noqa: PLC0415  (after start)

    found = check_seals(expected=expected)
    if found.broken is not None:
        first, last = found.broken
        print(
            f"Lines {first} to {last} are not as they were sealed. {found.seals} seals before hold.",
            file=sys.stderr,
        )
        return 1
    if not found.is_expected:
        print(
            "The digest that you kept is not among the seals: lines were cut off at the end, or sealed anew.",
            file=sys.stderr,
        )
        return 1
    print(
        f"{found.seals} seals over {found.lines} lines hold; {found.unsealed} lines wait. Last digest:\n{found.digest}"
    )
    return 0
