"""The short list of what may be added, told by the first bytes (and for packed documents by what lies in them)."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass

from vensterbank.spaces.incoming.refusals import refusal

UNKNOWN_TYPE = "application/octet-stream"
MOST_PARTS = 5_000


@dataclass(frozen=True)
class Kind:
    """A kind of file that we take: the first extension is the one that it gets when its name has none of them."""

    name: str
    content_type: str
    extensions: tuple[str, ...]


JPEG = Kind("jpeg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"))
PNG = Kind("png", "image/png", ("png",))
GIF = Kind("gif", "image/gif", ("gif",))
WEBP = Kind("webp", "image/webp", ("webp",))
PDF = Kind("pdf", "application/pdf", ("pdf",))
TEXT = Kind("text", "text/plain", ("txt", "md", "csv", "tsv", "vtt", "srt", "ics", "vcf"))
_OFFICE = "application/vnd.openxmlformats-officedocument."
OFFICE = {
    "word/": Kind("docx", f"{_OFFICE}wordprocessingml.document", ("docx",)),
    "xl/": Kind("xlsx", f"{_OFFICE}spreadsheetml.sheet", ("xlsx",)),
    "ppt/": Kind("pptx", f"{_OFFICE}presentationml.presentation", ("pptx",)),
}
_OPEN = "application/vnd.oasis.opendocument."
OPEN_DOCUMENT = {
    f"{_OPEN}text".encode(): Kind("odt", f"{_OPEN}text", ("odt",)),
    f"{_OPEN}spreadsheet".encode(): Kind("ods", f"{_OPEN}spreadsheet", ("ods",)),
    f"{_OPEN}presentation".encode(): Kind("odp", f"{_OPEN}presentation", ("odp",)),
}
BEGINNINGS = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"GIF87a": GIF, b"GIF89a": GIF, b"%PDF-": PDF}
# What we know and do not take, with the reason.
NOT_TAKEN = {
    b"MZ": "file-program",
    b"\x7fELF": "file-program",
    b"\xcf\xfa\xed\xfe": "file-program",
    b"\xca\xfe\xba\xbe": "file-program",
    b"L\x00\x00\x00\x01\x14\x02\x00": "file-program",
    b"#!": "file-program",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "file-old",
    b"{\\rtf": "file-old",
    b"II*\x00": "picture-kind",
    b"MM\x00*": "picture-kind",
    b"Rar!": "file-archive",
    b"7z\xbc\xaf\x27\x1c": "file-archive",
    b"\x1f\x8b": "file-archive",
}
NEW_PICTURES = re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1|avi[fs])", re.DOTALL)
MARKUP = re.compile(r"[\s\ufeff]*<[a-z!?/]", re.IGNORECASE)
NOT_TYPED = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MACROS = re.compile(r"(?:^|/)(?:vbaProject|activeX/)|^(?:Basic|Scripts)/.+", re.IGNORECASE)


def kind_of(data: bytes) -> Kind:
    """What this is. Raises ``Refusal`` when it is not on the list."""
    found = sniffed(data)
    if isinstance(found, str):
        raise refusal(found)
    return found


def sniffed(data: bytes) -> Kind | str:
    """A kind of the list, or the code of the reason why it is not."""
    if not data:
        return "file-empty"
    for start, kind in BEGINNINGS.items():
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    for start, code in NOT_TAKEN.items():
        if data.startswith(start):
            return code
    return "picture-kind" if NEW_PICTURES.match(data) else _text(data)


def _packed(data: bytes) -> Kind | str:
    """A document in a ZIP: only the list of its parts is read."""
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        return "file-archive"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
    except Exception:  # whatever Python's reader trips over, it is no whole ZIP
        return "file-damaged"
    kind = _document(data, names)
    if kind is None:
        return "file-archive"
    return "file-macros" if any(MACROS.search(name) for name in names) else kind


def _document(data: bytes, names: list[str]) -> Kind | None:
    if "[Content_Types].xml" in names:
        found = [kind for folder, kind in OFFICE.items() if any(name.startswith(folder) for name in names)]
        return found[0] if len(found) == 1 else None
    # An OpenDocument begins with its kind, not packed, so that it can be told without unpacking.
    if data[26:38] == b"\x08\x00\x00\x00mimetype":
        size = int.from_bytes(data[22:26], "little")
        return OPEN_DOCUMENT.get(data[38 : 38 + min(size, 100)])
    return None


def _text(data: bytes) -> Kind | str:
    text = _decoded(data)
    if text is None or NOT_TYPED.search(text):
        return "file-kind"
    if MARKUP.match(text):
        return "file-page"
    return "file-program" if text.lstrip("\ufeff").startswith("#!") else TEXT


def _decoded(data: bytes) -> str | None:
    """As text in one of the encodings that people have; a single-byte one is taken only when nothing else fits."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
