"""What a resident reads on the page "wie keek hier" is plain Dutch (B1): short sentences of short words.

The formula is that of Douma for Dutch, 206.84 - 0.93 x words a sentence - 77 x syllables a word; 60 and more is plain.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.utils import translation

from vensterbank.spaces import looked

VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|[aeiouyáéëïöü]", re.IGNORECASE)
TEXT = re.compile(r'{% translate "([^"]+)"')
PLAIN, LONGEST = 60, 15


def syllables(word: str) -> int:
    return max(1, len(VOWELS.findall(word)))


def sentences(text: str) -> list[list[str]]:
    found = [re.findall(r"[^\W\d_]+", part) for part in re.split(r"[.!?:]", text)]
    return [words for words in found if words]


def ease(text: str) -> float:
    told = sentences(text)
    words = [word for sentence in told for word in sentence]
    return 206.84 - 0.93 * len(words) / len(told) - 77 * sum(map(syllables, words)) / len(words)


def told_in_dutch() -> list[str]:
    """Whole sentences as the page makes them, and the texts that stand on it by themselves."""
    english = TEXT.findall(Path(get_template("spaces/looked_days.html").origin.name).read_text())
    whole = [translation.gettext(text) for text in english if text.endswith(".")]
    did = [
        f"Samira {text}."
        for text in (*looked.DID.values(), *looked.MADE.values(), *looked.CHANGED.values(), looked.LEFT)
    ]
    why = [f"{translation.gettext('Why they could:')} {text}." for text in looked.WHY.values()]
    return [*whole, *did, *why]


def test_page_of_who_looked_is_plain_dutch_as_a_whole() -> None:
    assert ease(" ".join(told_in_dutch())) >= PLAIN


def test_no_sentence_of_it_is_long() -> None:
    long = [words for text in told_in_dutch() for words in sentences(text) if len(words) > LONGEST]
    assert long == []


@pytest.mark.parametrize(
    ("word", "number"), [("keek", 1), ("afspraak", 2), ("iemand", 2), ("noodtoegang", 3), ("overdragen", 4)]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_office_language_is_found() -> None:
    """The positive twin: the measure does tell plain from stiff."""
    stiff = (
        "Overeenkomstig de privacyverklaring worden raadplegingen van uw persoonsgegevens geregistreerd ten behoeve"
        " van de verantwoording daarover aan toezichthouders."
    )
    assert ease(stiff) < PLAIN and len(sentences(stiff)[0]) > LONGEST
