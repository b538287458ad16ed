"""Our components as template tags: ``{% load vb %}``. The page /stijl shows each with its exact use."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from vensterbank.shared import clock
from vensterbank.ui import moments
from vensterbank.ui.prose import paragraphs, quoted
from vensterbank.ui.space_look import look_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.paginator import Page
    from django.template.context import Context

register = template.Library()

NOTICE_ICONS = {"info": "info", "good": "check", "careful": "careful", "wrong": "careful"}


def _render(template_name: str, **values: Any) -> SafeString:
    return render_to_string(template_name, values)


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """A symbol from our sprite. Without ``label`` it is decoration, hidden from screen readers."""
    source = f"{static('ui/icons.svg')}#{name}"
    spoken = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="vb-icon {}" viewBox="0 0 24 24" width="20" height="20" focusable="false" {}>'
        '<use href="{}"></use></svg>',
        extra,
        SafeString(spoken),
        source,
    )


@register.simple_tag(takes_context=True)
def when(context: Context, moment: dt.datetime | dt.date, capital: bool = False) -> SafeString:
    """A ``<time>`` in human words; ``capital`` at the start of a sentence.

    ``now`` in the context, when given, is the moment to compare with.
    """
    now: dt.datetime = context.get("now") or clock.now()
    if not isinstance(moment, dt.datetime):
        today = now.astimezone(clock.AMSTERDAM).date()
        words = moments.human_day(moment, today)
        return format_html(
            '<time datetime="{}">{}</time>', moment.isoformat(), capfirst(words) if capital else words
        )
    words = moments.human_moment(moment, now)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(),
        moments.full_moment(moment),
        capfirst(words) if capital else words,
    )


@register.filter
def prose(text: str) -> SafeString:
    """Somebody's own words: paragraphs and line ends kept, web addresses become links, nothing else changed."""
    return paragraphs(str(text))


@register.filter
def in_quotes(words: str) -> str:
    """The words in “real” quotation marks, once."""
    return quoted(str(words))


@register.filter
def space_class(kind: object) -> str:
    """``vb-space-…``: put it on an element and everything in it takes that space's colour."""
    return look_of(kind).css


@register.simple_tag
def space_header(
    kind: object, title: str, reads_along: str = "", lead: str = "", level: int = 1
) -> SafeString:
    """The head of a space: mark, name, title, one sentence who reads along."""
    look = look_of(kind)
    return _render(
        "ui/components/space_header.html",
        look=look,
        title=title,
        reads_along=reads_along,
        lead=lead,
        level=level,
    )


@register.simple_tag
def space_badge(kind: object, label: str = "") -> SafeString:
    """A small tag with the mark and the name (or ``label``) of a space."""
    look = look_of(kind)
    return format_html('<span class="vb-tag {}">{} {}</span>', look.css, icon(look.kind), label or look.name)


@register.simple_tag
def reads_along(sentence: str) -> SafeString:
    """The strip "Wie leest mee: …"."""
    return _render("ui/components/reads_along.html", sentence=sentence)


@register.simple_block_tag
def entry(
    content: str,
    author: str,
    body: str,
    moment: dt.datetime | dt.date | None = None,
    mark: str = "",
    kind: object = "",
    anchor: str = "",
    tone: str = "",
    marks: Sequence[tuple[str, str]] = (),
) -> SafeString:
    """Something said. Between the tags: quiet buttons, or nothing. ``mark`` is a word such as "leerzame wrijving".

    ``marks``: more such words, each with the name of its symbol in front: ``[("bring", "ingebracht")]``.
    ``tone``: ``question`` for an open question that leads the talk, ``event`` for what happened without words.
    """
    css = look_of(kind).css if kind else ""
    return _render(
        "ui/components/entry.html",
        content=SafeString(content.strip()),
        author=author,
        body=body,
        moment=moment,
        marks=[("friction", mark), *marks] if mark else marks,
        css=css,
        anchor=anchor,
        tone=tone,
    )


@register.simple_block_tag
def card(
    content: str, title: str = "", tinted: bool = False, kind: object = "", level: int = 2
) -> SafeString:
    """A white card; ``tinted`` takes the space's soft colour (one a page: what to talk about)."""
    css = look_of(kind).css if kind else ""
    return _render(
        "ui/components/card.html", content=content, title=title, tinted=tinted, css=css, level=level
    )


@register.simple_block_tag
def empty_state(content: str, title: str, symbol: str = "", level: int = 2) -> SafeString:
    """Nothing here yet: what this place is for, and one button between the tags."""
    return _render("ui/components/empty_state.html", content=content, title=title, symbol=symbol, level=level)


@register.simple_block_tag
def notice(content: str, tone: str = "info", role: str = "") -> SafeString:
    """A message: tone ``info``, ``good``, ``careful`` or ``wrong``; role ``status`` or ``alert`` if it pops up."""
    return _render(
        "ui/components/notice.html", content=content, tone=tone, symbol=NOTICE_ICONS[tone], role=role
    )


@register.simple_block_tag
def quote(content: str, source: str = "", title: str = "", kind: object = "") -> SafeString:
    """Words of somebody, between the tags, in italics and real quotation marks, with who said it."""
    css = look_of(kind).css if kind else ""
    return _render(
        "ui/components/quote.html", content=SafeString(quoted(content)), source=source, title=title, css=css
    )


@register.simple_block_tag
def disclosure(content: str, summary: str, button: str = "", is_open: bool = False) -> SafeString:
    """A fold, and our dialog without script: ``button`` may be ``default``, ``danger`` or ``small``."""
    return _render(
        "ui/components/disclosure.html", content=content, summary=summary, button=button, is_open=is_open
    )


@register.simple_tag
def two_facts(
    label_1: str, value_1: str, label_2: str, value_2: str, note_1: str = "", note_2: str = ""
) -> SafeString:
    """The two facts that lead a handover: who is responsible now, and has it landed."""
    facts = [(label_1, value_1, note_1), (label_2, value_2, note_2)]
    return _render("ui/components/two_facts.html", facts=facts)


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any]) -> SafeString:
    """Newer and older; nothing at all when there is one page. Keeps the other parameters of the address."""
    if not page.has_other_pages():
        return SafeString("")
    return render_to_string("ui/components/pagination.html", {"page": page}, request=context.get("request"))
