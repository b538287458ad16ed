"""A Word document becomes lines: what was typed, without notes, comments, pictures and deleted words.

What is added under tracked changes is in, what is deleted is out: as Word shows it once every change is accepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from vensterbank.material.importers.docx_body import WordBody, WordParagraph
from vensterbank.material.importers.docx_zip import Archive
from vensterbank.material.importers.draft import Note
from vensterbank.material.importers.lines import LINE_END, Line
from vensterbank.material.importers.refusals import refusal
from vensterbank.material.importers.remarks import REMARKS, remark

PACKAGE_RELATIONS = "_rels/.rels"
USUAL_PLACE = "word/document.xml"
# No "<" inside a tag: a file of tags that never end would else be read from each of them to the end.
MAIN_DOCUMENT = re.compile(rb"<Relationship\s[^<>]*officeDocument\"[^<>]*>")
TARGET = re.compile(rb"\sTarget=\"/?([^\"]+)\"")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class WordText:
    """The lines of a Word document, the encoding of its text part, and what was left out."""

    lines: list[Line]
    encoding: str
    notes: tuple[Note, ...]


def read_docx(data: bytes) -> WordText:
    """Read the bytes of a DOCX; raises UnreadableTranscript for anything that is not an honest one."""
    archive = Archive(data)
    body = WordBody()
    encoding = _feed(archive, _main_part(archive), body)
    if not body.has_body:
        raise refusal("zip-not-docx")
    lines: list[Line] = []
    after_blank = True
    for number, paragraph in enumerate(body.paragraphs, start=1):
        found = _lines(number, paragraph, after_blank=after_blank)
        lines.extend(found)
        after_blank = not found
    if not lines:
        raise refusal("only-white-space")
    notes = tuple(remark(code, count=body.seen[code]) for code in REMARKS if body.seen[code])
    return WordText(lines, encoding, notes)


def _main_part(archive: Archive) -> str:
    """The name of the part with the text; producers may call it differently."""
    if "mimetype" in archive.names and archive.read("mimetype").startswith(OPEN_DOCUMENT):
        raise refusal("odt")
    relations = archive.read(PACKAGE_RELATIONS) if PACKAGE_RELATIONS in archive.names else b""
    for found in MAIN_DOCUMENT.finditer(relations):
        target = TARGET.search(found.group())
        name = target[1].decode("utf-8", "replace") if target else ""
        if name in archive.names and name.startswith("word/"):
            return name
    if USUAL_PLACE in archive.names:
        return USUAL_PLACE
    raise refusal("zip-not-docx")


def _feed(archive: Archive, name: str, body: WordBody) -> str:
    """Parse one part into ``body``; gives its encoding. No entities, no network, no huge nodes."""
    target = cast(Any, body)  # lxml's stubs ask for methods that it does not need
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False)
    encoding = None
    try:
        for chunk in archive.chunks(name):
            encoding = encoding or ("utf-16" if chunk.startswith(UTF16_MARKS) else "utf-8")
            parser.feed(chunk)
        parser.close()
    except etree.LxmlError:
        raise refusal("docx-damaged") from None
    return encoding or "utf-8"


def _lines(number: int, paragraph: WordParagraph, *, after_blank: bool) -> list[Line]:
    """The lines of one paragraph: a soft return begins a new line that joins the one before it."""
    rows: list[list[tuple[str, bool]]] = [[]]
    for text, bold in paragraph.pieces:
        first, *others = LINE_END.split(text)
        rows[-1].append((first, bold))
        rows.extend([(other, bold)] for other in others)
    lines: list[Line] = []
    for row in rows:
        text = "".join(piece for piece, _ in row).strip()
        if text:
            joins = bool(lines) and not after_blank
            lines.append(Line(number, text, _bold_start(row), paragraph.heading, joins, after_blank))
        after_blank = not text
    return lines


def _bold_start(row: list[tuple[str, bool]]) -> int:
    """How many code points from the start of a line, its first spaces not counted, are bold."""
    bold_text = ""
    for text, bold in row:
        if not bold and text.strip():
            break
        bold_text += text
    return len(bold_text.strip())
