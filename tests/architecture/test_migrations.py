"""Migrations: with a name that says what they do, a way back, and nothing forgotten."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.architecture.tree import SOURCE, files, told

NAMED_BY_A_MACHINE = re.compile(r"_auto_|_and_more$|^\d{4}_\w+_alter_\w+$")
WAY_BACK = {"RunPython": "reverse_code", "RunSQL": "reverse_sql"}


def migrations() -> list[Path]:
    inside = (path for path in files(".py", under=SOURCE) if path.parent.name == "migrations")
    return [path for path in inside if path.stem != "__init__"]


def one_way_steps(source: str) -> list[str]:
    """Steps in Python or SQL that do not say how to go back."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            says_how = len(node.args) > 1 or WAY_BACK.get(name) in {word.arg for word in node.keywords}
            if name in WAY_BACK and not says_how:
                found.append(f"{name} in line {node.lineno}")
    return found


def test_migrations_have_names_that_say_what_they_do() -> None:
    present = migrations()
    assert present
    assert [told(path) for path in present if NAMED_BY_A_MACHINE.search(path.stem)] == []


def test_migrations_can_go_back() -> None:
    assert {told(path): found for path in migrations() if (found := one_way_steps(path.read_text()))} == {}


def test_step_without_a_way_back_is_found() -> None:
    source = "a = migrations.RunSQL('x')\nb = RunPython(f, reverse_code=g)\nc = RunPython(f, g)"
    assert one_way_steps(source) == ["RunSQL in line 1"]


def test_models_have_all_their_migrations() -> None:
    loader = MigrationLoader(None)
    with translation.override(None):  # migrations keep the English names
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        steps = [step for steps in detector.changes(graph=loader.graph).values() for step in steps]
    assert [f"{step.app_label}: {change.describe()}" for step in steps for change in step.operations] == []
