"""Templates: each is used, each that is asked for exists, and none needs more than the strict policy allows."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from tests.architecture.tree import SOURCE, files, told

NAME = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg))(?:#[\w-]+)?["']""")
# Django asks for these by itself.
BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
FORBIDDEN = {
    "script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I),
    "style in the page": re.compile(r"<style\b", re.I),
    "style of one element": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "handler in the page": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[:\w-]*)\s*=", re.I),
    "address of script": re.compile(r"javascript:", re.I),
    "script in a value": re.compile(r"hx-(?:vals|headers)\s*=\s*[\"']js:", re.I),
    "address elsewhere": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*\s(?:src|href)\s*=\s*.(?:https?:)?//", re.I
    ),
}


def templates() -> dict[str, str]:
    """Name as Django knows it → text."""
    found = {}
    for path in files(".html", ".txt", ".svg", under=SOURCE):
        if "templates" in path.relative_to(SOURCE).parts:
            found[path.as_posix().split("/templates/", 1)[1]] = path.read_text()
    return found


def asked_for() -> dict[str, str]:
    """Name that stands in code or in a template → where."""
    places = [*files(".py", under=SOURCE), *files(".html", under=SOURCE)]
    return {name: told(path) for path in places for name in NAME.findall(path.read_text())}


def offences(text: str) -> list[str]:
    """What the content security policy would refuse."""
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_every_template_is_used() -> None:
    present = templates()
    assert present
    assert sorted(present.keys() - asked_for().keys() - BY_DJANGO) == []


def test_every_template_that_is_asked_for_exists() -> None:
    present = templates()
    folders = {name.split("/", 1)[0] for name in present}
    wanted = {name: place for name, place in asked_for().items() if name.split("/", 1)[0] in folders}
    static = {told(path).split("/static/", 1)[1] for path in files(under=SOURCE) if "/static/" in told(path)}
    assert {name: place for name, place in wanted.items() if name not in present and name not in static} == {}


def test_templates_need_no_exception_from_the_policy() -> None:
    assert {name: found for name, text in templates().items() if (found := offences(text))} == {}


def test_offences_are_recognised() -> None:
    assert offences("<script>x()</script>") == ["script in the page"]
    assert offences('<p class="a" style="color: red">') == ["style of one element"]
    assert offences('<a href="x" onclick="y()">') == ["handler in the page"]
    assert offences('<img src="//elsewhere.example/x.png">') == ["address elsewhere"]
    assert offences('<script type="module" src="{% static "ui/x.js" %}"></script><p data-vb-on="x">') == []


def test_unknown_variable_is_a_failure() -> None:
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        Template("Hello {{ nobody }}").render(Context({"somebody": "Samira"}))
