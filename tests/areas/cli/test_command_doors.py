"""The command line as doors: who gets what, written down by hand, and nobody sees a word that is not for them.

Whoever types a command sits at the server and has the data folder; these rows are about what the *product* shows them in
somebody's name. A command without a row fails.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

import pytest

from tests.factories.canaries import MAY_SEE
from tests.factories.cast import Somebody
from tests.factories.world import World
from vensterbank.cli.main import COMMANDS
from vensterbank.log.models import LogLine
from vensterbank.material.models import Transcript
from vensterbank.shared.errors import Refusal

# Everybody with an account, and what once was one.
ACCOUNTS = [
    *("samira", "karim", "ineke", "tjeerd", "bea", "lotte", "wilma", "noor", "otto", "femke", "joris"),
    *("geert", "els", "dirk", "sander", "hanna", "rik"),
]
TALK = "Noor: Hoe gaat het?\n\nPetra: Goed.\n"

# door → the command, and for whom it does something; everybody else is refused
WITH_A_NAME: dict[str, tuple[list[str], set[str]]] = {
    "mirror": (["--study", "KanarieOnderzoek"], {"noor", "ineke"}),
    "mirror@number": (["--study", "{study}"], {"noor", "ineke"}),
    # Too little in it to show, also to Rik; the others learn not even that.
    "mirror@another": (["--study", "KanarieAnderOnderzoek"], set()),
    "mirror@coder": (["--study", "KanarieOnderzoek", "--coder", "noor@voorbeeld.test"], {"noor"}),
    "import-transcripts": (
        ["--study", "KanarieOnderzoek", "--respondent", "Petra", "--wave", "1", "{file}"],
        {"noor"},
    ),
    "import-transcripts@another": (
        ["--study", "KanarieAnderOnderzoek", "--respondent", "Joke", "--wave", "1", "{file}"],
        {"rik"},
    ),
}

# Commands that ask for nobody, and why they may. They print figures, names of files and digests; nothing that was said.
FOR_THE_KEEPER = {
    "init": "makes tables and the key of keys",
    "serve": "serves; whoever looks comes through the doors of the matrix",
    "example": "invented people only, into an empty folder",
    "backup": "packs what lies sealed, without the key of keys",
    "restore": "puts it back into an empty folder",
    "doctor": "looks at settings",
    "log": "seals and compares digests",
    "keys": "renews keys; opens no text",
}


def test_every_command_has_a_row() -> None:
    with_a_name = {door.split("@")[0] for door in WITH_A_NAME}
    assert with_a_name.isdisjoint(FOR_THE_KEEPER)
    assert sorted(with_a_name | (FOR_THE_KEEPER.keys() & COMMANDS.keys())) == sorted(COMMANDS)


def test_exactly_the_commands_with_a_row_for_people_ask_for_a_name() -> None:
    asks = set()
    for command in COMMANDS:
        parser = argparse.ArgumentParser()
        import_module(f"vensterbank.cli.commands.{command.replace('-', '_')}").arguments(parser)
        if any("--as" in action.option_strings and action.required for action in parser._actions):
            asks.add(command)
    assert asks == {door.split("@")[0] for door in WITH_A_NAME}


def run(door: str, world: World, name: str, file: Path) -> bool:
    """Did the command do something?"""
    holder = world.viewers[name]
    assert isinstance(holder, Somebody)
    given = [part.format(study=world.study.uuid, file=file) for part in WITH_A_NAME[door][0]]
    command = door.split("@")[0]
    module = import_module(f"vensterbank.cli.commands.{command.replace('-', '_')}")
    parser = argparse.ArgumentParser()
    module.arguments(parser)
    try:
        return int(module.run(parser.parse_args(["--as", holder.person.email, *given]))) == 0
    except Refusal as refusal:
        print(refusal.message)
        return False


@pytest.mark.parametrize("door", WITH_A_NAME)
def test_command_does_something_for_its_people_and_shows_nobody_more(
    world: World, door: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text(TALK)
    kept = Transcript._base_manager.count()
    # The titles that are typed come back in no answer; those who may see them are tried last.
    did, found = set(), []
    for name in sorted(ACCOUNTS, key=lambda one: one in WITH_A_NAME[door][1]):
        lines = LogLine.objects.count()
        if run(door, world, name, file):
            did.add(name)
            assert LogLine.objects.count() > lines, name
        told = "".join(capsys.readouterr())
        found += [f"{name}: {word}" for word, who in MAY_SEE.items() if name not in who and word in told]
    assert did == WITH_A_NAME[door][1]
    assert found == []
    assert Transcript._base_manager.count() - kept == (len(did) if door.startswith("import") else 0)
