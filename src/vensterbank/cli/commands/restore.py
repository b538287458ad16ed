"""``vensterbank restore FILE``: put a back-up into an empty data folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from vensterbank.cli import setup
from vensterbank.shared.errors import ConfigurationProblem


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to put back, and the key when it is not inside."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--key", type=Path, help="the key of keys, when the back-up was made without it")


def run(options: argparse.Namespace) -> int:
    """Restore, then bring the database up to this version."""
    from vensterbank.cli.archive import read_archive, throw_away  # noqa: PLC0415  (before Django opens the database)

    read_archive(options.file, options.key)
    setup.start()
    setup.bring_up_to_date()
    from vensterbank.spaces.sealing.keyring import check_readable  # noqa: PLC0415  (after start)

    try:
        check_readable()
    except ConfigurationProblem as problem:
        throw_away()
        told = [*problem.problems, "Nothing was restored. Try again with 'restore FILE --key' and that copy."]
        raise ConfigurationProblem(told) from problem
    print("Restored.")
    return 0
