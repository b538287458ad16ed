"""What kind of file is this? The content decides; the name only helps where the content leaves it open."""

from __future__ import annotations

import re
from pathlib import PurePath

from vensterbank.material.importers.refusals import refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

SIGNATURES = (
    (rb"%PDF-", "pdf"),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|....ftyphei[cx]", "picture"),
    (
        rb"....ftyp|RIFF....(?:WAVE|AVI )|ID3[\x02-\x04]|OggS\x00|fLaC\x00|\x1a\x45\xdf\xa3|0&\xb2u\x8ef\xcf",
        "recording",
    ),
    (rb"\x1f\x8b\x08|7z\xbc\xaf|Rar!\x1a\x07|SQLite format 3\x00|\x7fELF|MZ.\x00", "binary"),
    (rb"\{\\rtf", "rtf"),
)
FOREIGN = tuple((re.compile(signature, re.DOTALL), code) for signature, code in SIGNATURES)
# Kinds of text that are not running talk; the name counts here, because some have nothing to know them by.
EXTENSIONS = {
    ".xml": "xml",
    ".htm": "html",
    ".html": "html",
    ".vtt": "subtitles",
    ".srt": "subtitles",
    ".csv": "table",
    ".tsv": "table",
    ".json": "table",
    ".pdf": "pdf",
}
MARKDOWN = {".md", ".markdown"}
# "ï»¿" is a byte-order mark that was itself taken for three letters: XML that went through two encodings.
XML_START = re.compile(r"\s*(?:ï»¿|\ufeff)?\s*<\?xml\s", re.IGNORECASE)
HTML_START = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
SUBTITLES_START = re.compile(r"WEBVTT(?:\s|$)|\s*1\s*\n\d\d:\d\d:\d\d[,.]\d{3} --> ")
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
TEXT_CONTROLS = (9, 10, 11, 12, 13)
MOST_CONTROLS = 0.01


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin as a ZIP archive, which every DOCX is."""
    return data.startswith(ZIP)


def is_markdown(filename: str) -> bool:
    """Whether the name says Markdown."""
    return _extension(filename) in MARKDOWN


def refuse_foreign_bytes(data: bytes) -> None:
    """Refuse what its first bytes show to be something other than text or DOCX."""
    if data.startswith(OLE):
        # A locked DOCX is an old-style container with this stream inside.
        raise refusal("docx-password" if "EncryptedPackage".encode("utf-16-le") in data else "old-word")
    for signature, code in FOREIGN:
        if signature.match(data):
            raise refusal(code)
    if data.count(b"\x00") and not data.startswith(BYTE_ORDER_MARKS):
        raise refusal("nul" if _mostly_text(data) else "binary")


def refuse_foreign_text(text: str, filename: str) -> None:
    """Refuse text that is made for a program: XML, web pages, subtitles, tables, and anything full of control codes."""
    if XML_START.match(text):
        raise refusal("xml")
    if HTML_START.match(text):
        raise refusal("html")
    if SUBTITLES_START.match(text):
        raise refusal("subtitles")
    if code := EXTENSIONS.get(_extension(filename)):
        raise refusal(code)
    if sum(1 for _ in CONTROLS.finditer(text)) > len(text) * MOST_CONTROLS:
        raise refusal("binary")


def _extension(filename: str) -> str:
    return PurePath(filename).suffix.lower()


def _mostly_text(data: bytes) -> bool:
    """Whether NUL is the only odd thing here, as in UTF-16 that lost its mark."""
    controls = sum(data.count(code) for code in range(1, 32) if code not in TEXT_CONTROLS)
    return controls <= len(data) * MOST_CONTROLS
