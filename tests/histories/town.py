"""The town in the product: names of the model → what the product holds under them."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

from django.test import Client

from tests.factories.cast import LinkHolder, Somebody
from tests.histories.model import Model
from vensterbank.people.models import Link, Organisation, Person, Team
from vensterbank.people.viewer import NOBODY, Viewer, viewer_for_link, viewer_for_person
from vensterbank.spaces import gate, rls
from vensterbank.spaces.models import Space

BEGIN = dt.datetime(2026, 3, 24, 11, 0, tzinfo=dt.UTC)  # five days before the clock goes forward
STAFF = ["samira", "karim", "ineke", "lotte", "wilma", "bea", "noor", "femke"]
RESIDENTS = {"table:0": "aydin", "table:1": "wijk"}
EVERYBODY = [*STAFF, "dirk", *RESIDENTS.values(), "petra"]
TALK = "Noor: Hoe?\n\nPetra: kanarie {0}, ik durfde het niet. Toen zei ik {0} hardop.\n\nNoor: Dank."


@dataclass
class Town:
    """Names of the model → ids in the product; browsers of residents that opened an earlier link."""

    model: Model
    people: dict[str, uuid.UUID]
    links: dict[str, uuid.UUID]
    homes: dict[str, Organisation]
    teams: dict[str, Team]
    places: dict[str, uuid.UUID] = field(default_factory=dict)
    questions: dict[str, uuid.UUID] = field(default_factory=dict)
    entries: dict[str, uuid.UUID] = field(default_factory=dict)
    talks: dict[str, uuid.UUID] = field(default_factory=dict)
    study: uuid.UUID = field(default_factory=uuid.uuid4)
    old_windows: list[Client] = field(default_factory=list)
    counted: int = 0

    def viewer(self, who: str) -> Viewer:
        """As a request would make it."""
        if who in self.links:
            return viewer_for_link(Link.objects.get(uuid=self.links[who]))
        return viewer_for_person(self.person(who)) if who in self.people else NOBODY

    def admitted(self, viewer: Viewer) -> list[int]:
        """What the middleware tells the database before it takes the role of the web; elsewhere nobody asks."""
        return gate.standing_ids(viewer) if rls.is_postgres() and viewer.is_somebody else []

    def person(self, who: str) -> Person:
        return Person.objects.get(uuid=self.people[who])

    def client(self, who: str) -> Client:
        if who in self.links:
            return LinkHolder(Link.objects.get(uuid=self.links[who])).client
        return Somebody(self.person(who)).client if who in self.people else Client()

    def space(self, viewer: Viewer, place: str) -> Space:
        """Found as a page finds it; and what stands in nobody's way of the same 404 is none."""
        found: Space = Space.objects.visible_to(viewer).filter(
            uuid=self.places.get(place)
        ).first() or gate.refuse(viewer, "space")
        return found
