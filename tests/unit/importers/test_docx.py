"""Word files: what was typed, and a note on what was left out."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.shared import RGBColor

from tests.unit.importers.samples import (
    bold,
    codes,
    document,
    docx,
    paragraph,
    plain_docx,
    run,
    times,
    turns,
    word_turns,
    zipped,
)
from vensterbank.material.importers import Draft, read_transcript

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OPENING = paragraph(run("I: Hoe was dat?"))


def in_word(body: str) -> Draft:
    return read_transcript(docx(body), "gesprek.docx")


def words_of(body: str) -> str:
    """What the respondent says in a Word file with this after the first question."""
    draft = in_word(OPENING + body)
    return "|".join(words for _, words in turns(draft)[1:])


def test_word_file_of_a_real_writer_is_read() -> None:
    written = Document()
    written.add_heading("Gesprek met Karim", level=1)
    for name, words in (("Noor", "Hoe was dat?"), ("Karim", "Stil, zei ze: één keer."), ("Noor", "En nu?")):
        line = written.add_paragraph()
        line.add_run(f"{name}:").bold = True
        line.add_run(f" {words}").font.color.rgb = RGBColor(0, 0, 0)
    target = io.BytesIO()
    written.save(target)
    draft = read_transcript(target.getvalue(), "gesprek.docx")
    assert turns(draft) == [
        (None, "Gesprek met Karim"),
        ("Noor", "Hoe was dat?"),
        ("Karim", "Stil, zei ze: één keer."),
        ("Noor", "En nu?"),
    ]
    assert (draft.format, draft.encoding, codes(draft)) == ("docx", "utf-8", ["headings"])


def test_name_in_bold_without_a_colon_is_a_speaker() -> None:
    body = "".join(
        paragraph(bold(name), run(f" {words}"))
        for name, words in (
            ("Noor", "Hoe was dat?"),
            ("Karim", "Stil."),
            ("Noor", "En nu?"),
            ("Karim", "Druk."),
        )
    )
    assert word_turns(body) == [
        ("Noor", "Hoe was dat?"),
        ("Karim", "Stil."),
        ("Noor", "En nu?"),
        ("Karim", "Druk."),
    ]


def test_name_in_a_strong_style_on_its_own_line_is_a_speaker() -> None:
    strong = '<w:rStyle w:val="Strong"/>'
    body = "".join(
        paragraph(run(name, strong)) + paragraph(run(words))
        for name, words in (
            ("Noor", "Hoe was dat?"),
            ("Karim", "Stil."),
            ("Noor", "En nu?"),
            ("Karim", "Druk."),
        )
    )
    assert word_turns(body)[1:3] == [("Karim", "Stil."), ("Noor", "En nu?")]


def test_bold_that_is_switched_off_is_no_name() -> None:
    body = "".join(
        paragraph(run(word, '<w:b w:val="0"/>'), run(" was het daar.")) for word in ("Stil", "Druk") * 2
    )
    assert {speaker for speaker, _ in word_turns(body)} == {None}


def test_bold_line_before_a_turn_is_a_heading() -> None:
    body = (
        OPENING + paragraph(run("R: Stil.")) + paragraph(bold("Over de trap")) + paragraph(run("I: En nu?"))
    )
    assert word_turns(body)[2] == (None, "Over de trap")


@pytest.mark.parametrize("level", ['<w:pStyle w:val="Kop2"/>', '<w:outlineLvl w:val="1"/>'])
def test_heading_of_word_is_nobodys_turn(level: str) -> None:
    assert (None, "Over de trap") in word_turns(OPENING + paragraph(run("Over de trap"), settings=level))


def test_table_with_time_name_and_words_is_a_conversation() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"

    body = (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + row("00:00:05", "Noor", "Hoe was dat?")
        + row("00:00:09", "Karim", "Stil.")
        + row("00:00:12", "Noor", "En nu?")
        + row("00:00:15", "Karim", "Druk.")
        + "</w:tbl>"
    )
    draft = in_word(body)
    assert turns(draft)[:2] == [("Noor", "Hoe was dat?"), ("Karim", "Stil.")]
    assert times(draft) == [5_000, 9_000, 12_000, 15_000]


def test_paragraphs_in_one_cell_stay_apart() -> None:
    cell = (
        f"<w:tc>{paragraph(run('R:'))}</w:tc><w:tc>{paragraph(run('Stil.'))}{paragraph(run('Druk.'))}</w:tc>"
    )
    assert words_of(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == "Stil.|Druk."


def test_table_in_a_table_is_read_in_order() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('R: Midden.'))}</w:tc></w:tr></w:tbl>"
    cell = f"<w:tc>{paragraph(run('R: Eerst.'))}{inner}{paragraph(run('R: Laatst.'))}</w:tc>"
    assert words_of(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == "Eerst.|Midden.|Laatst."


def test_soft_return_stays_inside_the_paragraph() -> None:
    assert words_of(paragraph(run("R: Stil."), "<w:r><w:br/></w:r>", run("Druk."))) == "Stil.\nDruk."


def test_soft_return_before_a_label_begins_a_turn() -> None:
    draft = in_word(paragraph(run("I: Hoe was dat?"), "<w:r><w:br/></w:r>", run("R: Stil.")))
    assert turns(draft) == [("I", "Hoe was dat?"), ("R", "Stil.")]


def test_two_soft_returns_begin_a_paragraph() -> None:
    assert words_of(paragraph(run("R: Stil."), "<w:r><w:br/><w:br/></w:r>", run("Druk."))) == "Stil.|Druk."


def test_tabs_and_hyphens_are_characters() -> None:
    pieces = "<w:r><w:t>R: a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>"
    assert (
        words_of(paragraph(pieces, settings='<w:tabs><w:tab w:val="left"/></w:tabs>')) == "a\tb\u2011c\u00add"
    )


def test_words_in_pieces_are_one_text() -> None:
    link = f"<w:hyperlink>{run('de ')}</w:hyperlink>"
    assert words_of(paragraph(run("R: St"), run("il op "), link, run("trap."))) == "Stil op de trap."


def test_content_control_is_read() -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{paragraph(run('R: Stil.'))}</w:sdtContent></w:sdt>"
    )
    assert words_of(control) == "Stil."


def test_field_shows_its_outcome_and_not_its_code() -> None:
    field = "<w:r><w:instrText>REF trap</w:instrText></w:r>"
    assert words_of(paragraph(run("R: Op de "), field, run("trap."))) == "Op de trap."


def test_tracked_changes_keep_what_was_added_and_leave_out_what_was_deleted() -> None:
    deleted = "<w:del><w:r><w:delText>heel </w:delText></w:r></w:del>"
    draft = in_word(OPENING + paragraph(run("R: "), deleted, f"<w:ins>{run('erg ')}</w:ins>", run("stil.")))
    assert turns(draft)[1] == ("R", "erg stil.")
    assert codes(draft) == ["tracked-changes"]


def test_words_that_were_moved_stand_in_their_new_place_only() -> None:
    moved = f"<w:moveFrom>{run('Stil. ')}</w:moveFrom>"
    assert (
        words_of(paragraph(run("R: "), moved, run("Druk. "), f"<w:moveTo>{run('Stil.')}</w:moveTo>"))
        == "Druk. Stil."
    )


def test_paragraph_whose_end_was_deleted_runs_on() -> None:
    deleted_end = paragraph(run("R: Eerst stil, "), settings="<w:rPr><w:del/></w:rPr>")
    assert words_of(deleted_end + paragraph(run("toen druk."))) == "Eerst stil, toen druk."


def test_earlier_formatting_is_not_read() -> None:
    change = '<w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    assert ("R", "Stil.") in word_turns(OPENING + paragraph(run("R: Stil."), settings=change))


@pytest.mark.parametrize(
    ("piece", "code"),
    [
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', "footnotes-left-out"),
        ('<w:r><w:endnoteReference w:id="1"/></w:r>', "footnotes-left-out"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "comments-left-out"),
        ("<w:r><w:drawing><w:t>schets</w:t></w:drawing></w:r>", "pictures-left-out"),
        (
            f"<w:r><w:pict><w:txbxContent>{paragraph(run('kader'))}</w:txbxContent></w:pict></w:r>",
            "pictures-left-out",
        ),
        (run("geheim", "<w:vanish/>"), "hidden-text-left-out"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "symbols-left-out"),
    ],
)
def test_what_nobody_said_is_left_out_with_a_note(piece: str, code: str) -> None:
    draft = in_word(OPENING + paragraph(run("R: Stil"), piece, run(".")))
    assert turns(draft)[1] == ("R", "Stil.")
    assert codes(draft) == [code]


def test_drawing_with_a_fallback_is_counted_once() -> None:
    drawing = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice>'
        f"<mc:Fallback><w:pict>{run('kader')}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    draft = in_word(OPENING + paragraph(run("R: Stil"), f"<w:r>{drawing}</w:r>", run(".")))
    (note,) = draft.notes
    assert turns(draft)[1] == ("R", "Stil.")
    assert str(note.message).endswith("1.")


def test_symbol_with_a_letter_of_its_own_is_kept() -> None:
    assert (
        words_of(paragraph(run("R: Stil "), '<w:r><w:sym w:char="2192"/></w:r>', run(" druk.")))
        == "Stil → druk."
    )


def test_line_end_in_the_file_is_a_space_to_word() -> None:
    assert words_of(paragraph(run("R: Stil\nen druk."))) == "Stil en druk."


def test_strict_word_file_is_read() -> None:
    data = docx(OPENING + paragraph(run("R: Stil.")), namespace=STRICT)
    assert turns(read_transcript(data, "gesprek.docx")) == [("I", "Hoe was dat?"), ("R", "Stil.")]


def test_word_file_in_utf_16_is_read() -> None:
    text = document(OPENING + paragraph(run("R: Één keer."))).replace("UTF-8", "UTF-16")
    draft = read_transcript(zipped(("word/document.xml", text.encode("utf-16"))), "gesprek.docx")
    assert (turns(draft)[1], draft.encoding) == (("R", "Één keer."), "utf-16")


def test_note_counts_paragraphs_of_the_file() -> None:
    draft = read_transcript(
        plain_docx(["I: Hoe was dat?", "", "R:", "I: En nu?", "R: Druk."]), "gesprek.docx"
    )
    assert [(note.code, note.line) for note in draft.notes] == [("turn-without-words", 3)]
