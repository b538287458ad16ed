"""Transcripts in: the bytes of a file become a draft that a person looks at before it is kept (S1, S6).

Pure: no database, no request, no clock. What cannot be read is refused with a sentence that helps.
"""

from __future__ import annotations

from vensterbank.material.importers.assemble import assemble
from vensterbank.material.importers.docx import read_docx
from vensterbank.material.importers.draft import (
    Draft,
    Note,
    Paragraph,
    SpeakerGuess,
    SpeakerRole,
    UnreadableTranscript,
)
from vensterbank.material.importers.encoding import decode
from vensterbank.material.importers.lines import read_lines
from vensterbank.material.importers.refusals import MAX_BYTES, refusal
from vensterbank.material.importers.remarks import remark
from vensterbank.material.importers.sniff import (
    is_markdown,
    is_zip,
    refuse_foreign_bytes,
    refuse_foreign_text,
)

__all__ = [
    "MAX_BYTES",
    "Draft",
    "Note",
    "Paragraph",
    "SpeakerGuess",
    "SpeakerRole",
    "UnreadableTranscript",
    "read_transcript",
]


def read_transcript(data: bytes, filename: str, *, language: str = "nl") -> Draft:
    """Read a transcript from the bytes of a TXT, Markdown or DOCX file.

    ``filename`` helps to tell the format and is not opened. ``language`` ("nl", "en") is the language that is spoken
    in it; it decides which words can be a name. Raises UnreadableTranscript, whose ``code`` says why and whose
    ``message`` tells a person what to do.
    """
    if len(data) > MAX_BYTES:
        raise refusal("too-large")
    if not data:
        raise refusal("empty")
    if is_zip(data):
        docx = read_docx(data)
        return assemble(docx.lines, list(docx.notes), language=language, encoding=docx.encoding, kind="docx")
    refuse_foreign_bytes(data)
    return _read_text(data, filename, language)


def _read_text(data: bytes, filename: str, language: str) -> Draft:
    decoded = decode(data)
    if not decoded.text.strip():
        raise refusal("only-white-space" if decoded.text else "empty")
    refuse_foreign_text(decoded.text, filename)
    kind = "md" if is_markdown(filename) else "txt"
    lines, fixed_width = read_lines(decoded.text, markdown=kind == "md")
    notes = [*decoded.notes, *([remark("lines-of-fixed-width")] if fixed_width else [])]
    return assemble(lines, notes, language=language, encoding=decoded.encoding, kind=kind)
