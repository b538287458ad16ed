"""The frame around every page, the style guide, and the pages for when something is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.utils import translation

import vensterbank
from vensterbank.ui.urls import urlpatterns
from vensterbank.ui.views import styleguide

MISSING = "!!undefined!!"
PAGES = [path for path in Path(vensterbank.__file__).parent.rglob("templates/**/*.html")]
PARENT = re.compile(r'{% extends "([\w/]+\.html)" %}')
BLOCK = re.compile(r"{% block (\w+) %}")


@dataclass(frozen=True)
class Place:
    label: str
    url: str
    current: bool = False
    icon: str = ""
    post: bool = False


@pytest.fixture
def strict() -> DjangoTemplates:
    """Templates as the product reads them, but an undefined variable is shown instead of left out."""
    options = settings.TEMPLATES[0]["OPTIONS"] | {
        "string_if_invalid": MISSING,
        "context_processors": ["django.template.context_processors.request"],
    }
    return DjangoTemplates({"NAME": "strict", "DIRS": [], "APP_DIRS": True, "OPTIONS": options})


def page(engine: DjangoTemplates, name: str, **values: Any) -> str:
    request = RequestFactory().get("/plek/1")
    return str(engine.get_template(name).render(values, request))


def test_frame_without_a_viewer_needs_nothing(strict: DjangoTemplates) -> None:
    html = page(strict, "ui/base.html")
    assert MISSING not in html
    assert "vb-nav" not in html
    assert "vb-example" not in html


def test_frame_shows_where_one_is_and_who_one_is(strict: DjangoTemplates) -> None:
    places = [Place("Vandaag", "/"), Place("Plekken", "/plekken", current=True, icon="spaces")]
    menu = [Place("Jouw gegevens", "/ik"), Place("Uitloggen", "/uit", post=True)]
    html = page(
        strict, "ui/base.html", navigation=places, viewer_name="Samira", person_menu=menu, example_data=True
    )
    assert MISSING not in html
    assert html.count('aria-current="page"') == 1
    assert '<a href="/plekken" aria-current="page">' in html
    assert 'action="/uit"' in html
    assert "Alleen voorbeeldgegevens" in html


def test_first_thing_on_a_page_leads_past_the_navigation(strict: DjangoTemplates) -> None:
    html = page(strict, "ui/base.html", navigation=[Place("Vandaag", "/")])
    assert html.index('class="vb-skip" href="#main"') < html.index("<nav")
    assert 'id="main"' in html


def test_residents_page_has_no_navigation_even_for_somebody_logged_in(strict: DjangoTemplates) -> None:
    html = page(strict, "ui/base_link.html", navigation=[Place("Vandaag", "/")], viewer_name="Mevrouw Aydın")
    assert "<nav" not in html
    assert "vb-document--navigation" not in html
    assert "Mevrouw Aydın" in html


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Zo ziet Vensterbank eruit"), ("en", "How Vensterbank looks")]
)
def test_style_guide_speaks_both_languages(language: str, words: str) -> None:
    with translation.override(language):
        html = styleguide(RequestFactory().get("/stijl")).content.decode()
    assert words in html
    assert f'<html lang="{language}">' in html


def test_style_guide_has_an_address() -> None:
    assert [(str(route.pattern), route.name) for route in urlpatterns] == [("stijl", "styleguide")]


def test_style_guide_leaves_no_english_in_dutch() -> None:
    html = styleguide(RequestFactory().get("/stijl")).content.decode()
    shown = re.sub(r"<pre.*?</pre>|<[^>]+>", " ", html, flags=re.DOTALL)
    assert re.findall(r"\b(?:the|with|of|and)\b", shown) == []


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html", "503.html"])
def test_error_page_stands_without_any_context(name: str) -> None:
    html = engines["django"].get_template(name).render()
    assert '<html lang="nl">' in html
    assert html.count("<h1>") == 1
    assert "<script" not in html


def test_page_that_is_missing_or_forbidden_tells_nothing_more() -> None:
    assert "Hier is niets, of niets voor jou." in engines["django"].get_template("404.html").render()


def test_pages_fill_only_blocks_that_a_page_above_them_has() -> None:
    texts = {path.as_posix().split("/templates/", 1)[1]: path.read_text() for path in PAGES}
    parents = {name: found[1] for name, text in texts.items() if (found := PARENT.search(text))}
    assert len(parents) >= 6
    assert {name: lost for name in parents if (lost := lost_blocks(name, texts, parents))} == {}


def lost_blocks(name: str, texts: dict[str, str], parents: dict[str, str]) -> set[str]:
    """Blocks that nothing above this template shows: their text would silently be missing from the page."""
    if name in parents.values():
        return set()
    known: set[str] = set()
    above = name
    while above in parents:
        above = parents[above]
        known |= set(BLOCK.findall(texts[above]))
    return set(BLOCK.findall(texts[name])) - known


def test_block_with_another_name_is_noticed() -> None:
    texts = {"base.html": "{% block content %}", "page.html": "{% block contents %}"}
    assert lost_blocks("page.html", texts, {"page.html": "base.html"}) == {"contents"}
