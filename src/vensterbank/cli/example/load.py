"""Loading the example into an empty data folder, all or nothing."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from vensterbank.cli.example.folder import neighbourhood
from vensterbank.cli.example.people import PASSWORD, PEOPLE, settle
from vensterbank.cli.example.study import hold_study
from vensterbank.cli.example.tables import lay_tables
from vensterbank.cli.example.talk import Talk, at
from vensterbank.people.models import Person
from vensterbank.shared.errors import Refusal


def marker() -> Path:
    """The file that says: these are example data. Its presence keeps the server on this machine."""
    return Path(settings.DATA_DIR) / "EXAMPLE"


def load_example(language: str) -> None:
    """Fill an empty installation. Raises ``Refusal`` when somebody lives here already."""
    if Person.objects.exists():
        raise Refusal(
            "This data folder is in use: the example wants an empty one (set VENSTERBANK_DATA).",
            code="in-use",
        )
    # Before the first row: if anything fails half-way, the folder still never serves beyond this machine.
    marker().write_text("{}")
    settings.EXAMPLE_DATA = True
    with translation.override(language), transaction.atomic():
        with at({"ago": 400}):
            here = settle(language)
        story = neighbourhood(language)
        talk = Talk(here)
        talk.tell(story)
        seats = lay_tables(here, talk, story)
        hold_study(here, language)
    told = {
        "language": language,
        "password": PASSWORD,
        "links": {name: secret for name, (secret, _code) in seats.items()},
        "codes": {name: code for name, (_secret, code) in seats.items()},
    }
    marker().write_text(json.dumps(told, ensure_ascii=False))


def who_lives_here(base: str) -> str:
    """What is printed: address, people, password, the residents' links and codes."""
    content = json.loads(marker().read_text())
    lines = [f"  {role.name:<16} {key}@devaart.example  ({role.function})" for key, role in PEOPLE.items()]
    codes = content.get("codes", {})
    links = [
        f"  {name:<16} {base}/l/{secret}  code {codes.get(name, '')}"
        for name, secret in content.get("links", {}).items()
    ]
    return "\n".join(
        [
            f"Vensterbank: {base}",
            "",
            f"Example people (password: {PASSWORD}):",
            *lines,
            "",
            "Residents, by personal link and code:",
        ]
        + links
    )
