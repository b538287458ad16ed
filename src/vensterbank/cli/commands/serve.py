"""``vensterbank serve``: the workspace over HTTP."""

from __future__ import annotations

import argparse

from vensterbank.cli import setup
from vensterbank.cli.server import serve


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)


def run(options: argparse.Namespace) -> int:
    """Bring up to date, then serve until stopped."""
    setup.start()
    setup.bring_up_to_date()
    return serve(options.host, options.port, options.workers)
