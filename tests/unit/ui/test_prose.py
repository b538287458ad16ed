"""People's own words stay theirs, and cannot do harm."""

from __future__ import annotations

import re

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from vensterbank.ui.prose import paragraphs, quoted


def test_blank_line_makes_a_paragraph_and_a_line_end_stays() -> None:
    assert paragraphs("een\ntwee\r\n\r\ndrie") == "<p>een<br>\ntwee</p>\n<p>drie</p>"


def test_markup_of_a_writer_is_shown_not_run() -> None:
    assert paragraphs("<script>x()</script>") == "<p>&lt;script&gt;x()&lt;/script&gt;</p>"


def test_web_address_becomes_a_link_without_the_full_stop_behind_it() -> None:
    html = paragraphs("Zie https://voorbeeld.nl/a?b=1&c=2.")
    assert 'href="https://voorbeeld.nl/a?b=1&amp;c=2"' in html
    assert html.endswith("</a>.</p>")


def test_address_that_could_run_script_is_not_a_link() -> None:
    assert "<a" not in paragraphs("javascript:alert(1) en https://")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n")))
def test_no_word_is_lost_or_changed(text: str) -> None:
    shown = strip_tags(paragraphs(text).replace("<br>", " "))
    for escaped, real in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        shown = shown.replace(escaped, real)
    assert re.findall(r"\w+", shown) == re.findall(r"\w+", text)


@pytest.mark.parametrize(
    "typed", ["Zomaar even.", '"Zomaar even."', "“Zomaar even.”", "„Zomaar even.”", " 'Zomaar even.' "]
)
def test_quote_gets_real_marks_once(typed: str) -> None:
    assert quoted(typed) == "“Zomaar even.”"


def test_quote_keeps_an_apostrophe_at_its_start() -> None:
    assert quoted("'t Anker is open.") == "“'t Anker is open.”"
