"""Small files, functions and templates. There is no list of exceptions for our own code: what grows past a limit is split."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, SOURCE, files, told

FILE, FUNCTION, TEMPLATE = 300, 40, 80


def lines_in(path: Path) -> int:
    return len(path.read_text().splitlines())


def long_functions(source: str) -> Iterator[tuple[str, int]]:
    """Name and length of every function past the limit, from its ``def`` to its last line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield node.name, length


def test_files_stay_readable_in_one_sitting() -> None:
    # Vendored files are not ours; migrations are written by Django and read once.
    code = [path for path in files(".py", ".js", ".mjs") if not {"vendor", "migrations"} & set(path.parts)]
    assert len(code) > 20
    assert {told(path): lines_in(path) for path in code if lines_in(path) > FILE} == {}


def test_functions_fit_on_a_screen() -> None:
    outside = {"migrations", "tests"}
    code = [path for path in files(".py") if not outside & set(path.relative_to(ROOT).parts)]
    assert len(code) > 20
    assert {told(path): found for path in code if (found := list(long_functions(path.read_text())))} == {}


def test_function_of_41_lines_is_found() -> None:
    body = "    x = 1\n" * FUNCTION
    assert list(long_functions(f"def short():\n    x = 1\n\ndef long():\n{body}")) == [("long", FUNCTION + 1)]


def test_templates_show_one_thing() -> None:
    templates = list(files(".html", ".txt", under=SOURCE))
    pages = [path for path in templates if "templates" in path.parts]
    assert pages
    assert {told(path): lines_in(path) for path in pages if lines_in(path) > TEMPLATE} == {}
