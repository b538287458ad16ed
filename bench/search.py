"""What searching costs when there is no index in clear: opening and scanning sealed stems of what the viewer may search.

    python bench/search.py                                     on SQLite
    VENSTERBANK_DATABASE_URL=postgres://… python bench/search.py    on PostgreSQL (an empty database)

A study of 1,000 interviews of 9,000 words, and a worker at 300 tables with 40 entries each. Cold: no key of a space is in
memory yet. Told are the median of five, and the number of queries at a tenth of the size and at all of it.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

TRANSCRIPTS, WORDS, TABLES, ENTRIES, ROUNDS = 1_000, 9_000, 300, 40, 5
SYLLABLES = "be ge ver op af ken staan loop deur buurt huis koffie brief vraag zorg lijn moeder werk dag straat".split()


def texts(count: int, words: int) -> list[str]:
    """Invented conversations: few words often, many words seldom, as people talk."""
    chance = random.Random(7)  # noqa: S311  (no secret)
    known = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _one in range(8_000)]
    often = [1 / rank for rank in range(1, len(known) + 1)]
    return [" ".join(chance.choices(known, often, k=words)) for _one in range(count)]


class House:
    """A researcher with a study, and a worker with tables; both grow on request."""

    def __init__(self) -> None:
        from vensterbank.material.actions import studies  # noqa: PLC0415  (after start)
        from vensterbank.material.enums import Party  # noqa: PLC0415
        from vensterbank.material.queries import waves_of  # noqa: PLC0415
        from vensterbank.people import actions as people  # noqa: PLC0415
        from vensterbank.people.enums import Function, SecondStep  # noqa: PLC0415
        from vensterbank.people.viewer import NOBODY, viewer_for_person  # noqa: PLC0415

        home = people.make_organisation(name="Buurtzaam", second_step=SecondStep.NOBODY, by=NOBODY)
        self.persons = {}
        for name, function in (("noor", Function.RESEARCHER), ("samira", Function.WORKER)):
            person = people.add_person(name=name, email=f"{name}@bench.example", password=None, by=NOBODY)
            people.give_function(person=person, function=function, organisation=home, by=NOBODY)
            self.persons[name] = person
        self.noor, self.samira = (viewer_for_person(person) for person in self.persons.values())
        self.study = studies.make_study(title="Study", question="Hoe?", waves=["1"], by=self.noor)
        said = {"study": self.study, "name": "Petra", "function": Party.WORKER, "link": None}
        self.respondent = studies.add_respondent(by=self.noor, **said)
        self.wave = waves_of(self.noor, self.study)[0]
        self.said = texts(20, WORDS)

    def add_transcripts(self, count: int) -> None:
        """Through the importer's own rooms, but for files and quotes, which no search reads."""
        from vensterbank.material.models import Transcript, Version  # noqa: PLC0415
        from vensterbank.spaces import actions as spaces  # noqa: PLC0415
        from vensterbank.spaces.enums import SpaceKind, Standing  # noqa: PLC0415
        from vensterbank.spaces.search import sealed_form  # noqa: PLC0415

        stems = [sealed_form(text) for text in self.said]
        home = self.study.space.home_organisation
        for number in range(count):
            space = spaces.make_space(
                kind=SpaceKind.STUDY,
                home=home,
                by=self.noor,
                title=f"Petra {number}",
                parent=self.study.space,
            )
            to = spaces.Grantee(person=self.persons["noor"])
            spaces.give(space=space, to=to, standing=Standing.RESEARCHER, because="bench", by=self.noor)
            about = {"study": self.study, "respondent": self.respondent, "wave": self.wave}
            transcript = Transcript(
                space=space, file_name="x", imported_by_id=self.noor.person_id, encoding="utf-8", **about
            )
            transcript.save(force_insert=True)
            text, mark = self.said[number % 20], f"zeldzaam{number}"
            Version(
                space=space,
                transcript=transcript,
                text=f"{text} {mark}",
                stems=f"{stems[number % 20]}{mark} ",
                length=len(text),
            ).save(force_insert=True)

    def add_tables(self, count: int) -> None:
        """Tables with talk."""
        from vensterbank.practice.actions import questions  # noqa: PLC0415
        from vensterbank.spaces.models import Entry  # noqa: PLC0415
        from vensterbank.spaces.search import sealed_form  # noqa: PLC0415

        said = texts(ENTRIES, 60)
        stems = [sealed_form(text) for text in said]
        for number in range(count):
            question = questions.start_question(words=f"Vraag {number}", by=self.samira)
            mine = {
                "author_person_id": self.samira.person_id,
                "author_name": "Samira",
                "space": question.space,
            }
            marks = f"zeldzaam{number} "
            Entry.objects.bulk_create(
                Entry(body=f"{body} {marks}", stems=f"{stem}{marks}", **mine)
                for body, stem in zip(said, stems, strict=True)
            )


def measure(title: str, way: Callable[[], Any]) -> None:
    """Cold, warm, and how many queries."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from vensterbank.spaces.sealing import keyring  # noqa: PLC0415

    cold, warm = [], []
    for _round in range(ROUNDS):
        keyring.forget()
        for times in (cold, warm):
            start = time.perf_counter()
            way()
            times.append((time.perf_counter() - start) * 1000)
    with CaptureQueriesContext(connection) as asked:
        way()
    told = f"{statistics.median(cold):7.0f} ms cold {statistics.median(warm):7.0f} ms warm {len(asked):4} queries"
    print(f"  {title:<52}{told}")


def ways(house: House) -> None:
    """The queries that a search makes, and the page as a browser asks for it."""
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from vensterbank.log.actions import collecting, flush  # noqa: PLC0415
    from vensterbank.material.queries import transcripts_with  # noqa: PLC0415
    from vensterbank.spaces.queries import find_words  # noqa: PLC0415
    from vensterbank.spaces.search import stems_of  # noqa: PLC0415

    def page(name: str, words: str) -> None:
        client = Client(SERVER_NAME="localhost")
        client.force_login(house.persons[name])
        assert client.post(reverse("spaces:search"), {"words": words}).status_code == 200

    def looked(way: Callable[[], Any]) -> None:
        """With its lines in the log, all in one insert, as in a request."""
        with collecting() as bag:
            way()
        flush(bag)

    measure(
        "interviews, a word of one",
        lambda: looked(lambda: transcripts_with(house.noor, stems_of("zeldzaam7"))),
    )
    measure(
        "interviews, a word of all",
        lambda: looked(lambda: transcripts_with(house.noor, stems_of("zeldzaam"))),
    )
    measure("tables, a word of one", lambda: looked(lambda: find_words(house.samira, "zeldzaam7 ")))
    measure("the page of a researcher, a word of one", lambda: page("noor", "zeldzaam7"))
    measure("the page of a worker, a word of all", lambda: page("samira", "zeldzaam"))


def main() -> None:
    """A tenth, then all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VENSTERBANK_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "vensterbank.config.settings"
        from vensterbank.cli import setup  # noqa: PLC0415  (settings first)

        setup.start()
        setup.bring_up_to_date()
        from django.db import connection  # noqa: PLC0415

        house = House()
        for part in (10, 100):
            grown = part if part == 10 else 90
            house.add_transcripts(TRANSCRIPTS * grown // 100)
            house.add_tables(TABLES * grown // 100)
            size = f"{TRANSCRIPTS * part // 100:,} interviews, {TABLES * part // 100} tables"
            print(f"\n{connection.vendor}: {size}")
            ways(house)
        connection.close()


if __name__ == "__main__":
    main()
