"""Rotation, back-ups and restoring from the command line, with a rotation that is killed halfway."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.slow

FILL = """
from vensterbank.cli import setup
setup.start(); setup.bring_up_to_date()
from tests.factories.world import make_world
make_world()
"""
# Somebody pulls the plug before the file is replaced: at first, or when all keys of spaces are wrapped anew already.
KILLED = """
import os
from vensterbank.cli import setup
setup.start()
from vensterbank.people.viewer import NOBODY
from vensterbank.spaces import actions
from vensterbank.spaces.sealing import keyfile
replaced, calls = keyfile.replace_file, []
def pulled(path, content):
    calls.append(path)
    if len(calls) == WHEN:
        os._exit(9)
    replaced(path, content)
keyfile.replace_file = pulled
actions.rotate_keys(by=NOBODY)
"""
READ = """
from vensterbank.cli import setup
setup.start()
from vensterbank.people.queries import account_at
from vensterbank.people.viewer import viewer_for_person
from vensterbank.spaces.queries import find_words
viewer = viewer_for_person(account_at("samira@voorbeeld.test"))
print(sorted({found.body[:16] for found in find_words(viewer, "kanarie")}))
"""


def run(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "VENSTERBANK_DATABASE_URL"},
        "VENSTERBANK_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def vensterbank(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(data, "-c", "import sys; from vensterbank.cli.main import main; sys.exit(main())", *arguments)


def secrets_in(path: Path) -> list[str]:
    keys = json.loads(path.read_text())["keys"].values()
    return [form for key in keys for form in (key, base64.b64decode(key).hex())]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A data folder with something said everywhere."""
    data = tmp_path / "data"
    assert run(data, "-c", FILL).returncode == 0
    return data


@pytest.mark.parametrize("moment", ["1", "2"])
def test_rotation_that_was_killed_is_finished(house: Path, moment: str) -> None:
    before = run(house, "-c", READ).stdout
    assert "KanarieKampvuur" in before
    assert run(house, "-c", KILLED.replace("WHEN", moment)).returncode == 9
    assert run(house, "-c", READ).stdout == before
    finished = vensterbank(house, "keys", "rotate")
    assert finished.returncode == 0
    assert ("stopped halfway" in finished.stdout) is (moment == "2")
    assert run(house, "-c", READ).stdout == before


def test_older_backup_after_a_rotation_says_which_key_it_needs(house: Path, tmp_path: Path) -> None:
    keys, old_key = house / "keys" / "key-of-keys.json", tmp_path / "old-key.json"
    before = run(house, "-c", READ).stdout
    old_key.write_bytes(keys.read_bytes())
    assert vensterbank(house, "backup", str(tmp_path / "old.tar.gz")).returncode == 0
    assert vensterbank(house, "keys", "rotate").returncode == 0
    assert vensterbank(house, "keys", "forget", "1").returncode == 1
    assert vensterbank(house, "backup", str(tmp_path / "new.tar.gz")).returncode == 0
    assert vensterbank(house, "keys", "forget", "1").returncode == 0
    listed = vensterbank(house, "keys", "list").stdout
    assert listed.startswith("2: 0 days old, opens ")
    assert not [secret for secret in secrets_in(keys) if secret in listed]

    again = tmp_path / "again"
    refused = vensterbank(again, "restore", str(tmp_path / "old.tar.gz"), "--key", str(keys))
    assert refused.returncode == 2
    assert "need the key of keys named '1'" in refused.stderr and "Nothing was restored" in refused.stderr
    assert list(again.iterdir()) == []
    assert vensterbank(again, "restore", str(tmp_path / "old.tar.gz"), "--key", str(old_key)).returncode == 0
    assert run(again, "-c", READ).stdout == before
    newer = tmp_path / "newer"
    assert vensterbank(newer, "restore", str(tmp_path / "new.tar.gz"), "--key", str(keys)).returncode == 0
    assert run(newer, "-c", READ).stdout == before
