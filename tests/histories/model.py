"""Who may get what, as ``product.md`` promises it: short, written by hand, and without a word of the product's own rules.

Times are half-open: a day is over at midnight in Amsterdam, and what was agreed until that day is over with it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LINK_LASTS, USUAL_TERM = dt.timedelta(days=180), dt.timedelta(days=90)


class Job(NamedTuple):
    """A function in an organisation, possibly in one team."""

    home: str
    function: str
    team: str = ""


class Word(NamedTuple):
    """Something said: where, what it is (said, title, file …), by whom; ``source`` is the word that was brought."""

    place: str
    kind: str
    by: str
    source: str = ""


@dataclass
class Promise:
    """An agreement to share a table with a person or a team."""

    table: str
    whom: str
    wish: str
    state: str
    until: dt.date | None


def midnight_after(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=AMSTERDAM)


@dataclass
class Model:
    """Everybody, every place, and what was agreed. A place is called ``kind:name``."""

    now: dt.datetime
    jobs: dict[str, set[Job]]
    links: dict[str, dt.datetime]
    gone: set[str] = field(default_factory=set)
    homes: dict[str, str] = field(default_factory=dict)
    residents: dict[str, str] = field(default_factory=dict)
    seats: dict[str, dict[str, str]] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)
    responsible: dict[str, str] = field(default_factory=dict)
    handovers: dict[str, list[list[str]]] = field(default_factory=dict)
    permits: set[str] = field(default_factory=set)
    words: dict[str, Word] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(AMSTERDAM).date()

    def is_here(self, who: str) -> bool:
        """A link that has not run out, or an account of somebody who works somewhere."""
        if who in self.links:
            return self.now < self.links[who]
        return who not in self.gone and bool(self.jobs[who])

    def holds(self, promise: Promise) -> bool:
        over = promise.until is not None and midnight_after(promise.until) <= self.now
        return promise.state == "agreed" and not over

    def leads(self, who: str, others: set[str]) -> bool:
        """A manager leads the workers of the team, or, without a team, of the organisation."""
        led = [job for job in self.jobs.get(who, ()) if job.function == "manager"]
        done = [job for one in others - {who} for job in self.jobs.get(one, ()) if job.function == "worker"]
        return any(
            mine.team == job.team if mine.team else mine.home == job.home for mine in led for job in done
        )

    def standing(self, who: str, place: str) -> set[str]:
        """As what somebody is there at this moment; empty for who is not."""
        if place not in self.homes or not self.is_here(who):
            return set()
        kind, home = place.split(":")[0], self.homes[place]
        mine = {seat for one, seat in self.seats.get(place, {}).items() if one == who}
        functions = {job.function for job in self.jobs.get(who, ()) if job.home == home}
        if kind == "sill":
            mine |= {"member"} if functions & {"worker", "manager"} else set()
        if kind == "lamp":
            mine |= {"reader"} if functions else set()
            mine |= {"keeper"} if "manager" in functions else set()
        if kind == "table":
            hats = {who} | {job.team for job in self.jobs.get(who, ())} - {""}
            here = [one for one in self.promises if one.table == place and one.whom in hats]
            mine |= {one.wish for one in here if self.holds(one)}
            mine |= {"resident"} if self.residents[place] == who else set()
        if kind == "fire" and mine and self.leads(who, set(self.seats[place])):
            mine = {"guest"}
        return mine

    def may(self, who: str, verb: str, place: str) -> bool:
        """Reading is for all who are there, but a looker sees the mirror only; the rest takes people off."""
        kind, mine = place.split(":")[0], self.standing(who, place)
        if verb == "look":
            return kind == "study" and bool(mine)
        mine = mine - {"looker"}
        less = {
            "read": set(),
            "search": {"sitting-in"},
            "write": {"sitting-in", "respondent"} | ({"reader"} if kind == "lamp" else set()),
            "bring": {"sitting-in", "respondent"},
            "invite": {"guest"},
            "share": {"sitting-in"},
            "hand over": {"sitting-in", "resident"},
            "leave": {"resident"},
            # Nobody counts or takes along what was said at a campfire or in a notebook.
            "count": mine if kind in {"fire", "note"} else {"sitting-in", "resident", "respondent"},
            "export": mine if kind in {"fire", "note"} else {"sitting-in", "colleague", "respondent"},
        }
        return bool(mine - less[verb])

    def gets(self, who: str, verb: str, *kinds: str) -> set[str]:
        """Words of these kinds in places where somebody may do this."""
        wanted = {name: word.place for name, word in self.words.items() if word.kind in kinds}
        allowed = {place for place in set(wanted.values()) if self.may(who, verb, place)}
        return {name for name, place in wanted.items() if place in allowed}

    def follows(self, who: str) -> set[str]:
        """Brought words of which somebody may follow the way back."""
        there = self.gets(who, "read", "said")
        return {name for name in there if self.words[name].source in there}

    def sees_quote(self, who: str) -> set[str]:
        """Of a mirror that was shown a looker gets the quote, while its speaker wants to be in it and to be quoted."""
        quoted = {"research", "quoting"} <= self.permits
        return self.gets(who, "look", "quote") if quoted else set()
