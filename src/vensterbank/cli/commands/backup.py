"""``vensterbank backup FILE``: everything in one file. The key of keys goes along only when asked: keep it elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from vensterbank.cli import setup


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether the key goes along."""
    parser.add_argument("file", type=Path, help="the file to write (.tar.gz)")
    parser.add_argument(
        "--with-key",
        action="store_true",
        help="put the key of keys inside; whoever has the file can then read everything",
    )


def run(options: argparse.Namespace) -> int:
    """Write the back-up; never over a file that is there."""
    setup.start()
    from vensterbank.cli.archive import write_archive  # noqa: PLC0415  (after start)
    from vensterbank.spaces.actions import note_backup  # noqa: PLC0415

    written = write_archive(options.file, with_key=options.with_key)
    note_backup(needs=written.needs)
    print(f"{options.file}: {written.files} files")
    if not options.with_key:
        print(
            "The key of keys is not in it. Without keys/key-of-keys.json nobody can read this back-up: keep both, apart."
        )
    return 0
