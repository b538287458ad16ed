"""``vensterbank example``: the neighbourhood De Vaart in an empty data folder; ``--serve`` opens the doors."""

from __future__ import annotations

import argparse

from vensterbank.cli import setup


def arguments(parser: argparse.ArgumentParser) -> None:
    """Language, and whether to serve at once."""
    parser.add_argument(
        "--language", choices=["nl", "en"], default="nl", help="language of what people say (default: nl)"
    )
    parser.add_argument("--serve", action="store_true", help="serve it on this machine")
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Load when empty, print who lives here, serve when asked."""
    setup.start()
    setup.bring_up_to_date()
    from vensterbank.cli.example.load import load_example, marker, who_lives_here  # noqa: PLC0415  (after start)
    from vensterbank.cli.server import serve  # noqa: PLC0415

    if not marker().exists() or marker().read_text() == "{}":
        print("Loading the example neighbourhood De Vaart …", flush=True)
        load_example(options.language)
    print(who_lives_here(f"http://localhost:{options.port}"), flush=True)
    return serve("127.0.0.1", options.port) if options.serve else 0
