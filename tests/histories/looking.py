"""One pair of eyes: who looks, where, and how an answer is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from tests.histories.model import Model
from tests.histories.town import Town
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.gate import NotHere, SpaceScoped

CANARY = re.compile(r"zq\d+[a-z]")
SCOPED = [model for model in apps.get_models() if issubclass(model, SpaceScoped)]
NAMES = {"bea": "Bea Kuipers", "ineke": "Ineke de Graaf", "wilma": "Wilma Schouten", "noor": "Noor Aksoy"}
NAMES |= {"samira": "Samira Haddou", "karim": "Karim Yıldız", "lotte": "Lotte Brandsma"}
NAMES |= {
    "femke": "Femke",
    "dirk": "Dirk",
    "aydin": "Mevrouw Aydın",
    "wijk": "Meneer Van Wijk",
    "petra": "Petra",
}


Answer = tuple[object, object]  # what came, and what the model says


@dataclass(frozen=True)
class Look:
    """One pair of eyes, now."""

    town: Town
    who: str
    viewer: Viewer
    # Where a door is asked place by place: at which place to begin, and at how many to stop (all, when nothing is said).
    begins: int = 0
    most: int = 1_000

    @property
    def model(self) -> Model:
        return self.town.model

    @property
    def places(self) -> dict[str, UUID]:
        """The places that are asked this time."""
        names = list(self.town.places)
        chosen = [names[(self.begins + step) % len(names)] for step in range(min(self.most, len(names)))]
        return {name: self.town.places[name] for name in chosen}

    def gets(self, verb: str, *kinds: str) -> set[str]:
        """What the model says, in those places."""
        found = self.model.gets(self.who, verb, *kinds)
        return {name for name in found if self.model.words[name].place in self.places}


def reads(look: Look) -> set[str]:
    return {place for place in look.town.places if look.model.may(look.who, "read", place)}


def canaries(texts: Iterable[object]) -> set[str]:
    return {found for text in texts for found in CANARY.findall(str(text))}


def is_here(ask: Callable[..., object], *about: object) -> bool:
    try:
        ask(*about)
    except NotHere:
        return False
    return True


def spaces_of(found: Any) -> set[int]:
    return set(found.order_by().values_list("space_id", flat=True).distinct())
