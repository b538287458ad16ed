"""No command has a way past the gate: nothing takes a reason, and whoever gives one is told why not."""

from __future__ import annotations

import argparse
import pkgutil
from importlib import import_module

import pytest

from vensterbank.cli import commands
from vensterbank.cli.main import COMMANDS, main

MODULES = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.parametrize("given", [["--reason", "nood"], ["--reason=nood"]])
def test_reason_is_refused_in_words(
    command: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, *given]) == 2
    told = capsys.readouterr().err
    assert "no reason that opens a campfire, a notebook or a study" in told
    assert "nood" not in told


@pytest.mark.parametrize("name", MODULES)
def test_no_command_takes_a_reason(name: str) -> None:
    parser = argparse.ArgumentParser()
    import_module(f"{commands.__name__}.{name}").arguments(parser)
    options = {option for action in parser._actions for option in action.option_strings}
    assert not {one for one in options if one in {"--reason", "--force", "--all", "--break-glass"}}
