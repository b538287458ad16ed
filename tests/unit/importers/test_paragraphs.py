"""Paragraphs become quotes (S6): where they begin and end, and what stays of the characters."""

from __future__ import annotations

import pytest

from tests.unit.importers.samples import codes, read, turns
from vensterbank.material.importers import read_transcript

LINE_ENDS = {
    "LF": "\n",
    "CRLF": "\r\n",
    "CR": "\r",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "next line": "\u0085",
    "vertical tab": "\v",
    "form feed": "\f",
}


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
def test_every_line_end_becomes_the_same_text(end: str) -> None:
    lines = ["I: Hoe was dat?", "R: Eerst stil.", "", "Toen druk.", "I: En nu?"]
    draft = read(end.join(lines))
    assert draft.text == "Hoe was dat?\n\nEerst stil.\n\nToen druk.\n\nEn nu?"
    assert codes(draft) == []


def test_ranges_count_code_points() -> None:
    draft = read("I: Hoe was dat? 😀\nR: Café, cafe\u0301, İstanbul.\n")
    first, second = draft.paragraphs
    assert (first.start, first.end) == (0, 14)
    assert (second.start, second.end) == (16, 38)
    assert draft.text[second.start : second.end] == "Café, cafe\u0301, İstanbul."


def test_characters_are_not_normalised() -> None:
    words = "cafe\u0301 café ﬁjn \u00a0½ \u200bzacht\u00adjes"
    assert read(f"I: Hoe was dat?\nR: {words}\n").text.endswith(words)


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "Noor: Ik wilde je vragen hoe je dat doet, als je bij iemand voor de deur\n"
        "staat en je weet nog niet wie er opendoet, en of er wel opengedaan wordt\n"
        "door degene voor wie je komt.\n"
        "Karim: Nou, dan wacht ik. Ik ga niet drie keer bellen, dat heb ik geleerd,\n"
        "want de mensen schrikken daarvan en dan zei ik tegen mezelf: rustig blijven\n"
        "staan, even kijken.\n"
        "\n"
        "En dan pas weer een stap.\n"
    )
    draft = read(text)
    assert [speaker for speaker, _ in turns(draft)] == ["Noor", "Karim", "Karim"]
    assert turns(draft)[0][1].splitlines()[1].startswith("staat en je weet")
    assert codes(draft) == ["lines-of-fixed-width"]


def test_lines_of_different_lengths_are_paragraphs() -> None:
    lines = [
        "Ik begon in de zomer met dit werk, en dat was eerst vooral lopen.",
        "Stil was het.",
        "Daarna werd het druk op de trap, want iedereen wilde erbij zijn.",
        "Heel druk.",
        "En toen ging iedereen naar huis.",
    ]
    assert [words for _, words in turns(read("\n".join(lines)))] == lines


def test_heading_stands_without_a_speaker() -> None:
    draft = read("# Gesprek\n\nI: Hoe was dat?\nR: Stil.\n\n## Nu\n\nI: En nu?\nR: Beter.\n", "gesprek.md")
    assert [words for speaker, words in turns(draft) if speaker is None] == ["# Gesprek", "## Nu"]
    assert codes(draft) == ["headings"]


def test_hash_is_no_heading_in_plain_text() -> None:
    draft = read("I: Welke kamer?\nR: Die daar.\n# 12 was het.\nI: Zeker?\n", "gesprek.txt")
    assert turns(draft)[2] == ("R", "# 12 was het.")


@pytest.mark.parametrize(
    ("filename", "kind"),
    [("a.md", "md"), ("a.MARKDOWN", "md"), ("a.txt", "txt"), ("a", "txt"), ("a.docx", "txt")],
)
def test_format_follows_content_first(filename: str, kind: str) -> None:
    assert read_transcript(b"I: Hoe was dat?\nR: Stil.\n", filename).format == kind
