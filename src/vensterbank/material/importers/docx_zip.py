"""The parts of a DOCX, taken out of its ZIP without trusting what the ZIP says about itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from vensterbank.material.importers.refusals import refusal

MAX_ENTRIES = 5_000
MAX_UNPACKED = 32 * 1024 * 1024
MAX_RATIO = 200
ALWAYS_ALLOWED = 2 * 1024 * 1024  # so little does no harm, whatever it was packed from
CHUNK = 64 * 1024
ENTRY_MARK = b"PK\x01\x02"
LOCKED = 0x1
PACKINGS = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # the two that OOXML permits, and that unpack in small steps
# Whatever Python's own readers can raise on bytes that are no honest ZIP.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OSError,
    OverflowError,
)


class Archive:
    """A ZIP that is read part by part, within limits that count what really comes out."""

    def __init__(self, data: bytes) -> None:
        if data.count(ENTRY_MARK) > MAX_ENTRIES:
            raise refusal("docx-too-much-inside")
        self._allowed = min(MAX_UNPACKED, max(ALWAYS_ALLOWED, MAX_RATIO * len(data)))
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except BROKEN:
            raise refusal("docx-damaged") from None

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, in pieces; refuses a lock, a bomb and damage."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & LOCKED:
                raise refusal("docx-password")
            if info.compress_type not in PACKINGS:
                raise refusal("docx-damaged")
            with self._zip.open(info) as part:
                yield from self._within_limits(part)
        except BROKEN:
            raise refusal("docx-damaged") from None

    def read(self, name: str) -> bytes:
        """All bytes of one part."""
        return b"".join(self.chunks(name))

    def _within_limits(self, part: IO[bytes]) -> Iterator[bytes]:
        while chunk := part.read(CHUNK):
            self._unpacked += len(chunk)
            if self._unpacked > self._allowed:
                raise refusal("docx-too-much-inside")
            yield chunk
