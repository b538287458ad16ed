"""From bytes to characters: UTF-8, UTF-16 with its mark, Windows-1252 and MacRoman.

UTF-8 and UTF-16 are certain. The two old single-byte encodings give a valid text for nearly any bytes, so both are
tried and judged by where the special letters land: "geïnvloed" is likelier than "geÔnvloed".
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from vensterbank.material.importers.draft import Note
from vensterbank.material.importers.refusals import refusal
from vensterbank.material.importers.remarks import remark

HIGH = re.compile(r"[^\x00-\x7f]")
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
# UTF-8 that was read as Windows-1252 and stored again: "Ã«" for "ë", "â€™" for an apostrophe.
GARBLED = re.compile(
    "Ã[\u0080-\u00bf\u0192\u0160\u0178\u017e\u2018-\u201e\u2020-\u2022\u2026\u2030]|â€[\u2122\u0153\u009d\u201c\u02dc\u00a6\u009c]"
)
NAMES = {"cp1252": "Windows-1252", "mac_roman": "MacRoman"}
FREQUENT = set("éëïèöüêçáóàä")
SELDOM = set("íâîôûúñßåæøœ")
MOST_HIGH = 0.25
ENOUGH_TO_JUDGE = 20_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it was, with its encoding (Python's name) and what there is to say about it."""

    text: str
    encoding: str
    notes: tuple[Note, ...]


def decode(data: bytes) -> Decoded:
    """Decode a text file; refuses what cannot be told, NUL and lone surrogates. The byte-order mark is stripped."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], name), name, [])
    if _is_utf8(data):
        return _checked(_strictly(data, "utf-8"), "utf-8", [])
    text, encoding = _single_byte(data)
    return _checked(text, encoding, [remark("encoding-guessed", name=NAMES[encoding])])


def _checked(text: str, encoding: str, notes: list[Note]) -> Decoded:
    if "\x00" in text:
        raise refusal("nul")
    if GARBLED.search(text):
        notes.append(remark("letters-garbled"))
    if CONTROL.search(text):
        notes.append(remark("unusual-characters"))
    return Decoded(text, encoding, tuple(notes))


def _is_utf8(data: bytes) -> bool:
    """Whether this was written as UTF-8, halves of characters (which Python's own decoder refuses) included."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        raise refusal("undecodable") from None
    raise refusal("lone-surrogate")


def _single_byte(data: bytes) -> tuple[str, str]:
    """The likelier of the old encodings; refuses when neither gives words."""
    best: tuple[float, str, str] | None = None
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _likelihood(text)
        if best is None or score > best[0]:
            best = (score, text, encoding)
    if best is None or best[0] < 0:
        raise refusal("undecodable")
    return best[1], best[2]


def _likelihood(text: str) -> float:
    """Mean worth of the special characters between their neighbours, from -3 (nonsense) to 2 (a Dutch word)."""
    specials = list(islice(HIGH.finditer(text), ENOUGH_TO_JUDGE))
    if len(specials) > specials[-1].end() * MOST_HIGH:
        return -3
    return sum(
        _worth(text[m.start() - 1 : m.start()], m.group(), text[m.end() : m.end() + 1]) for m in specials
    ) / len(specials)


def _worth(before: str, char: str, after: str) -> float:
    """How well one special character sits between its neighbours ("" at the edge of the text)."""
    beside_letter = before.isalpha() or after.isalpha()
    if char in FREQUENT or char == "’":
        return 2 if beside_letter else 0
    if char in SELDOM:
        return 0.5 if beside_letter else 0
    if char.isalpha():
        # A capital is at home at the start of a word or among capitals.
        at_home = char.isupper() and (before.isupper() or not before.isalpha())
        return 1 if at_home and char.lower() in FREQUENT else -3
    if before.isalpha() and after.isalpha():
        return -3
    if char in "‘“„":
        return -1 if before.isalnum() else 1
    if char in "”…":
        return -1 if before.isspace() else 1
    return 1 if char in "–—€•£°½¼\u00a0" else -1
