"""Files as people send them, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from vensterbank.material.importers import Draft, read_transcript

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
Turn = tuple[str | None, str]


def read(text: str, filename: str = "gesprek.txt", *, language: str = "nl") -> Draft:
    """What comes out of a text in UTF-8."""
    return read_transcript(text.encode(), filename, language=language)


def turns(draft: Draft) -> list[Turn]:
    """Who says what, paragraph by paragraph."""
    return [(p.speaker, draft.text[p.start : p.end]) for p in draft.paragraphs]


def times(draft: Draft) -> list[int | None]:
    """The time at each paragraph, in milliseconds."""
    return [paragraph.time_ms for paragraph in draft.paragraphs]


def codes(draft: Draft) -> list[str]:
    """What the notes are about."""
    return [note.code for note in draft.notes]


def document(body: str, *, before: str = "", namespace: str = W) -> str:
    """The XML of a Word document with this inside its body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{before}'
        f'<w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )


def paragraph(*runs: str, settings: str = "") -> str:
    """A paragraph of Word with these runs."""
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, settings: str = "") -> str:
    """A run of Word with this text."""
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    """A run of Word in bold."""
    return run(text, "<w:b/>")


def plain_docx(lines: Iterable[str]) -> bytes:
    """A Word file with one paragraph for each line."""
    return docx("".join(paragraph(run(line)) for line in lines))


def docx(body: str, *, before: str = "", namespace: str = W) -> bytes:
    """A Word file with this inside its body."""
    return zipped(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", document(body, before=before, namespace=namespace)),
    )


def zipped(*parts: tuple[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return target.getvalue()


def word_turns(body: str) -> Sequence[Turn]:
    """Who says what in a Word file with this inside its body."""
    return turns(read_transcript(docx(body), "gesprek.docx"))
