"""The table of letters is whole, and says of each what stands in it. The walk of the matrix looks at who gets one."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import vensterbank
from tests.web.letters import LETTERS, SENT_AT
from tests.web.matrix import rows
from vensterbank.people.actions import letters

SOURCE = Path(vensterbank.__file__).parent
FILLED_IN = re.compile(r"{{\s*(\w+)|with (\w+)=(\w+)|{% if (\w+)")


def templates() -> dict[str, str]:
    return {
        str(path.relative_to(path.parents[2])): path.read_text()
        for path in SOURCE.glob("*/templates/*/mail/*")
        if path.is_file()
    }


def test_every_letter_has_a_row() -> None:
    """A new letter? Write down by hand what may stand in it, and who gets it."""
    assert sorted(templates().keys() ^ LETTERS.keys()) == []


def test_every_letter_is_made_in_one_place() -> None:
    made = {
        name
        for name, what in inspect.getmembers(letters, inspect.isfunction)
        if inspect.signature(what).return_annotation == "Letter"
    }
    assert made == {kind.maker for kind in LETTERS.values()}
    elsewhere = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if re.search(
            r"\bLetter\(|EmailMessage\(|EmailMultiAlternatives\(|send_(mass_)?mail\(", path.read_text()
        )
    ]
    assert sorted(elsewhere) == ["delivery/mail.py", "people/actions/letters.py"]


def test_letter_says_only_what_its_row_says() -> None:
    for name, text in templates().items():
        said = {one or three or four for one, _two, three, four in FILLED_IN.findall(text)}
        given = {two for _one, two, _three, _four in FILLED_IN.findall(text)} - {""}
        assert said - given == LETTERS[name].says, name


def test_maker_hands_over_only_what_its_row_says() -> None:
    for kind in LETTERS.values():
        source = inspect.getsource(getattr(letters, kind.maker))
        assert set(re.findall(r'"(\w+)": ', source)) == kind.says, kind.maker


def test_doors_that_send_stand_in_the_matrix() -> None:
    assert SENT_AT.keys() <= {row.door for row in rows() if row.method == "POST"}
