"""Which themes and quotes lead the first page: pure, and the same for whoever looks and whenever."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

THEMES = 3
QUOTES = 2
# Shorter is hardly a quote, longer is hardly read on a first page.
COMFORTABLE = range(60, 281)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote that may lead: typical, of somebody who agreed to be quoted; ``length`` in characters."""

    quote: int
    person: str
    group: str
    round: int
    length: int


def names_somebody(words: str, names: Iterable[str]) -> bool:
    """Whether a quote names somebody of the study: then function and round would not be all that comes along.

    Names begin with a capital; "van" and "de" in them do not, and "roos" is not yet Roos.
    """
    spoken = {
        form for part in re.findall(r"\w+", words) for form in (part, part.capitalize()) if part[0].isupper()
    }
    named = {
        part for name in names for part in re.findall(r"\w+", name) if part[0].isupper() and len(part) > 1
    }
    return not spoken.isdisjoint(named)


def leading_themes(
    sizes: Mapping[int, int], candidates: Mapping[int, Sequence[Candidate]], most: int = THEMES
) -> list[int]:
    """The themes with most quotes (``sizes``: theme → quotes), of those that have a quote to show."""
    there = [theme for theme in sizes if candidates.get(theme)]
    return sorted(there, key=lambda theme: (-sizes[theme], theme))[:most]


def leading_quotes(
    themes: Sequence[int], candidates: Mapping[int, Sequence[Candidate]], most: int = QUOTES
) -> dict[int, list[Candidate]]:
    """Quotes for each theme, first one for every theme, then another: other groups, rounds and people before more of
    the same, and none twice.
    """
    heard: Counter[object] = Counter()
    chosen: dict[int, list[Candidate]] = {theme: [] for theme in themes}
    used: set[int] = set()
    for _turn in range(most):
        for theme in themes:
            left = [one for one in candidates[theme] if one.quote not in used]
            if left:
                best = min(left, key=lambda one: _rank(one, chosen[theme], heard))
                chosen[theme].append(best)
                used.add(best.quote)
                heard.update([best.group, best.round, (best.group, best.round), best.person])
    return {theme: quotes for theme, quotes in chosen.items() if quotes}


def _rank(one: Candidate, here: Sequence[Candidate], heard: Counter[object]) -> tuple[object, ...]:
    """Low is good: new within the theme, then new on the page, then easy to read."""
    told_here = (
        sum(other.group == one.group for other in here),
        sum(other.round == one.round for other in here),
        sum(other.person == one.person for other in here),
    )
    hard, *ease = _ease(one)
    voice = heard[one.group, one.round], heard[one.group] + heard[one.round]
    return (*told_here, *voice, hard, heard[one.person], *ease)


def offered_quotes(candidates: Iterable[Candidate], first: Sequence[Candidate], most: int) -> list[Candidate]:
    """Quotes to choose from: those that lead, then the others, the easiest to read first."""
    leading = {one.quote for one in first}
    rest = sorted((one for one in candidates if one.quote not in leading), key=_ease)
    return [*first, *rest][:most]


def _ease(one: Candidate) -> tuple[bool, int, int]:
    return one.length not in COMFORTABLE, one.length, one.quote
