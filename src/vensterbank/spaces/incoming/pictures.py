"""What the readers of pictures have in common: a picture is walked part by part, and only known parts are kept."""

from __future__ import annotations

import struct

MOST_DOTS = 100_000_000
MOST_FRAMES = 2_000
UPRIGHT = 1
TURNED = range(2, 9)
ORIENTATION = 0x0112
SHORT = 3


class Damaged(Exception):
    """Not a whole picture of its kind."""


class TooManyDots(Exception):
    """So large when drawn that it harms whoever opens it."""


def check_dots(width: int, height: int, frames: int = 1) -> None:
    """Refuse what is nothing, and what would fill the memory of a phone."""
    if width < 1 or height < 1:
        raise Damaged
    if width * height > MOST_DOTS or frames > MOST_FRAMES:
        raise TooManyDots


def orientation_in(tiff: bytes) -> int:
    """How the camera was held, out of EXIF; upright when that is not to be found. Of all EXIF this alone is kept."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(min(count, 500)):
            tag, kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == ORIENTATION and kind == SHORT and value in TURNED:
                return int(value)
    except (KeyError, struct.error):
        pass
    return UPRIGHT


def orientation_only(value: int) -> bytes:
    """EXIF that says how the camera was held and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, SHORT, 1, value, 0, 0)
