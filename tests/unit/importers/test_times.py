"""Time stamps leave the text and stand at their paragraph."""

from __future__ import annotations

import pytest

from tests.unit.importers.samples import codes, read, times, turns


@pytest.mark.parametrize(
    ("stamp", "time_ms"),
    [
        ("[00:01:23]", 83_000),
        ("(00:01:23)", 83_000),
        ("{00:01:23}", 83_000),
        ("<00:01:23>", 83_000),
        ("#00:01:23-4#", 83_400),
        ("[1:23]", 83_000),
        ("[01:23.5]", 83_500),
        ("[00:01:23,250]", 83_250),
        ("[00:01:23.000 --> 00:01:29.000]", 83_000),
        ("[75:00]", 4_500_000),
        ("00:01:23", 83_000),
        ("1:00:05", 3_605_000),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"], ids=["before the words", "on a line of its own"])
def test_stamp_becomes_the_time_of_its_paragraph(stamp: str, time_ms: int, between: str) -> None:
    draft = read(f"{stamp}{between}Hoe was dat?\n\nStil, zei ze.\n")
    assert turns(draft) == [(None, "Hoe was dat?"), (None, "Stil, zei ze.")]
    assert times(draft) == [time_ms, None]


@pytest.mark.parametrize(
    "words",
    [
        "12:30 was hij er nog niet.",
        "Om [half een] dus.",
        "1:2 stond het.",
        "99:99:99 of zo.",
        "1:75:00 bestaat niet.",
    ],
)
def test_clock_in_a_sentence_is_left_alone(words: str) -> None:
    draft = read(f"I: Hoe was dat?\nR: Stil.\n{words}\nI: En nu?\nR: Beter.\n")
    assert ("R", words) in turns(draft)
    assert times(draft) == [None] * 5


def test_bare_clocks_count_in_a_file_that_is_full_of_them() -> None:
    draft = read("0:05 Hoe was dat?\n0:09 Stil, zei ze.\n0:12 En daarna?\n")
    assert times(draft) == [5_000, 9_000, 12_000]


def test_name_of_a_day_before_a_clock_is_no_speaker() -> None:
    text = "I: Wanneer?\nR: Laat.\nMaandag 12:30 kwam hij.\nMaandag 13:00 ging hij.\nI: Zeker?\nR: Ja.\n"
    assert ("R", "Maandag 12:30 kwam hij.") in turns(read(text))


def test_time_on_its_own_line_belongs_to_the_speaker_below_it() -> None:
    draft = read("[00:01:00]\nNoor: Hoe was dat?\n[00:01:30]\nKarim: Stil.\nNoor: En nu?\nKarim: Beter.\n")
    assert [speaker for speaker, _ in turns(draft)] == ["Noor", "Karim", "Noor", "Karim"]
    assert times(draft) == [60_000, 90_000, None, None]


def test_time_of_a_label_without_words_is_not_given_to_another() -> None:
    draft = read("Noor [00:00:05]: Hoe was dat?\nKarim [00:00:09]:\nNoor: En nu?\nKarim [00:00:15]: Beter.\n")
    assert turns(draft)[1] == ("Noor", "En nu?")
    assert times(draft) == [5_000, None, 15_000]


def test_time_behind_the_colon_is_taken_out() -> None:
    draft = read("Noor: [00:01:00] Hoe was dat?\nKarim: [00:01:30] Stil.\nNoor: En nu?\nKarim: Beter.\n")
    assert turns(draft)[0] == ("Noor", "Hoe was dat?")
    assert times(draft) == [60_000, 90_000, None, None]


def test_time_that_closes_a_paragraph_begins_the_next() -> None:
    draft = read("I: Hoe was dat? #00:00:12-4#\n\nB: Stil. #00:00:15-0#\n\nI: En nu?\n\nB: Beter.\n")
    assert [words for _, words in turns(draft)] == ["Hoe was dat?", "Stil.", "En nu?", "Beter."]
    assert times(draft) == [None, 12_400, 15_000, None]
    assert codes(draft) == ["times-at-end"]


def test_time_in_the_middle_stays_and_is_named() -> None:
    draft = read("I: Hoe was dat?\nR: Stil [00:00:15] en toen druk.\nI: En nu?\nR: Beter.\n")
    assert ("R", "Stil [00:00:15] en toen druk.") in turns(draft)
    assert codes(draft) == ["time-inside-text"]


def test_time_that_goes_back_is_named_with_its_line() -> None:
    draft = read("[00:02:00] Eerst was het stil.\n\n[00:01:00] Toen werd het druk.\n")
    assert times(draft) == [120_000, 60_000]
    assert ("time-goes-back", 3) in [(note.code, note.line) for note in draft.notes]
