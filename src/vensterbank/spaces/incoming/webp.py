"""WebP without EXIF and XMP and what hangs behind its end; the picture itself stays as it is, bit by bit."""

from __future__ import annotations

from collections.abc import Iterator

from vensterbank.spaces.incoming.pictures import (
    UPRIGHT,
    Damaged,
    check_dots,
    orientation_in,
    orientation_only,
)

EXTENDED = b"VP8X"
HAS_EXIF, HAS_XMP = 0x08, 0x04
DRAWN = {b"VP8 ", b"VP8L", b"ALPH"}
KEPT = DRAWN | {EXTENDED, b"ANIM", b"ANMF", b"ICCP"}
FRAME_HEAD = 16


def cleaned(data: bytes) -> bytes:
    """The parts that draw, and how the camera was held."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Damaged
    parts = list(_parts(data[12:end]))
    if not parts:
        raise Damaged
    first, body = parts[0]
    check_dots(*_size(first, body), frames=1 + sum(kind == b"ANMF" for kind, _ in parts))
    if not any(kind in DRAWN or kind == b"ANMF" for kind, _ in parts):
        raise Damaged
    exif = next((body for kind, body in parts if kind == b"EXIF"), b"")
    turned = orientation_in(exif.removeprefix(b"Exif\0\0"))
    kept = [
        (kind, _plain(kind, body, turned))
        for number, (kind, body) in enumerate(parts)
        if kind in KEPT and (kind != EXTENDED or number == 0)
    ]
    if first == EXTENDED and turned != UPRIGHT:
        kept.append((b"EXIF", orientation_only(turned)))
    inside = b"WEBP" + b"".join(_packed(kind, body) for kind, body in kept)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place < len(data):
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + size
        if end > len(data):
            raise Damaged
        yield data[place : place + 4], data[place + 8 : end]
        place = end + size % 2


def _plain(kind: bytes, body: bytes, turned: int) -> bytes:
    """A part that stays: its flags tell what is still there, and a frame holds nothing but drawing."""
    if kind == EXTENDED:
        flags = body[0] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if turned != UPRIGHT else 0)
        return bytes([flags]) + body[1:10]
    if kind == b"ANMF":
        inner = [(name, part) for name, part in _parts(body[FRAME_HEAD:]) if name in DRAWN]
        return body[:FRAME_HEAD] + b"".join(_packed(name, part) for name, part in inner)
    return body


def _size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == EXTENDED and len(body) >= 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) >= 10:
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    if kind == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
        both = int.from_bytes(body[1:5], "little")
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    raise Damaged


def _packed(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
