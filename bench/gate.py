"""What the gate costs: its filter in SQL, row-level security, opening what is sealed, and the line in the log.

    python bench/gate.py                                    on SQLite
    VENSTERBANK_DATABASE_URL=postgres://… python bench/gate.py    on PostgreSQL (an empty database)

A house with 400 campfires of 50 entries, of which the viewer sits at 40. Every way of asking takes turns with the others, so
that a machine that is busy with something else is busy for all of them; told is the median, and how many times the first.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

FIRES, MINE, ENTRIES, ROUNDS = 400, 40, 50, 200
WORDS = (
    "Gisteren weer aan de deur gestaan, en weer niemand; ik weet het soms niet meer, wat doe jij dan? " * 2
)
Way = Callable[[], object]


def prepare() -> tuple[Any, Any]:
    """Fill the house; returns Samira's account and the campfire that is asked for."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "vensterbank.config.settings"
    from vensterbank.cli import setup  # noqa: PLC0415  (settings first)

    setup.start()
    setup.bring_up_to_date()
    from vensterbank.people import actions as people  # noqa: PLC0415
    from vensterbank.people.enums import Function, SecondStep  # noqa: PLC0415
    from vensterbank.people.viewer import NOBODY, viewer_for_person  # noqa: PLC0415
    from vensterbank.spaces import actions  # noqa: PLC0415
    from vensterbank.spaces.models import Entry  # noqa: PLC0415
    from vensterbank.spaces.search import sealed_form  # noqa: PLC0415

    house = people.make_organisation(name="Buurtzaam", second_step=SecondStep.NOBODY, by=NOBODY)
    persons = []
    for name in ("Samira", "Karim"):
        person = people.add_person(name=name, email=f"{name}@bench.example", password=None, by=NOBODY)
        people.give_function(person=person, function=Function.WORKER, organisation=house, by=NOBODY)
        persons.append(person)
    samira, karim = (viewer_for_person(person) for person in persons)
    fire = None
    for number in range(FIRES):
        by, guests = (samira, persons) if number < MINE else (karim, [])
        fire = actions.light_campfire(title=f"Vuur {number}", people=guests, by=by)
        said = {"author_person_id": by.person_id, "author_name": by.name, "stems": sealed_form(WORDS)}
        Entry.objects.bulk_create(
            Entry(space=fire, body=f"{number} {WORDS}", **said) for _one in range(ENTRIES)
        )
        if number == MINE - 1:
            asked = fire
    _analyse()
    return persons[0], asked


def _analyse() -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(title: str, ways: dict[str, Way], rounds: int = ROUNDS) -> None:
    """Let the ways take turns; print medians and ratios to the first."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 5):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            if turn >= 5:
                times[name].append((time.perf_counter() - start) * 1000)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    first = next(iter(medians.values()))
    print(f"\n{title} (median of {rounds})")
    for name, taken in medians.items():
        print(f"  {name:<58} {taken:8.2f} ms   × {taken / first:.2f}")


def lists(viewer: Any, fire: Any) -> None:
    """Fifty entries of one campfire."""
    from vensterbank.spaces import gate, queries, rls  # noqa: PLC0415
    from vensterbank.spaces.models import Entry  # noqa: PLC0415

    admitted = gate.standing_ids(viewer)

    def listed(found: Any) -> list[Any]:
        return list(found.filter(space=fire).order_by("-created_at", "-pk")[:500])

    def unguarded() -> list[Any]:
        return listed(Entry._base_manager)

    def filtered() -> list[Any]:
        return listed(Entry.objects.visible_to(viewer))

    def in_web(ask: Callable[[], list[Any]]) -> list[Any]:
        with rls.as_web(admitted):
            return ask()

    assert len(unguarded()) == len(filtered()) == len(in_web(filtered)) == ENTRIES
    ways: dict[str, Way] = {"no guard at all": unguarded, "the gate's filter": filtered}
    if rls.is_postgres():
        ways["no filter, row-level security only"] = lambda: in_web(unguarded)
        ways["the gate's filter and row-level security"] = lambda: in_web(filtered)
        ways["finding out what to admit, once a request"] = lambda: gate.standing_ids(viewer)
    ways["all of that, and opening every text"] = lambda: [entry.body for entry in in_web(filtered)]
    measure(f"A list of {ENTRIES} entries out of {FIRES * ENTRIES:,}", ways)
    title = f"A search through all that the viewer may read ({MINE * ENTRIES:,} entries)"
    measure(title, {"stems opened and scanned": lambda: queries.find_words(viewer, "deur")}, rounds=20)


def requests(person: Any, fire: Any) -> None:
    """The page of a campfire, as a browser asks it, without the network."""
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from vensterbank.spaces import rls  # noqa: PLC0415

    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    page, version = (reverse(f"spaces:{name}", args=[fire.uuid]) for name in ("talk", "version"))

    def ask(address: str) -> None:
        assert client.get(address).status_code == 200

    def without_line(address: str) -> None:
        with mock.patch("vensterbank.spaces.middleware.flush"):
            ask(address)

    def without_rls(address: str) -> None:
        with mock.patch("vensterbank.spaces.rls.is_postgres", lambda: False):
            ask(address)

    for name, address in (
        ("The page of a campfire", page),
        ("Its version, asked every other second", version),
    ):
        ways: dict[str, Way] = {"as it is": lambda address=address: ask(address)}  # type: ignore[misc]
        if address == page:
            ways["without the line in the log"] = lambda: without_line(page)
        if rls.is_postgres():
            ways["without row-level security"] = lambda address=address: without_rls(address)  # type: ignore[misc]
        measure(name, ways)


@contextmanager
def throw_away() -> Iterator[None]:
    """A data folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VENSTERBANK_DATA"] = folder
        yield


def main() -> None:
    """Prepare, then measure."""
    with throw_away():
        person, fire = prepare()
        from django.db import connection  # noqa: PLC0415

        from vensterbank.people.viewer import viewer_for_person  # noqa: PLC0415

        print(f"{connection.vendor}: {FIRES} campfires, the viewer sits at {MINE}")
        lists(viewer_for_person(person), fire)
        requests(person, fire)
        connection.close()


if __name__ == "__main__":
    main()
