"""GIF without comments and what programs wrote into it; the picture itself stays as it is, bit by bit."""

from __future__ import annotations

import struct

from vensterbank.spaces.incoming.pictures import Damaged, check_dots

HEAD = 13
EXTENSION, PICTURE, LAST = 0x21, 0x2C, 0x3B
TIMING = 0xF9
REPEATS = (b"\x0bNETSCAPE2.0\x03\x01", b"\x0bANIMEXTS1.0\x03\x01")
REPEAT_SIZE = 19  # and not a byte more, for anything could be said behind it


def cleaned(data: bytes) -> bytes:
    """Frames, their timing, and how often it repeats."""
    if len(data) < HEAD:
        raise Damaged
    width, height = struct.unpack_from("<HH", data, 6)
    place = HEAD + _table(data[10])
    kept, frames = [data[:place]], 0
    while True:
        if place >= len(data):
            raise Damaged
        mark, start = data[place], place
        if mark == LAST:
            break
        if mark == EXTENSION and start + 1 < len(data):
            place = _blocks_end(data, place + 2)
            repeats = data.startswith(REPEATS, start + 2) and place - start == REPEAT_SIZE
            if data[start + 1] == TIMING or repeats:
                kept.append(data[start:place])
        elif mark == PICTURE and start + 10 < len(data):
            check_dots(*struct.unpack_from("<HH", data, start + 5))
            place = _blocks_end(data, start + 10 + _table(data[start + 9]) + 1)
            kept.append(data[start:place])
            frames += 1
        else:
            raise Damaged
    check_dots(width, height, frames)
    if not frames:
        raise Damaged
    return b"".join([*kept, bytes([LAST])])


def _table(flags: int) -> int:
    """How many bytes a table of colours takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, place: int) -> int:
    """Behind a row of blocks that each begin with their length; the last one is empty."""
    while True:
        if place >= len(data):
            raise Damaged
        size = data[place]
        place += 1 + size
        if size == 0:
            return place
