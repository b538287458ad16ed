"""What can be guessed of a file: with whom, in which round, who speaks."""

from __future__ import annotations

import pytest

from vensterbank.material.enums import Role
from vensterbank.material.importers import read_transcript
from vensterbank.material.rules import guessed_roles, is_called, name_at_start, round_in

NAMES = ["Karim", "Samira", "Sam", "gesprek 70-1"]
ROUNDS = [(1, "voorjaar"), (2, "najaar")]


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("Karim-2.docx", "Karim"),
        ("karim.txt", "Karim"),
        ("karim2.txt", "Karim"),
        ("Samira najaar.md", "Samira"),
        ("Samuel.txt", None),
        ("interview Karim.txt", None),
        ("gesprek 70-1.txt", "gesprek 70-1"),
        ("gesprek 70-10.txt", None),
    ],
)
def test_file_begins_with_a_name(file_name: str, name: str | None) -> None:
    assert name_at_start(file_name, NAMES) == name


@pytest.mark.parametrize(
    ("file_name", "number"),
    [
        ("Karim-2.docx", 2),
        ("karim_najaar.txt", 2),
        ("Karim voorjaar (1).txt", 1),
        ("Karim.txt", None),
        ("Karim-7.txt", None),
    ],
)
def test_round_follows_the_name(file_name: str, number: int | None) -> None:
    assert round_in(file_name, "Karim", ROUNDS) == number


@pytest.mark.parametrize(
    ("label", "is_karim"), [("Karim", True), ("KARIM YILDIZ", True), ("K", False), ("Kar", False)]
)
def test_label_is_the_respondents_name(label: str, is_karim: bool) -> None:
    assert is_called(label, "Karim") is is_karim


def test_respondents_own_name_decides_who_answers() -> None:
    draft = read_transcript(b"Anna: Ja.\n\nKarim: Nee.\n\nAnna: Goed.\n\nKarim: Best.\n", "x.txt")
    assert guessed_roles(draft, "Karim") == {"Anna": Role.OTHER, "Karim": Role.RESPONDENT}


def test_nobody_known_everybody_answers() -> None:
    draft = read_transcript(b"Anna: Ja.\n\nBert: Nee.\n\nAnna: Goed.\n\nBert: Best.\n", "x.txt")
    assert set(guessed_roles(draft).values()) == {Role.RESPONDENT}


def test_whoever_asks_is_the_interviewer() -> None:
    draft = read_transcript(b"I: Hoe gaat het?\n\nR: Goed.\n\nI: Echt?\n\nR: Ja.\n", "x.txt")
    assert guessed_roles(draft, "Karim") == {"I": Role.INTERVIEWER, "R": Role.RESPONDENT}
