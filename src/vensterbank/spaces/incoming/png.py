"""PNG without texts, times, EXIF and what hangs behind its end; the picture itself stays as it is, bit by bit."""

from __future__ import annotations

import struct
import zlib

from vensterbank.spaces.incoming.pictures import (
    UPRIGHT,
    Damaged,
    check_dots,
    orientation_in,
    orientation_only,
)

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DRAWING = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
COLOURS = {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"cICP"}
MOVING = {b"acTL", b"fcTL", b"fdAT"}
KEPT = DRAWING | COLOURS | MOVING


def cleaned(data: bytes) -> bytes:
    """The parts that draw, and how the camera was held."""
    kept: list[bytes] = []
    place, orientation, frames = len(SIGNATURE), UPRIGHT, 1
    width = height = 0
    kind = b""
    while kind != b"IEND":
        kind, body, place = _chunk(data, place)
        if not kept and kind != b"IHDR":
            raise Damaged
        if kind == b"IHDR":
            if kept or len(body) != 13:
                raise Damaged
            width, height = struct.unpack_from(">II", body)
        elif kind == b"eXIf":
            orientation = orientation_in(body)
        frames += kind == b"fcTL"
        if kind in KEPT:
            kept.append(_packed(kind, body))
        elif not kind[0] & 0x20:  # a part without which it cannot be drawn, and that we do not know
            raise Damaged
    check_dots(width, height, frames)
    if not any(part[4:8] == b"IDAT" for part in kept):
        raise Damaged
    if orientation != UPRIGHT:
        kept.insert(1, _packed(b"eXIf", orientation_only(orientation)))
    return b"".join([SIGNATURE, *kept])


def _chunk(data: bytes, place: int) -> tuple[bytes, bytes, int]:
    size = int.from_bytes(data[place : place + 4], "big")
    end = place + 12 + size
    if end > len(data):
        raise Damaged
    kind, body = data[place + 4 : place + 8], data[place + 8 : end - 4]
    if zlib.crc32(kind + body) != int.from_bytes(data[end - 4 : end], "big"):
        raise Damaged
    return kind, body, end


def _packed(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
