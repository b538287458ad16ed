"""How much a few words before a colon look like somebody's name. One label alone proves little: the file decides."""

from __future__ import annotations

import re
from enum import IntEnum

from vensterbank.material.importers.words import (
    ALSO_NAMES,
    ARTICLES,
    OFFICES,
    PARTICLES,
    ROLE_WORDS,
    TITLES,
    discourse_words,
    sentence_words,
)

LONGEST = 60
MOST_WORDS = 7
BRACKETS_AT_END = re.compile(r"\s*\([^()]{1,40}\)$")
CODE = re.compile(r"(?:[A-ZÀ-Þ]{1,3}|[irvaqp])\s?[0-9]{0,2}")
ROLE = re.compile(r"(?P<word>[^\W\d_]+)(?:[\s_]?[0-9]{1,3}|\s?[A-Z])?")
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?)+|[A-ZÀ-Þ]")
NUMBER = re.compile(r"[0-9]{1,3}")
WORD = re.compile(r"[^\W\d_]\w*(?:['’-]\w+)*['’]?")


class Shape(IntEnum):
    """How much a label looks like one, from not at all to hardly any doubt."""

    NONE = 0
    PHRASE = 1  # Moeder van Sem
    OFFICE = 2  # De buurman
    SINGLE_NAME = 3  # Samira
    FULL_NAME = 4  # Samira Haddou, J. van der Post (PvdA)
    TITLED = 5  # Mevrouw Bergkamp (D66), Minister De Jonge, De voorzitter
    CODE = 6  # I, R2, Interviewer, Spreker 1, SPEAKER_00


def label_key(label: str) -> str:
    """Labels with the same key are the same speaker: "DE VOORZITTER" and "De voorzitter"."""
    return " ".join(label.split()).casefold()


def shape_of(label: str, language: str) -> Shape:
    """The shape of a possible label, for a transcript in this language ("nl", "en")."""
    base = BRACKETS_AT_END.sub("", label.strip())
    words = base.split()
    if not words or len(label) > LONGEST or len(words) > MOST_WORDS:
        return Shape.NONE
    if _is_code(base, language):
        return Shape.CODE
    if len(words) == 2 and words[0].casefold() in ARTICLES and words[1].casefold() in OFFICES:
        return Shape.TITLED
    untitled = _without_title(words)
    if len(untitled) < len(words):
        return Shape.TITLED if _are_name(untitled) else _office_or_phrase(words, language)
    return _untitled_shape(words, language)


def _untitled_shape(words: list[str], language: str) -> Shape:
    first = words[0].casefold()
    if first in discourse_words(language) and first not in ARTICLES:
        return Shape.NONE
    if len(words) == 1:
        return Shape.SINGLE_NAME if _are_name(words) else Shape.NONE
    rest = words[1:] if first in ALSO_NAMES else words
    if _holds_sentence_word(rest, language):
        return Shape.NONE
    return Shape.FULL_NAME if _are_name(words) else _office_or_phrase(words, language)


def _office_or_phrase(words: list[str], language: str) -> Shape:
    """For "De buurman" or "Moeder van Sem": words that are nobody's name and make no sentence."""
    if _holds_sentence_word(words, language) or not all(
        WORD.fullmatch(w) or NUMBER.fullmatch(w) for w in words
    ):
        return Shape.NONE
    if words[0][0].islower():
        return Shape.NONE
    if words[0].casefold() in ARTICLES:
        return Shape.OFFICE if len(words) <= 3 else Shape.NONE
    return Shape.PHRASE


def _is_code(base: str, language: str) -> bool:
    if base.casefold() in discourse_words(language):
        return False
    role = ROLE.fullmatch(base)
    return CODE.fullmatch(base) is not None or (role is not None and role["word"].casefold() in ROLE_WORDS)


def _without_title(words: list[str]) -> list[str]:
    """The words after "De heer", "Mevr." or "Minister"; the same words when there is no title."""
    rest = words[1:] if words[0].casefold() in ARTICLES else words
    if rest and rest[0].casefold() in TITLES:
        while rest and rest[0].casefold() in TITLES:
            rest = rest[1:]
        return rest
    return words


def _are_name(words: list[str]) -> bool:
    """Whether these are names, initials and particles, with at least one written with a capital."""
    capitals = 0
    for place, word in enumerate(words):
        particle = word.casefold().replace("’", "'") in PARTICLES and (place < len(words) - 1)
        number = place > 0 and NUMBER.fullmatch(word)
        named = (WORD.fullmatch(word) or INITIALS.fullmatch(word)) and not word[0].islower()
        if not (particle or number or named):
            return False
        capitals += bool(named and not particle)
    return capitals > 0


def _holds_sentence_word(words: list[str], language: str) -> bool:
    known = sentence_words(language)
    return any(word.casefold() in known for word in words)
