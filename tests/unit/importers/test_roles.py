"""Who asks and who answers (S1, S3): a guess that a person can change."""

from __future__ import annotations

import pytest

from tests.unit.importers.samples import read
from vensterbank.material.importers import SpeakerRole

ASKS, ANSWERS, UNKNOWN = SpeakerRole.INTERVIEWER, SpeakerRole.RESPONDENT, SpeakerRole.UNKNOWN


def roles(text: str) -> dict[str, SpeakerRole]:
    return {guess.label: guess.role for guess in read(text).speakers}


@pytest.mark.parametrize(
    ("asking", "answering"),
    [
        ("I", "R"),
        ("Interviewer", "Respondent"),
        ("Onderzoeker", "Samira"),
        ("I2", "R2"),
        ("Vraag", "Antwoord"),
        ("V", "A"),
        ("Q", "A"),
        ("Interviewer (Noor)", "Bewoner 1"),
    ],
)
def test_labels_say_who_asks(asking: str, answering: str) -> None:
    text = f"{asking}: Vertel eens.\n{answering}: Vraag je dat aan mij?\n{asking}: Ja, aan jou.\n{answering}: Echt?\n"
    assert roles(text) == {asking: ASKS, answering: ANSWERS}


def test_who_mostly_asks_is_the_interviewer() -> None:
    text = (
        "Noor: Hoe was dat?\nKarim: Stil.\nNoor: En toen?\nKarim: Druk. Snap je?\nNoor: Ja.\nKarim: Klaar.\n"
    )
    assert roles(text) == {"Noor": ASKS, "Karim": ANSWERS}


def test_two_who_ask_alike_stay_unknown() -> None:
    text = "Noor: Hoe was dat?\nKarim: Hoe bedoel je?\nNoor: Was het stil?\nKarim: Wanneer?\n"
    assert roles(text) == {"Noor": UNKNOWN, "Karim": UNKNOWN}


def test_man_and_woman_are_not_question_and_answer() -> None:
    assert roles("V: Dag.\nM: Dag.\nV: Mooi weer.\nM: Zeker.\n") == {"V": UNKNOWN, "M": UNKNOWN}


def test_meeting_of_many_gets_no_guess() -> None:
    people = ["Noor", "Karim", "Samira", "Ineke", "Ruben", "Wilma", "Tjeerd"]
    text = "".join(f"{name}: {'Wie is er?' if name == 'Noor' else 'Ik ben er.'}\n" for name in people * 2)
    assert set(roles(text).values()) == {UNKNOWN}


def test_guess_counts_paragraphs_and_words() -> None:
    karim = read("I: Hoe was dat?\nR: Eerst stil.\nToen heel druk.\nI: En nu?\n").speakers[1]
    assert (karim.label, karim.paragraphs, karim.words) == ("R", 2, 5)
