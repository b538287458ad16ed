"""What somebody does, told in names; the model (``meant.py``) and the product (``done.py``) both read it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tests.histories.model import Job, Model, Promise

ADMINISTRATORS = {"bz": "bea", "ww": "bram"}
TEAMS = {"outreach": "bz", "south": "bz", "brokers": "ww"}
OPEN = {"proposed", "agreed"}


class Deed(NamedTuple):
    """Somebody does something, perhaps with somebody, somewhere; ``n`` is a number to choose by."""

    what: str
    by: str = ""
    whom: str = ""
    at: str = ""
    n: int = 0


def until_of(model: Model, n: int) -> dt.date | None:
    """The last day that goes with a number: none, today, or some days on."""
    return None if n % 4 == 0 else model.today + dt.timedelta(days=[0, 3, 40][n % 4 - 1])


def author_of(model: Model, deed: Deed) -> tuple[str, str]:
    """Which word would be carried elsewhere, and by whom: mostly its author, at times somebody else."""
    said = [name for name, word in model.words.items() if word.kind == "said"]
    name = said[deed.n % len(said)] if said else ""
    return name, (model.words[name].by if name and deed.n % 3 else deed.by)


def newest(model: Model, deed: Deed, states: set[str], wish: str = "") -> Promise | None:
    """The last agreement with somebody at a table that is in one of these states."""
    found = [
        one
        for one in model.promises
        if one.table == deed.at and one.whom == deed.whom and one.state in states and wish in {"", one.wish}
    ]
    return found[-1] if found else None


def asked(model: Model, deed: Deed) -> tuple[str, dt.date | None]:
    """What the resident is asked, and until when."""
    sits_in = deed.n % 2 == 0
    until = model.today + dt.timedelta(days=deed.n % 5) if sits_in else until_of(model, deed.n)
    return ("sitting-in" if sits_in else "colleague"), until


def job_of(deed: Deed) -> Job:
    """The function that goes with a number, in the organisation of the deed."""
    teams = [team for team, home in TEAMS.items() if home == deed.at]
    chosen = [
        ("worker", teams[0]),
        ("worker", teams[-1]),
        ("manager", teams[0]),
        ("manager", ""),
        ("worker", ""),
    ]
    return Job(deed.at, *chosen[deed.n % len(chosen)])


def permits_of(deed: Deed) -> set[str]:
    """A choice of permissions that goes with a number."""
    return {name for bit, name in enumerate(("research", "quoting", "shown")) if deed.n >> bit & 1}
