"""Bytes from any computer: which characters they stand for, and when that is a guess."""

from __future__ import annotations

import codecs

import pytest

from tests.unit.importers.samples import codes, read
from vensterbank.material.importers import Draft, UnreadableTranscript, read_transcript

WORDS = (
    "I: Hoe was dat, één keer?\nR: Geïnvloed, zei ze: ‘reëel’ – z’n cliënten… “oké”, voor € 5, à la minute.\n"
)
GUESSED = ["encoding-guessed"]


def in_bytes(data: bytes) -> Draft:
    return read_transcript(data, "gesprek.txt")


@pytest.mark.parametrize(
    ("data", "encoding", "notes"),
    [
        (WORDS.encode("utf-8"), "utf-8", []),
        (codecs.BOM_UTF8 + WORDS.encode("utf-8"), "utf-8", []),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le", []),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be", []),
        (WORDS.encode("cp1252"), "cp1252", GUESSED),
        (WORDS.encode("mac_roman"), "mac_roman", GUESSED),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "Windows-1252", "MacRoman"],
)
def test_same_words_come_out_of_every_encoding(data: bytes, encoding: str, notes: list[str]) -> None:
    draft = in_bytes(data)
    assert draft.text == read(WORDS).text
    assert draft.encoding == encoding
    assert codes(draft) == notes


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "word",
    [
        "één",
        "geïnd",
        "zoëven",
        "coöperatie",
        "crème",
        "façade",
        "z’n",
        "foto’s",
        "“ja”",
        "‘ja’",
        "Éénmaal",
        "tja…",
        "wel – niet",
    ],
)
def test_one_special_word_tells_the_encoding(encoding: str, word: str) -> None:
    text = f"I: Hoe was dat?\nR: Ze zei {word} en ging weg.\n"
    draft = in_bytes(text.encode(encoding))
    assert (draft.encoding, draft.text) == (encoding, read(text).text)


def test_guess_names_the_encoding() -> None:
    (note,) = in_bytes(WORDS.encode("cp1252")).notes
    assert "Windows-1252" in str(note.message)


def test_mark_in_the_middle_is_a_character_like_others() -> None:
    assert "\ufeff" in read("\ufeffI: Hoe was dat?\nR: Stil\ufeff toch.\n").text[1:]


def test_letters_that_were_garbled_earlier_are_named() -> None:
    draft = read("I: Hoe was dat?\nR: Die cliÃ«nt was er niet.\n")
    assert codes(draft) == ["letters-garbled"]


def test_control_characters_are_kept_and_named() -> None:
    draft = read(
        "I: Hoe was dat?\nR: Stil\x07 was het daar, zei ze, en toen werd het druk op de trap, zo druk "
        + "nog. " * 9
    )
    assert "\x07" in draft.text
    assert codes(draft) == ["unusual-characters"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Добрый день, как дела у вас сегодня?".encode("cp1251"), "undecodable"),
        ("R: cliënt één".encode() + b"\xc3", "undecodable"),
        (codecs.BOM_UTF8 + b"R: caf\xe9", "undecodable"),
        (codecs.BOM_UTF16_LE + "R: ja".encode("utf-16-le")[:-1], "undecodable"),
        (b"R: ja\x00nee, dat zei ze.", "nul"),
        ("R: ja, dat zei ze.".encode("utf-16-le"), "nul"),
        (codecs.BOM_UTF16_BE + "R: ja\x00nee".encode("utf-16-be"), "nul"),
        ("R: ja \ud83d nee".encode("utf-8", "surrogatepass"), "lone-surrogate"),
        (codecs.BOM_UTF16_LE + "R: ja \ude00 nee".encode("utf-16-le", "surrogatepass"), "lone-surrogate"),
    ],
    ids=[
        "Cyrillic of Windows",
        "UTF-8 cut through a letter",
        "UTF-8 in name only",
        "UTF-16 cut through a letter",
        "NUL",
        "UTF-16 without mark",
        "NUL in UTF-16",
        "lone surrogate in UTF-8",
        "lone surrogate in UTF-16",
    ],
)
def test_characters_that_cannot_be_told_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableTranscript) as refused:
        in_bytes(data)
    assert refused.value.code == code
