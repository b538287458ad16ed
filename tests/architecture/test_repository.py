"""The repository speaks of the product: it names nobody's machine and no registry."""

from __future__ import annotations

import re

import pytest

from tests.architecture.tree import ROOT, files, told

MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|home|root|Users|tmp)/\w")
REGISTRY = re.compile(r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org)\b")
MADE_UP = "tests/architecture/test_repository.py"


def texts() -> dict[str, str]:
    """Every file that is text."""
    found = {}
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content[:4096] and told(path) != MADE_UP:
            found[told(path)] = content.decode("utf-8", "replace")
    return found


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["path of a machine", "registry"])
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    present = texts()
    assert "pyproject.toml" in present
    assert {name: found for name, text in present.items() if (found := pattern.findall(text))} == {}


@pytest.mark.parametrize(
    "text", ["see /home/vera/x", '"/work/main"', "/tmp/x.png", "cd /root/x", "'/Users/vera'"]
)
def test_path_of_a_machine_is_recognised(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["example.org/home/x", "src/work/x", "at work/home", "https://x.nl/root/y"])
def test_other_paths_are_left_alone(text: str) -> None:
    assert not MACHINE.search(text)


def test_licence_is_the_european_one_and_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Applicable Law" in text
    assert "Québec Free and Open-Source Licence" in text
