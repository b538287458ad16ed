"""The command line. Nothing heavy is imported before a sub-command is chosen, so that ``--help`` is quick."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from vensterbank import __version__

COMMANDS = {
    "init": "make or bring up to date the data folder and the database",
    "serve": "serve the workspace",
    "example": "fill an empty data folder with the example neighbourhood",
    "backup": "write everything into one file",
    "restore": "put a back-up back into an empty data folder",
    "doctor": "say whether this installation is ready for real people, and why not",
    "keys": "list the keys of keys, make a new one, or throw an older one away",
    "log": "seal the log, or see whether its seals hold",
    "import-transcripts": "import transcripts into a study",
    "mirror": "the mirror of a study as HTML or JSON",
}

NO_REASON = (
    "There is no reason that opens a campfire, a notebook or a study from here. What shows words goes as a person (--as),"
    " through the same doors as on the screen; emergency access is for a table, on its page, seen by everybody there."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] not in COMMANDS:
        _top().parse_args(arguments)
        _top().print_help()
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vensterbank.config.settings")
    name, rest = arguments[0], arguments[1:]
    if any(one.split("=")[0] == "--reason" for one in rest):
        print(NO_REASON, file=sys.stderr)
        return 2
    module = import_module(f"vensterbank.cli.commands.{name.replace('-', '_')}")
    parser = argparse.ArgumentParser(prog=f"vensterbank {name}", description=COMMANDS[name])
    module.arguments(parser)
    return _run(module, parser.parse_args(rest))


def _run(module: object, options: argparse.Namespace) -> int:
    from vensterbank.shared.errors import ConfigurationProblem, Refusal  # noqa: PLC0415  (keeps --help quick)

    try:
        code: int = module.run(options)  # type: ignore[attr-defined]
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        return 1
    except ConfigurationProblem as problem:
        print("\n".join(problem.problems), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def _top() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {name:<20} {text}" for name, text in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="vensterbank",
        description="Vensterbank, the shared workspace of a neighbourhood.",
        epilog=f"commands:\n{lines}\n\n'vensterbank COMMAND --help' tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"vensterbank {__version__}")
    parser.add_argument("command", nargs="?", choices=sorted(COMMANDS), metavar="COMMAND")
    return parser
