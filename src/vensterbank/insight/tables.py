"""Rows of the tables behind the mirror: figures as text, pure, in the language that is active."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vensterbank.insight import words
from vensterbank.insight.enums import Where
from vensterbank.insight.figures import Figures
from vensterbank.insight.frames import AlphaRow, AlphaTable
from vensterbank.insight.limits import need_words
from vensterbank.mirror import MARKS, Axis, Headline, Interval, Mark, Name, Word

Labels = Mapping[str, str]
Told = Callable[[float | None], str]


@dataclass(frozen=True)
class Row:
    """A row of a table: its head, and its cells; ``total`` for a row about a group or about everybody."""

    head: str
    cells: list[str]
    total: bool = False


@dataclass(frozen=True)
class SaidAxis:
    """An axis in words: what it says, figure, interval, line, and what it needs when it does not speak."""

    name: str
    says: str
    figure: str
    interval: str
    line: str
    needs: list[str]


def bits(value: float | None) -> str:
    """A divergence: three places, without a nought in front."""
    return words.decimals(value, 3)


def axis_words(word: Word) -> str:
    """What an axis says, in a word."""
    return {
        Word.DIFFERENT: _("different"),
        Word.ALIKE: _("alike"),
        Word.CONNECTED: _("connected"),
        Word.NOT_CONNECTED: _("not connected"),
    }.get(word, str(words.NAME[Name.NOT_YET_SAYABLE]))


def said_axes(found: Headline) -> list[SaidAxis]:
    """Both axes of a round."""
    return [
        _axis(found.difference, _("Difference in accent"), bits),
        _axis(found.connection, _("Connection"), words.percent),
    ]


def _axis(axis: Axis, name: str, told: Told) -> SaidAxis:
    needs = [need_words(one) for one in axis.needs]
    return SaidAxis(
        name, axis_words(axis.word), told(axis.value), ends(axis.interval, told), told(axis.line), needs
    )


def ends(interval: Interval | None, told: Told) -> str:
    """Both ends of an interval; a dash when there is none."""
    if interval is None:
        return words.percent(None)
    return _("%(low)s to %(high)s") % {"low": told(interval.low), "high": told(interval.high)}


def profile_rows(figures: Figures, index: int, labels: Labels) -> list[Row]:
    """Quotes and shares: persons that have a label, then their groups."""
    found = figures.profiles[index]
    rows = [
        Row(labels[str(one.person)], [_group(one.group), str(one.quotes), *_shares(one.shares)])
        for one in found.persons
        if str(one.person) in labels
    ]
    rows += [
        Row(
            capfirst(str(words.GROUPS[one.group])),
            [_("mean"), str(one.persons), *_shares(one.shares)],
            total=True,
        )
        for one in found.groups
        if one.group in figures.pair
    ]
    return rows


def _group(group: str) -> str:
    return str(words.GROUP[group])


def _shares(shares: Sequence[float] | None) -> list[str]:
    return [words.percent(share) for share in (shares or (None, None, None))]


def connection_rows(figures: Figures, index: int, labels: Labels) -> list[Row]:
    """Marks between the two groups by whoever told them, and marks that run elsewhere."""
    found, number = figures.headlines[index].connection_result, figures.rounds[index].number
    rows = [
        Row(
            labels[str(one.person)],
            [_group(one.group), *map(str, (one.made, one.broken, one.none)), words.percent(one.share)],
        )
        for one in found.persons
        if str(one.person) in labels
    ]
    rows.append(_marks(_("Between the two groups"), figures.marks(number, [Where.BETWEEN])))
    for where in (Where.RESIDENTS, Where.OWN, Where.SELF, Where.UNSAID):
        counted = figures.marks(number, [where])
        if sum(counted.values()):
            rows.append(_marks(capfirst(str(words.WHERE[where])), counted))
    return rows


def _marks(head: str, counted: Mapping[Mark, int]) -> Row:
    total = sum(counted.values())
    share = counted[Mark.MADE] / total if total else None
    return Row(head, ["", *(str(counted[mark]) for mark in MARKS), words.percent(share)], total=True)


def left_out_rows(figures: Figures, index: int, labels: Labels) -> list[Row]:
    """The headline without each person in turn."""
    return [
        Row(
            _("without %(name)s") % {"name": labels[str(person)]},
            [
                bits(found.difference.value),
                axis_words(found.difference.word),
                words.percent(found.connection.value),
                axis_words(found.connection.word),
            ],
        )
        for person, found in figures.left_out[index]
        if str(person) in labels
    ]


def alpha_rows(table: AlphaTable) -> list[Row]:
    """Agreement on each code, and on all together."""
    names = {**words.AREA, **{mark.value: word for mark, word in words.MARK.items()}}
    rows = [_alpha(capfirst(str(names[row.code])), row) for row in table.rows]
    return [*rows, _alpha(_("All together"), table.overall, total=True)]


def _alpha(head: str, row: AlphaRow, *, total: bool = False) -> Row:
    interval = Interval(row.low, row.high) if row.low is not None and row.high is not None else None
    quotes = "" if row.quotes is None else str(row.quotes)
    percent = "" if row.percent is None else words.percent(row.percent)
    return Row(
        head, [words.decimals(row.alpha), ends(interval, words.decimals), percent, quotes], total=total
    )


def shares_words(shares: Iterable[float], areas: Iterable[str]) -> str:
    """ "cognitief 18%, intrapersoonlijk 42%, …" for whoever listens to a picture."""
    return ", ".join(
        f"{words.AREA[area]} {words.percent(share)}" for area, share in zip(areas, shares, strict=True)
    )
