"""Pictures and documents made here: a picture of every kind, with everything in it that a camera and a program write."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

CANARY = "KanarieSluisweg"
TURNED = 6


def picture(width: int = 24, height: int = 16) -> Image.Image:
    """Every dot another colour, so that a change shows."""
    made = Image.new("RGB", (width, height))
    made.putdata([(x * 9 % 256, y * 15 % 256, (x * y) % 256) for y in range(height) for x in range(width)])
    return made


def exif(orientation: int = TURNED) -> bytes:
    """With a maker, a moment, a place, a serial number, a remark, and how the camera was held."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = CANARY
    told[0x0132] = "2026:11:20 08:00:00"
    told.get_ifd(0x8825).update({1: "N", 2: tuple(IFDRational(n, 1) for n in (52, 5, 17)), 29: "2026:11:20"})
    told.get_ifd(0x8769).update({0x9286: CANARY.encode(), 0xA431: f"{CANARY}-1"})
    return told.tobytes()


def xmp() -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>{CANARY}</r></x:xmpmeta>'.encode()


def made(kind: str, orientation: int = TURNED) -> bytes:
    """A picture of this kind, full of things to take out."""
    into = io.BytesIO()
    if kind == "jpeg":
        picture().save(
            into, "JPEG", exif=exif(orientation), comment=CANARY, xmp=xmp(), icc_profile=b"profile"
        )
        return into.getvalue() + b"\0\0\0\x18ftypmp42" + CANARY.encode()  # a film behind it, as phones do
    if kind == "png":
        texts = PngInfo()
        texts.add_text("Comment", CANARY)
        texts.add_itxt("XML:com.adobe.xmp", xmp().decode())
        texts.add_text("zipped", CANARY, zip=True)
        picture().save(into, "PNG", exif=exif(orientation), pnginfo=texts)
        return into.getvalue() + CANARY.encode()
    if kind == "webp":
        picture().save(into, "WEBP", lossless=True, exif=exif(orientation), xmp=xmp())
        return into.getvalue() + CANARY.encode()
    frames = [picture().quantize(16), picture().rotate(180).quantize(16)]
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:], loop=3, duration=90, comment=CANARY)
    return into.getvalue() + CANARY.encode()


def packed(*parts: tuple[str, str | bytes], stored: str = "") -> bytes:
    """A ZIP; ``stored`` is the kind that an OpenDocument begins with."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        if stored:
            archive.writestr(zipfile.ZipInfo("mimetype"), stored, zipfile.ZIP_STORED)
        for name, data in parts:
            archive.writestr(name, data)
    return into.getvalue()


def word(*more: tuple[str, str | bytes]) -> bytes:
    return packed(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"), *more)


def huge(kind: str) -> bytes:
    """A small file that says it is a picture of 40,000 by 40,000 dots."""
    data = bytearray(made(kind))
    if kind == "jpeg":
        place = data.index(b"\xff\xc0")
        data[place + 5 : place + 9] = struct.pack(">HH", 40_000, 40_000)
    elif kind == "gif":
        data[6:10] = struct.pack("<HH", 40_000, 40_000)
    elif kind == "webp":
        data[24:30] = (39_999).to_bytes(3, "little") * 2
    else:
        data[16:24] = struct.pack(">II", 40_000, 40_000)
        data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    return bytes(data)


def dots(data: bytes) -> list[bytes]:
    """What is drawn, frame by frame."""
    found = []
    with Image.open(io.BytesIO(data)) as opened:
        for number in range(getattr(opened, "n_frames", 1)):
            opened.seek(number)
            found.append(opened.convert("RGB").tobytes())
    return found
