"""Telling a history: deed by deed, and after each of them everybody at every door."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import time_machine
from django.core import mail
from django.db import transaction
from hypothesis import strategies as st

from tests.histories.deeds import Deed
from tests.histories.done import act
from tests.histories.doors import DOORS, places
from tests.histories.looking import CANARY, Look
from tests.histories.town import EVERYBODY, RESIDENTS, STAFF, Town
from tests.histories.windows import over_http
from vensterbank.delivery.mail import courier
from vensterbank.log.models import LogLine
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import rls
from vensterbank.spaces.sealing import keyring

FIRES = ["fire:0", "fire:1", "fire:2"]
TABLES = list(RESIDENTS)
TALKED_AT = [*FIRES, *TABLES, "sill:bz", "sill:ww", "lamp:bz", "lamp:ww"]
WITH_DIRK = ["samira", "samira", "karim", *STAFF, "dirk"]  # who is somewhere already does more
PARTIES = [*WITH_DIRK, "outreach", "south", "brokers"]
SPEAKERS = [*WITH_DIRK, *RESIDENTS.values(), "petra"]
AT_A_TABLE = [*WITH_DIRK, *RESIDENTS.values()]

# deed → who does it, with whom, where
DEEDS: dict[str, tuple[Sequence[str], Sequence[str], Sequence[str]]] = {
    "light": (WITH_DIRK, WITH_DIRK, FIRES[1:]),
    "invite": (WITH_DIRK, WITH_DIRK, FIRES),
    "leave": (WITH_DIRK, [""], FIRES),
    "say": (SPEAKERS, [""], TALKED_AT),
    "note": (WITH_DIRK, [""], [""]),
    "bring": (WITH_DIRK, [""], TALKED_AT),
    "bottleneck": (WITH_DIRK, [""], ["lamp:bz", "lamp:ww"]),
    "share": (AT_A_TABLE, PARTIES, TABLES),
    "ask": (AT_A_TABLE, WITH_DIRK, TABLES),
    "answer": ([""], WITH_DIRK, TABLES),
    "stop": ([""], PARTIES, TABLES),
    "stop_all": ([""], [""], TABLES),
    "again": ([""], PARTIES, TABLES),
    "stand_up": (WITH_DIRK, [""], TABLES),
    "offer": (WITH_DIRK, WITH_DIRK, TABLES),
    "take_over": (WITH_DIRK, [""], TABLES),
    "decline": (WITH_DIRK, [""], TABLES),
    "take_back": (WITH_DIRK, [""], TABLES),
    "land": (AT_A_TABLE, [""], TABLES),
    "renew_link": (AT_A_TABLE, [""], TABLES),
    "let_go": ([""], WITH_DIRK, ["bz", "ww"]),
    "give_function": ([""], WITH_DIRK, ["bz", "ww"]),
    "end_function": ([""], WITH_DIRK, ["bz", "ww"]),
    "join": ([""], ["femke"], ["bz", "ww"]),
    "add_researcher": (WITH_DIRK, WITH_DIRK, [""]),
    "add_looker": (WITH_DIRK, WITH_DIRK, [""]),
    "interview": (["noor", "noor", "samira"], ["karim", "petra"], ["talk:1", "talk:2"]),
    "permit": (["noor", "noor", "samira"], [""], [""]),
    "days": ([""], [""], [""]),
    "to_the_end": ([""], [""], [""]),
}


def _deed(what: str) -> st.SearchStrategy[Deed]:
    by, whom, at = (st.sampled_from(choices) for choices in DEEDS[what])
    return st.builds(Deed, st.just(what), by, whom, at, st.integers(0, 59))


deeds = st.sampled_from(sorted(DEEDS)).flatmap(_deed)


class Teller:
    """Walks through a history. ``figures`` says how much was looked at."""

    def __init__(self, town: Town) -> None:
        self.begin = town
        self.turn = 0
        self.viewers: dict[str, Viewer] = {}  # as a request would make them, anew after each deed
        self.figures = {"histories": 0, "steps": 0, "done": 0, "looks": 0, "pages": 0}

    def tell(
        self, history: Sequence[Deed], *, doors: int, pages: bool = False, eyes: Sequence[str] = ()
    ) -> None:
        """After each deed everybody looks which places are there (after one that was refused: those who took part), and
        ``doors`` of the other doors are tried, by them and by everybody in turn. At the end ``eyes`` (or
        one of them, in turn) try every door and every place, and with ``pages`` a browser too."""
        keyring.forget()
        town = copy.deepcopy(self.begin)
        with transaction.atomic(), time_machine.travel(town.model.now, tick=False) as clock:
            for deed in history:
                wanted, done = act(town, deed)
                self.viewers = {}
                clock.move_to(town.model.now)
                assert done is wanted, f"{deed}: the product {'does' if done else 'refuses'} it"
                self.figures["steps"] += 1
                self.figures["done"] += done
                self._after(town, deed, doors, done)
            for who in eyes or [EVERYBODY[self.figures["histories"] % len(EVERYBODY)]]:
                self._look(town, who, list(DOORS), "the end")
                self.figures["pages"] += over_http(town, who) if pages else 0
            _nothing_said_elsewhere()
            transaction.set_rollback(True)
        self.figures["histories"] += 1

    def _after(self, town: Town, deed: Deed, doors: int, done: bool) -> None:
        took_part = [who for who in (deed.by, deed.whom) if who in EVERYBODY]
        for who in EVERYBODY if done else took_part:
            self._look(town, who, [], deed)
        for number in range(doors):
            self.turn += 1
            turns = [EVERYBODY[self.turn // len(DOORS) % len(EVERYBODY)], *took_part]
            door = list(DOORS)[self.turn % len(DOORS)]
            self._look(town, turns[number % len(turns)], [door], deed, most=4)

    def _look(self, town: Town, who: str, doors: Sequence[str], after: object, most: int = 1_000) -> None:
        if who not in self.viewers:
            self.viewers[who] = town.viewer(who)
        look = Look(town, who, self.viewers[who], self.turn, most)
        with rls.as_web(town.admitted(look.viewer)):
            for name, door in {name: DOORS[name] for name in doors}.items() or [("places", places)]:
                came, wanted = door(look)
                assert came == wanted, f"{name} as {who}, after {after}: {came} instead of {wanted}"
                self.figures["looks"] += 1


def _nothing_said_elsewhere() -> None:
    """No letter and no line of the log holds a word of what was said."""
    courier.submit(int).result()
    letters = [f"{one.subject} {one.body}" for one in getattr(mail, "outbox", [])]
    lines = [
        " ".join(map(str, row)) for row in LogLine.objects.values_list("ground", "actor_name", "object_kind")
    ]
    assert not [found for text in [*letters, *lines] for found in CANARY.findall(text)]
