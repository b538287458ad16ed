"""The mirror as files: JSON with stable keys, and one HTML page that needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from vensterbank.insight.figures import Figures
from vensterbank.insight.frames import AREAS, AlphaRow, AlphaTable
from vensterbank.insight.grounds import grounds_of, labels_of
from vensterbank.insight.report import first_page
from vensterbank.insight.sentences import told
from vensterbank.mirror import Axis, Connection, Difference, Headline, Interval, WaveProfiles

if TYPE_CHECKING:
    from vensterbank.insight.queries import Mirror

STYLES = ("tokens", "base", "layout", "components", "controls", "areas", "print")
FONT = re.compile(r"@font-face\s*{[^}]*}")


def as_json(mirror: Mirror) -> dict[str, Any]:
    """The mirror as plain values. Keys are stable: new ones may come, none goes or changes its meaning.

    Shares and alphas lie between 0 and 1 (alpha may be negative), divergences are in bits, missing is null. Persons,
    and whatever is about one person, are empty lists where persons may not be seen.
    """
    figures = mirror.figures
    labels = labels_of(mirror.frame, named=mirror.live) if mirror.frame and mirror.dots else {}
    return {
        "format": "vensterbank-mirror",
        "version": 1,
        "study": str(mirror.study.uuid),
        "title": str(mirror.study.title),
        "live": mirror.live,
        "coder": mirror.coder,
        "groups": list(figures.pair) if figures else [],
        "areas": list(AREAS),
        "persons": [
            {"id": one.key, "label": labels[one.key], "group": one.group}
            for one in (mirror.frame.members if mirror.frame else ())
            if one.key in labels
        ],
        "rounds": [_round(figures, index, labels) for index in range(len(figures.rounds))] if figures else [],
        "kept_inside": list(mirror.kept_inside),
        "alpha": [_alpha(table) for table in mirror.alphas],
        "words": str(told(figures)) if figures else "",
    }


def _round(figures: Figures, index: int, labels: dict[str, str]) -> dict[str, Any]:
    found, wave = figures.headlines[index], figures.rounds[index]
    return {
        "number": wave.number,
        "name": wave.name,
        "headline": _headline(found),
        "profiles": _profiles(figures.profiles[index], labels),
        "difference": _difference(found.difference_result, labels),
        "connection": _connection(found.connection_result, labels),
    }


def _headline(found: Headline) -> dict[str, Any]:
    return {
        "name": found.name.value,
        "difference": _axis(found.difference),
        "connection": _axis(found.connection),
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "word": axis.word.value,
        "value": axis.value,
        "interval": _interval(axis.interval),
        "line": axis.line,
        "needs": [{"reason": one.reason.value, "have": one.have, "want": one.want} for one in axis.needs],
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _profiles(found: WaveProfiles, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "groups": [
            {"group": one.group, "persons": one.persons, "shares": list(one.shares) if one.shares else None}
            for one in found.groups
        ],
        "persons": [
            {"id": str(one.person), "quotes": one.quotes, "shares": list(one.shares) if one.shares else None}
            for one in found.persons
            if str(one.person) in labels
        ],
    }


def _difference(found: Difference | None, labels: dict[str, str]) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "jsd": found.jsd,
        "interval": _interval(found.interval),
        "p": found.p,
        "smallest_p": found.permutation.smallest_p,
        "splits": found.splits,
        "exact": found.exact,
        "median": found.null_median,
        "shows_from": found.shows_from,
        "left_out": [
            {"id": str(one.person), "jsd": one.value} for one in found.left_out if str(one.person) in labels
        ],
    }


def _connection(found: Connection, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "made": found.made,
        "broken": found.broken,
        "none": found.none,
        "share": found.share,
        "interval": _interval(found.interval),
        "persons": [
            {
                "id": str(one.person),
                "made": one.made,
                "broken": one.broken,
                "none": one.none,
                "share": one.share,
            }
            for one in found.persons
            if str(one.person) in labels
        ],
    }


def _alpha(table: AlphaTable) -> dict[str, Any]:
    return {
        "kind": table.kind,
        "coders": list(table.coders),
        "units": table.units,
        "overall": _alpha_row(table.overall),
        "codes": {
            row.code: {**_alpha_row(row), "percent": row.percent, "quotes": row.quotes} for row in table.rows
        },
    }


def _alpha_row(row: AlphaRow) -> dict[str, Any]:
    return {"alpha": row.alpha, "interval": None if row.low is None else [row.low, row.high]}


def as_html(mirror: Mirror) -> str:
    """One page with pictures, tables and style inside; it asks nothing of any server."""
    page = first_page(mirror)
    # Folds belong to the product; a file shows everything.
    context = {"mirror": mirror, "page": page, "grounds": grounds_of(mirror), "in_file": True}
    body = render_to_string("insight/file.html", context)
    title = escape(f"{page.title} · {mirror.study.title}")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_style()}</style>"
    )
    return f'<!doctype html>\n<html lang="{get_language()}"><head>{head}</head><body class="vb-document">{body}</body></html>\n'


def _style() -> str:
    """The product's own style sheets; the typeface stays behind, for the reader's own will do."""
    names = [*(f"ui/css/{name}.css" for name in STYLES), "insight/mirror.css"]
    found = [finders.find(name) for name in names]
    return "\n".join(FONT.sub("", Path(str(path)).read_text(encoding="utf-8")) for path in found)
