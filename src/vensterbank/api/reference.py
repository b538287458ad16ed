"""The page about the API, made from the description that it serves itself."""

from __future__ import annotations

from typing import Any

from vensterbank.api.routes import api

INTRODUCTION = """# The API

Under `/api/v1`, described for programs at `/api/v1/openapi.json`. A program comes in with the session of whoever uses it, sees
what that person sees, and each look stands in the log. What goes wrong is an `application/problem+json` document; missing and
forbidden are the same 404."""


def pages() -> dict[str, str]:
    """One table: every way to ask, and what comes back."""
    lines = [INTRODUCTION, "", "| ask | at | what it is | answers |", "|---|---|---|---|"]
    for path, ways in api.get_openapi_schema()["paths"].items():
        lines += [_row(path, way, told) for way, told in ways.items()]
    return {"api.md": "\n".join(lines)}


def _row(path: str, way: str, told: dict[str, Any]) -> str:
    words = " ".join(told.get("description", "").split("\n\n")[0].split())
    answers = ", ".join(str(status) for status in told["responses"])
    return f"| {way.upper()} | `{path}` | {words} | {answers} |"
