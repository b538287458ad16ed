"""JPEG without what a camera and a program wrote into it; the picture itself stays as it is, bit by bit."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from vensterbank.spaces.incoming.pictures import (
    UPRIGHT,
    Damaged,
    check_dots,
    orientation_in,
    orientation_only,
)

START, END = b"\xff\xd8", b"\xff\xd9"
JFIF, EXIF, PROFILE, ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
SCAN, LAST = 0xDA, 0xD9
TABLES = {0xDB, 0xC4, 0xCC, 0xDD}
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Where the drawn part stops: a marker that is neither a stuffed byte nor a restart.
NEXT = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")


@dataclass
class _Kept:
    """The parts that stay, and what was learned on the way."""

    parts: list[bytes] = field(default_factory=list)
    orientation: int = UPRIGHT
    drawn: bool = False
    framed: bool = False


def cleaned(data: bytes) -> bytes:
    """Tables, frames and scans, the colour profile, and how the camera was held; nothing after the end."""
    kept, place = _Kept(), len(START)
    while True:
        marker, place = _marker(data, place)
        if marker == LAST:
            break
        place = _segment(data, place, marker, kept)
    if not (kept.drawn and kept.framed):
        raise Damaged
    head = 1 if kept.parts[0][1] == JFIF else 0
    if kept.orientation != UPRIGHT:
        kept.parts.insert(head, _packed(EXIF, b"Exif\0\0" + orientation_only(kept.orientation)))
    return b"".join([START, *kept.parts, END])


def _marker(data: bytes, place: int) -> tuple[int, int]:
    if data[place : place + 1] != b"\xff":
        raise Damaged
    while data[place : place + 1] == b"\xff":
        place += 1
    if place >= len(data):
        raise Damaged
    return data[place], place + 1


def _segment(data: bytes, place: int, marker: int, kept: _Kept) -> int:
    """Keep or drop one segment; gives where the next begins."""
    size = int.from_bytes(data[place : place + 2], "big")
    if size < 2 or place + size > len(data):
        raise Damaged
    body, place = data[place + 2 : place + size], place + size
    if marker in FRAMES:
        if len(body) < 6:
            raise Damaged
        height, width = struct.unpack_from(">HH", body, 1)
        check_dots(width, height)
        kept.framed = True
    if marker == EXIF and body.startswith(b"Exif\0\0"):
        kept.orientation = orientation_in(body[6:])
    stays = _what_stays(marker, body)
    if stays is not None:
        kept.parts.append(_packed(marker, stays))
    if marker != SCAN:
        return place
    end = NEXT.search(data, place)
    if end is None:
        raise Damaged
    kept.parts.append(data[place : end.start()])
    kept.drawn = True
    return end.start()


def _what_stays(marker: int, body: bytes) -> bytes | None:
    if marker in FRAMES or marker in TABLES or marker == SCAN:
        return body
    if marker == JFIF and body.startswith(b"JFIF\0") and len(body) >= 14:
        return body[:12] + b"\0\0"  # without its small copy of the picture
    if marker == PROFILE and body.startswith(b"ICC_PROFILE\0"):
        return body
    return body[:12] if marker == ADOBE and body.startswith(b"Adobe") else None


def _packed(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body
