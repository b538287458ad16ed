"""The grounds behind the first page: every figure with its uncertainty, and what cannot be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vensterbank.insight import tables, words
from vensterbank.insight.charts import Bar, Dot, Part, StripTexts, TriangleTexts, bars, strip, triangle
from vensterbank.insight.figures import Figures
from vensterbank.insight.frames import AREAS, AlphaTable, Frame
from vensterbank.insight.limits import limits_of, splits_words
from vensterbank.mirror import GroupProfile

if TYPE_CHECKING:
    from vensterbank.insight.queries import Mirror


@dataclass(frozen=True)
class RoundGrounds:
    """The grounds of one round."""

    name: str
    verdict: str
    axes: list[tables.SaidAxis]
    strip: SafeString | str
    splits: str
    profiles: list[tables.Row]
    connections: list[tables.Row]
    left_out: list[tables.Row]


@dataclass(frozen=True)
class AlphaGrounds:
    """How far coders agree on one sort of code."""

    kind: str
    coders: str
    units: int
    rows: list[tables.Row]


@dataclass(frozen=True)
class Grounds:
    """All grounds; persons only where persons may be seen."""

    triangle: SafeString
    profiles: SafeString
    areas: list[tuple[str, str]]
    rounds: list[RoundGrounds]
    alphas: list[AlphaGrounds]
    limits: list[str]
    coder: str


def grounds_of(mirror: Mirror) -> Grounds | None:
    """The grounds as the viewer may see them; nothing when there are no figures."""
    figures = mirror.figures
    if figures is None:
        return None
    labels = labels_of(figures.frame, named=mirror.live) if mirror.dots else {}
    return Grounds(
        triangle=_triangle(figures, labels),
        profiles=_profile_bars(figures),
        areas=[(f"vb-area-{area}", str(words.AREA[area])) for area in AREAS],
        rounds=[_round(figures, index, labels) for index in range(len(figures.rounds))],
        alphas=[_alpha(table) for table in mirror.alphas],
        limits=limits_of(figures, mirror.alphas),
        coder=mirror.coder,
    )


def labels_of(frame: Frame, *, named: bool) -> dict[str, str]:
    """What each person is called: by the study's name inside it, "werker 1" outside, in an order that tells nothing."""
    if named:
        return {one.key: one.name for one in frame.members}
    labels: dict[str, str] = {}
    for group in words.GROUP:
        keys = sorted(one.key for one in frame.members if one.group == group)
        labels |= {key: f"{words.GROUP[group]} {place}" for place, key in enumerate(keys, start=1)}
    return labels


def _triangle(figures: Figures, labels: Mapping[str, str]) -> SafeString:
    dots = [
        Dot(labels[str(waves[0].person)], waves[0].group, tuple(one.shares for one in waves))
        for waves in zip(*(found.persons for found in figures.profiles), strict=True)
        if str(waves[0].person) in labels
    ]
    dots += [
        Dot(
            str(words.GROUPS[waves[0].group]), waves[0].group, tuple(one.shares for one in waves), centre=True
        )
        for waves in _group_waves(figures)
    ]
    said = [
        f"{words.GROUPS[one.group]}, {wave.name}: {tables.shares_words(one.shares, AREAS)}"
        for waves in _group_waves(figures)
        for one, wave in zip(waves, figures.rounds, strict=True)
        if one.shares
    ]
    names = (str(words.AREA[AREAS[0]]), str(words.AREA[AREAS[1]]), str(words.AREA[AREAS[2]]))
    texts = TriangleTexts(_("From where people speak"), capfirst("; ".join(said)) + ".", names)
    return triangle("areas", dots, texts, AREAS)


def _group_waves(figures: Figures) -> Iterator[tuple[GroupProfile, ...]]:
    """The profiles of each of the two groups, round by round."""
    for waves in zip(*(found.groups for found in figures.profiles), strict=True):
        if waves[0].group in figures.pair:
            yield waves


def _profile_bars(figures: Figures) -> SafeString:
    listed = [
        Bar(
            f"{capfirst(str(words.GROUPS[one.group]))}, {wave.name}",
            tuple(
                Part(share, words.percent(share), f"vb-chart-area vb-area-{area}")
                for area, share in zip(AREAS, one.shares or (), strict=one.shares is not None)
            ),
        )
        for waves in _group_waves(figures)
        for one, wave in zip(waves, figures.rounds, strict=True)
    ]
    return bars(
        "profiles", listed, _("Profiles of the groups"), _("The same figures stand in the tables below.")
    )


def _round(figures: Figures, index: int, labels: Mapping[str, str]) -> RoundGrounds:
    found, wave = figures.headlines[index], figures.rounds[index]
    compared = found.difference_result
    texts = StripTexts(
        title=_("Difference over all divisions of these people"),
        description=splits_words(compared) if compared else "",
        observed=_("the division as it is: %(figure)s") % {"figure": tables.bits(found.difference.value)},
        median=_("middle of all divisions"),
    )
    return RoundGrounds(
        name=wave.name,
        verdict=str(words.NAME[found.name]),
        axes=tables.said_axes(found),
        strip=strip(f"divisions-{wave.number}", compared.permutation, texts) if compared else "",
        splits=splits_words(compared) if compared else "",
        profiles=tables.profile_rows(figures, index, labels),
        connections=tables.connection_rows(figures, index, labels),
        left_out=tables.left_out_rows(figures, index, labels),
    )


def _alpha(table: AlphaTable) -> AlphaGrounds:
    kind = _("Core areas") if table.kind == "areas" else _("Marks of connection")
    return AlphaGrounds(kind, " · ".join(table.coders), table.units, tables.alpha_rows(table))
