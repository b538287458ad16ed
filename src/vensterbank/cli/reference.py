"""The page about the command line, made from the commands themselves."""

from __future__ import annotations

import argparse
import pkgutil
from importlib import import_module

from vensterbank.cli import commands
from vensterbank.cli.main import COMMANDS


def pages() -> dict[str, str]:
    """One page: every command with its options."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    told = [_section(name.replace("_", "-"), name) for name in names]
    return {"command-line.md": "\n\n".join(["# The command line", *told])}


def _section(command: str, module: str) -> str:
    parser = argparse.ArgumentParser(prog=f"vensterbank {command}", formatter_class=_wide)
    import_module(f"{commands.__name__}.{module}").arguments(parser)
    told = COMMANDS[command]
    return f"## vensterbank {command}\n\n{told[0].upper()}{told[1:]}.\n\n```\n{parser.format_help().strip()}\n```"


def _wide(prog: str) -> argparse.HelpFormatter:
    """Lines of one length, whatever the window of whoever makes the page."""
    return argparse.HelpFormatter(prog, width=100)
