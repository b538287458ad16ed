"""The one renderer: what the pages, the HTML file and the JSON file show of a mirror comes from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vensterbank.insight import words
from vensterbank.insight.charts import Bar, Part, QuadrantTexts, bars, quadrant
from vensterbank.insight.charts.quadrant import point_of
from vensterbank.insight.enums import Where
from vensterbank.insight.figures import Figures
from vensterbank.insight.frames import Frame, Theme
from vensterbank.insight.sentences import Telling, question_for, title_of, told, who_took_part
from vensterbank.mirror import MARKS, Mark

if TYPE_CHECKING:
    from vensterbank.insight.queries import Mirror


@dataclass(frozen=True)
class SaidQuote:
    """Words with who said them: function and round, never a name."""

    words: str
    source: str
    key: str = ""


@dataclass(frozen=True)
class SaidTheme:
    """A theme with its quotes."""

    name: str
    quotes: list[SaidQuote]


@dataclass(frozen=True)
class FirstPage:
    """The first page: a picture and words; numbers wait behind the grounds."""

    title: str
    took_part: str
    picture: SafeString | str
    telling: Telling | None
    themes: list[SaidTheme]
    connections: SafeString | str
    legend: list[tuple[str, str]]
    question: str


def first_page(mirror: Mirror) -> FirstPage:
    """The first page of a mirror as its viewer may see it."""
    figures = mirror.figures
    return FirstPage(
        title=title_of(figures),
        took_part=who_took_part(figures, agreed=mirror.agreed) if figures else "",
        picture=quadrant_of(figures) if figures else "",
        telling=told(figures) if figures else None,
        themes=said_themes(mirror.themes, mirror.frame),
        connections=connections_of(figures) if figures else "",
        legend=[(mark_css(mark), str(words.MARK[mark])) for mark in MARKS],
        question=mirror.question or question_for(figures),
    )


def said_themes(themes: Sequence[Theme], frame: Frame | None) -> list[SaidTheme]:
    """Themes with quotes, each with the function and the round of who said it."""
    rounds = {one.number: one.name for one in frame.rounds} if frame else {}
    return [
        SaidTheme(
            theme.name,
            [
                SaidQuote(one.words, source_of(one.group, rounds.get(one.round, "")), one.quote)
                for one in theme.quotes
            ],
        )
        for theme in themes
    ]


def source_of(group: str, wave: str) -> str:
    """ "werker, najaar" """
    return ", ".join(part for part in (str(words.GROUP.get(group, "")), wave) if part)


def quadrant_of(figures: Figures) -> SafeString | str:
    """The first picture; nothing when no round can be placed in it."""
    pairs = zip(figures.headlines, figures.rounds, strict=True)
    points = [point for found, one in pairs if (point := point_of(found, one.name)) is not None]
    if not points:
        return ""
    said = "; ".join(
        f"{one.name}: {words.NAME[found.name]}"
        for found, one in zip(figures.headlines, figures.rounds, strict=True)
    )
    names = {name.value: str(word) for name, word in words.NAME.items()}
    texts = QuadrantTexts(
        title=_("Difference in accent and connection"),
        description=capfirst(said) + ".",
        room=names["room"],
        gap=names["gap"],
        aligned=names["aligned"],
        past_each_other=names["past_each_other"],
        difference=pgettext("axis", "difference in accent"),
        connection=pgettext("axis", "connection"),
    )
    return quadrant("mirror", points, texts)


def mark_css(mark: Mark) -> str:
    """The class of a part of a bar that stands for marks."""
    return f"vb-chart-part vb-chart-part--{mark.value}"


def connections_of(figures: Figures) -> SafeString | str:
    """Marks between the two groups, a bar a round; nothing when there are none."""
    counted = [(one, figures.marks(one.number, [Where.BETWEEN])) for one in figures.rounds]
    if not any(sum(found.values()) for _one, found in counted):
        return ""
    listed = [
        Bar(one.name, tuple(Part(found[mark], str(found[mark]), mark_css(mark)) for mark in MARKS))
        for one, found in counted
    ]
    said = "; ".join(
        f"{one.name}: " + ", ".join(f"{found[mark]} {words.MARK[mark]}" for mark in MARKS)
        for one, found in counted
    )
    return bars("connections", listed, _("Connections in what was told"), capfirst(said) + ".")


def in_words(mirror: Mirror) -> str:
    """The headline for whoever reads no pictures: who took part, each round in a word, and what it says."""
    figures, page = mirror.figures, first_page(mirror)
    lines = [str(mirror.study.title)]
    if figures:
        lines += [page.took_part, ""]
        named = zip(figures.rounds, figures.headlines, strict=True)
        lines += [f"{capfirst(one.name)}: {words.NAME[found.name]}" for one, found in named]
        lines += ["", str(page.telling)]
    return "\n".join([*lines, "", page.question])
