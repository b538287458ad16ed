"""The generated page "what lies sealed, and what in clear", from the models themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from vensterbank.spaces.sealing.fields import SealedTextField

SEALED = """# What lies sealed, and what in clear

From the models themselves. Sealed: unreadable in the database without the key of keys. In clear: texts, choices, numbers and
moments; keys between rows (who, where, to what) lie in clear too. Files lie sealed in the data folder. What this means for
people stands at `/wie-kan-erbij`."""


def page() -> str:
    """One row a table."""
    lines = [SEALED, "", "| table | sealed | in clear |", "|---|---|---|"]
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label):
        if model.__module__.startswith("vensterbank."):
            sealed, clear = ", ".join(_columns(model, True)), ", ".join(_columns(model, False))
            lines.append(f"| {model._meta.label} | {sealed or '–'} | {clear or '–'} |")
    return "\n".join(lines)


def _columns(model: type[Any], sealed: bool) -> Iterator[str]:
    """Names of columns, but for numbers of rows and keys to other rows."""
    for column in model._meta.concrete_fields:
        if column.primary_key or isinstance(column, models.ForeignKey):
            continue
        if isinstance(column, SealedTextField) is sealed:
            yield column.name
