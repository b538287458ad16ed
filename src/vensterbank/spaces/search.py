"""Search without an index in clear: stems are sealed like the text; a search opens and scans what the viewer may read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from vensterbank.spaces.sealing.fields import SealedTextField

Row = tuple[int, int, bytes | None]
WORD = re.compile(r"\w+", re.UNICODE)
STOP = frozenset(
    "de het een en van in is op te dat die dit er maar om ik je jij u hij zij ze we wij met voor niet aan als ook bij dan"
    " nog wel zo naar was heb heeft the a an and of to in is it that this on for with not you we they".split()
)


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer({"nl": "dutch", "en": "english"}[language])


def stems_of(text: str, language: str = "nl") -> list[str]:
    """Stems of the words of a text, accents folded, stop words left out; in order, with repeats."""
    words = [word for word in WORD.findall(_folded(text)) if word not in STOP]
    stems: list[str] = _stemmer(language).stemWords(words)
    return stems


def words_of(text: str) -> frozenset[str]:
    """The words of a text as one hears them: without case, accents, signs around them and the dot on the i."""
    return frozenset(WORD.findall(_folded(text).replace("ı", "i")))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold())
    return "".join(mark for mark in folded if not unicodedata.combining(mark))


def sealed_form(text: str) -> str:
    """What is kept beside a text: its stems once each, with spaces around, ready for :func:`matches`."""
    return f" {' '.join(dict.fromkeys(stems_of(text)))} "


def matches(stems: str, wanted: list[str]) -> bool:
    """Do all wanted stems occur? The last one may be the beginning of a word, for somebody who is still typing."""
    if not wanted:
        return False
    *whole, last = wanted
    return all(f" {stem} " in stems for stem in whole) and f" {last}" in stems


def scan(field: SealedTextField, rows: Iterable[Row], wanted: list[str]) -> Iterator[int]:
    """Numbers of the rows (number, space, sealed stems) in which all wanted stems occur, in their order.

    Columns instead of objects: of thousands of rows a handful is shown, and making an object costs more than opening one.
    """
    for number, space_id, stems in rows:
        if matches(field.open_in(space_id, stems), wanted):
            yield number


AROUND = 140


@dataclass(frozen=True)
class Part:
    """A piece of an excerpt; ``is_hit`` for a word that was looked for."""

    text: str
    is_hit: bool = False


def excerpt(text: str, words: str) -> list[Part]:
    """The words around the first one that was looked for, with every such word apart; "…" where something is left out."""
    wanted = stems_of(words)
    hits = [found.span() for found in WORD.finditer(text) if _is_wanted(found.group(), wanted)]
    first = hits[0][0] if hits else 0
    start = min(first, _at_space(text, first - AROUND, back=True))
    end = _at_space(text, first + 2 * AROUND, back=False)
    parts, at = [Part("… " if start > 0 else "")], start
    for low, high in ((low, high) for low, high in hits if start <= low and high <= end):
        parts += [Part(text[at:low]), Part(text[low:high], is_hit=True)]
        at = high
    return [part for part in [*parts, Part(text[at:end] + (" …" if end < len(text) else ""))] if part.text]


def _is_wanted(word: str, wanted: list[str]) -> bool:
    """As :func:`matches` would say it of this one word."""
    return bool(wanted) and any(stem in wanted or stem.startswith(wanted[-1]) for stem in stems_of(word))


def _at_space(text: str, place: int, *, back: bool) -> int:
    """The nearest end of a word, so that no word is cut in two."""
    if back:
        return 0 if place <= 0 else text.find(" ", place) + 1
    found = text.find(" ", place)
    return len(text) if place >= len(text) or found < 0 else found
