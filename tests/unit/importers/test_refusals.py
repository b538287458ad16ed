"""Files that cannot become a transcript: each with its own reason, in words that help."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from django.utils import translation

from tests.unit.importers.samples import RELATIONS, document, docx, paragraph, plain_docx, run, zipped
from vensterbank.material.importers import MAX_BYTES, UnreadableTranscript, docx_zip, read_transcript
from vensterbank.material.importers.refusals import MAX_LINES, REFUSALS
from vensterbank.shared.errors import Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = plain_docx(["I: Hoe was dat?", "R: Stil."])
ENTITY = '<!DOCTYPE w [<!ENTITY lol "lol">]>'
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def refusal_of(data: bytes, filename: str = "gesprek.txt") -> UnreadableTranscript:
    with pytest.raises(UnreadableTranscript) as refused:
        read_transcript(data, filename)
    return refused.value


def word_with(main: str | bytes) -> bytes:
    """A Word file whose main part is this."""
    return zipped(("_rels/.rels", RELATIONS), ("word/document.xml", main))


def marked(data: bytes, offset: int, flag: int) -> bytes:
    """A ZIP whose entries all have this bit of a flag on."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", offset), (b"PK\x01\x02", offset + 2)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at] |= flag
            place = changed.find(mark, place + 4)
    return bytes(changed)


def lying_bomb() -> bytes:
    """100 MB of spaces whose header says that it is 1,000 bytes."""
    data = bytearray(word_with(" " * 100_000_000))
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 1000)
    return bytes(data)


def picture() -> bytes:
    rows = zlib.compress(b"\x00\xff\xff\xff" * 4)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(rows)) + b"IDAT" + rows


FILES = {
    "empty": ("empty", b""),
    "empty but for its mark": ("empty", b"\xef\xbb\xbf"),
    "two line ends": ("only-white-space", b"\n\n"),
    "blanks of every kind": ("only-white-space", " \t\r\n\u00a0\u2028".encode()),
    "word file of blanks": ("only-white-space", plain_docx([" ", "", "\u00a0"])),
    "heading": ("no-speech", b"Sluiting\n\n"),
    "headings": ("no-speech", b"# Gesprek\n\n## Deel 1\n"),
    "label without words": ("no-speech", b"Mededelingen\n\nDe voorzitter:\n"),
    "times without words": ("no-speech", b"[00:00:01]\n[00:00:02]\n"),
    "rules": ("no-speech", b"-----\n=====\n"),
    "word file with a title": ("no-speech", plain_docx(["Gesprek met Karim"])),
    "too large": ("too-large", b"a" * (MAX_BYTES + 1)),
    "too many lines": ("too-many-lines", b"ja.\n" * (MAX_LINES + 1)),
    "too many paragraphs": ("too-many-lines", docx("<w:p/>" * (MAX_LINES + 1))),
    "program": ("binary", b"\x7fELF" + bytes(range(256))),
    "noise": ("binary", bytes(range(256)) * 4),
    "controls": ("binary", b"\x01\x02\x03 ja\x04\x05"),
    "compressed": ("binary", b"\x1f\x8b\x08" + bytes(20)),
    "PDF": ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "PNG": ("picture", picture()),
    "JPEG": ("picture", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"),
    "photograph of a phone": ("picture", b"\x00\x00\x00\x24ftypheic\x00\x00"),
    "sound of a phone": ("recording", b"\x00\x00\x00\x20ftypM4A \x00\x00"),
    "sound": ("recording", b"RIFF\x24\x00\x00\x00WAVEfmt "),
    "MP3": ("recording", b"ID3\x04\x00\x00\x00"),
    "XML": ("xml", b'<?xml version="1.0"?><a>Ja</a>'),
    "XML that was stored twice": ("xml", 'ï»¿\n<?xml version="1.0" encoding="utf-8"?>\n<a>één</a>'.encode()),
    "web page": ("html", b"<!DOCTYPE html><html><body>Ja</body></html>"),
    "RTF": ("rtf", b"{\\rtf1\\ansi Ja}"),
    "OpenDocument": (
        "odt",
        zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")),
    ),
    "WebVTT": ("subtitles", b"WEBVTT\n\n00:00.000 --> 00:02.000\nJa.\n"),
    "SubRip": ("subtitles", b"1\r\n00:00:00,000 --> 00:00:02,000\r\nJa.\r\n"),
    "old Word": ("old-word", OLE + bytes(600)),
    "locked Word": ("docx-password", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "locked ZIP": ("docx-password", marked(GOOD, 6, 1)),
    "spreadsheet": ("zip-not-docx", zipped(("xl/workbook.xml", "<workbook/>"))),
    "archive": ("zip-not-docx", zipped(("gesprek.txt", "I: Hoe?\nR: Goed."))),
    "archive of nothing": ("zip-not-docx", zipped()),
    "word file about something else": ("zip-not-docx", word_with("<kaart/>")),
    "half a word file": ("docx-damaged", GOOD[: len(GOOD) // 2]),
    "start of a word file": ("docx-damaged", GOOD[:30]),
    "word file of broken XML": ("docx-damaged", word_with(document(paragraph(run("Ja.")))[:-20])),
    "word file of no XML": ("docx-damaged", word_with("Ja.")),
    "word file without a main part": ("docx-damaged", word_with("")),
    "word file in an odd packing": (
        "docx-damaged",
        zipped(("_rels/.rels", RELATIONS), ("word/document.xml", document("")), compression=zipfile.ZIP_LZMA),
    ),
    "bomb": ("docx-too-much-inside", word_with(document(paragraph(run("a" * 8_000_000))))),
    "bomb beside a stone": (
        "docx-too-much-inside",
        zipped(
            ("word/document.xml", " " * (docx_zip.MAX_UNPACKED + 1)), ("word/media/a.png", bytes(999_999))
        ),
    ),
    "bomb that lies about its size": ("docx-damaged", lying_bomb()),
    "thousands of parts": ("docx-too-much-inside", zipped(*((f"word/{n}.xml", "") for n in range(5_001)))),
    "entities": ("docx-definitions", docx(paragraph("<w:r><w:t>&lol;</w:t></w:r>"), before=ENTITY)),
    "a billion laughs": (
        "docx-definitions",
        docx(paragraph("<w:r><w:t>&i;</w:t></w:r>"), before=f"{LAUGHS}]>"),
    ),
    "a file of ours": (
        "docx-definitions",
        docx(paragraph(run("Ja.")), before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ),
    "definitions behind a long comment": (
        "docx-definitions",
        docx(paragraph(run("Ja.")), before=f"<!--{'x' * (docx_zip.CHUNK - 90)}-->{ENTITY}"),
    ),
    "definitions in UTF-16": (
        "docx-definitions",
        word_with(document(paragraph(run("Ja.")), before=ENTITY).replace("UTF-8", "UTF-16").encode("utf-16")),
    ),
}


@pytest.mark.parametrize(("code", "data"), FILES.values(), ids=FILES.keys())
def test_file_is_refused_with_its_own_reason(code: str, data: bytes) -> None:
    assert refusal_of(data, "gesprek.docx" if data.startswith(b"PK") else "gesprek.txt").code == code


@pytest.mark.parametrize(
    ("filename", "code"),
    [("a.xml", "xml"), ("a.HTML", "html"), ("a.srt", "subtitles"), ("a.csv", "table"), ("a.json", "table")],
)
def test_name_tells_what_the_content_leaves_open(filename: str, code: str) -> None:
    assert refusal_of(b"I: Hoe was dat?\nR: Stil.\n", filename).code == code


def test_every_reason_is_shown_by_a_file() -> None:
    shown = {code for code, _ in FILES.values()} | {"table"}
    elsewhere = {"undecodable", "nul", "lone-surrogate"}
    assert shown | elsewhere == set(REFUSALS)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reason_has_a_sentence_of_its_own_that_says_what_to_do(language: str) -> None:
    with translation.override(language):
        sentences = {code: str(message) for code, message in REFUSALS.items()}
    assert len(set(sentences.values())) == len(REFUSALS)
    assert {code: text for code, text in sentences.items() if text.count(". ") + text.count(": ") < 1} == {}


def test_reason_speaks_the_language_of_the_reader() -> None:
    refused = refusal_of(b"")
    with translation.override("nl"):
        assert "leeg" in str(refused.message)
    with translation.override("en"):
        assert "empty" in str(refused.message)


def test_limit_is_told_in_megabytes() -> None:
    assert "20 MB" in str(refusal_of(b"a" * (MAX_BYTES + 1)).message)


def test_reason_never_repeats_what_was_said() -> None:
    secret = "Meneer Van Wijk slaapt in de kelder"
    data = f'<?xml version="1.0"?><a>{secret}</a>'.encode()
    refused = refusal_of(data)
    assert isinstance(refused, Refusal)
    assert "Wijk" not in str(refused) + repr(refused) + str(refused.__cause__)


def test_word_file_that_breaks_off_anywhere_is_refused_or_whole() -> None:
    whole = read_transcript(GOOD, "gesprek.docx").text
    assert whole == "Hoe was dat?\n\nStil."
    for length in range(4, len(GOOD), 7):
        assert refusal_of(GOOD[:length]).code in {"docx-damaged", "zip-not-docx"}


def test_word_file_of_another_producer_is_found_by_its_relations() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONS.replace("word/document.xml", "/word/document2.xml"))
        archive.writestr("word/document2.xml", document(paragraph(run("I: Hoe was dat?"))))
    assert read_transcript(target.getvalue(), "a.docx").text == "Hoe was dat?"
