"""The components as pages use them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from tests.unit.ui.colours import CSS
from vensterbank.shared.clock import AMSTERDAM
from vensterbank.ui.space_look import SPACE_LOOKS
from vensterbank.ui.templatetags.vb import NOTICE_ICONS

SPRITE = (CSS.parent / "icons.svg").read_text()
NOW = dt.datetime(2026, 3, 10, 15, 0, tzinfo=AMSTERDAM)


def render(source: str, **values: Any) -> str:
    return Template("{% load vb %}" + source).render(Context(values))


def test_space_header_names_the_kind_and_who_reads_along() -> None:
    html = render('{% space_header "campfire" "Dichte deuren" reads_along="Samira en Karim" %}')
    assert "<h1>Dichte deuren</h1>" in html
    assert "vb-space-campfire" in html
    assert "Wie leest mee:</b> Samira en Karim" in html


def test_entry_shows_author_words_mark_and_buttons() -> None:
    html = render(
        '{% entry author="Samira" body=body mark="leerzame wrijving" %}<button>Breng in</button>{% endentry %}',
        body="Geen antwoord.\n\nWel <b>licht</b>.",
    )
    assert "<b>Samira</b>" in html
    assert "<p>Geen antwoord.</p>" in html
    assert "&lt;b&gt;licht" in html
    assert "leerzame wrijving" in html
    assert "<button>Breng in</button>" in html


def test_entry_without_buttons_has_no_room_for_them() -> None:
    assert "vb-entry__actions" not in render('{% entry author="Samira" body="Ja." %}\n{% endentry %}')


@pytest.mark.parametrize("tag", ["card", "empty_state", "disclosure"])
def test_title_of_a_block_is_escaped(tag: str) -> None:
    html = render(f"{{% {tag} title %}}<p>in</p>{{% end{tag} %}}", title="<i>x</i>")
    assert "&lt;i&gt;x&lt;/i&gt;" in html
    assert "<p>in</p>" in html


def test_quote_takes_words_from_a_page_escaped() -> None:
    html = render('{% quote source="werker" %}{{ words }}{% endquote %}', words='"Zij <3 de buurt"')
    assert "“Zij &lt;3 de buurt”" in html or "“&quot;Zij &lt;3 de buurt&quot;”" in html


def test_time_tag_carries_the_exact_moment() -> None:
    html = render("{% when moment capital=True %}", moment=NOW - dt.timedelta(days=1), now=NOW)
    assert (
        html
        == '<time datetime="2026-03-09T15:00:00+01:00" title="maandag 9 maart 2026, 15.00">Gisteren 15.00</time>'
    )


def test_time_tag_takes_a_day_without_a_time() -> None:
    assert ">3 maart<" in render("{% when day %}", day=dt.date(2026, 3, 3), now=NOW)


def test_pagination_keeps_the_other_parameters() -> None:
    page = Paginator(range(30), 10).page(2)
    request = RequestFactory().get("/x", {"q": "deur", "page": "2"})
    html = render("{% pagination page %}", page=page, request=request)
    assert 'href="?q=deur&amp;page=1"' in html
    assert 'href="?q=deur&amp;page=3"' in html


def test_pagination_of_one_page_is_nothing() -> None:
    assert render("{% pagination page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_icon_is_silent_unless_it_is_given_words() -> None:
    assert 'aria-hidden="true"' in render('{% icon "eye" %}')
    assert 'role="img" aria-label="gezien"' in render('{% icon "eye" label="gezien" %}')


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
    templates = (CSS.parents[2] / "templates").rglob("*.html")
    named = {name for path in templates for name in re.findall(r'\{% icon "([\w-]+)"', path.read_text())}
    assert named | set(SPACE_LOOKS) | set(NOTICE_ICONS.values()) <= drawn


def test_every_kind_of_space_has_its_colour() -> None:
    areas = (CSS / "areas.css").read_text()
    assert {look.css for look in SPACE_LOOKS.values()} == set(
        re.findall(r"^  \.(vb-space-[a-z-]+) \{", areas, re.M)
    )
