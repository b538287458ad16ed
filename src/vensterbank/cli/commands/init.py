"""``vensterbank init``: the data folder, its secret, the key of keys and the database, made or brought up to date."""

from __future__ import annotations

import argparse

from vensterbank.cli import setup


def arguments(parser: argparse.ArgumentParser) -> None:
    """The data folder comes from VENSTERBANK_DATA, the database from VENSTERBANK_DATABASE_URL."""


def run(options: argparse.Namespace) -> int:
    """Make or migrate; safe to repeat. As long as nobody works here, each time prints a fresh link to begin with."""
    setup.start()
    setup.bring_up_to_date()
    from django.conf import settings  # noqa: PLC0415  (settings are there after start)

    from vensterbank.people import queries, setup_link  # noqa: PLC0415

    print(f"Ready: {settings.DATA_DIR}")
    if queries.nobody_lives_here():
        base = next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://localhost:8000")
        print(
            "\nStart the server (vensterbank serve), and found your organisation here. The link works once:"
        )
        print(f"  {base}/begin/{setup_link.make()}")
    return 0
