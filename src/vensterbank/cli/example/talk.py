"""What was said in De Vaart these weeks: notebooks, campfires, sills, lamp posts, tables."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from typing import Any

from vensterbank.accountability import actions as accountability
from vensterbank.cli.example.people import Neighbours
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces import actions as spaces
from vensterbank.spaces.enums import EntryKind, SpaceKind
from vensterbank.spaces.models import Entry, Space

Said = dict[str, Any]


def at(said: Said) -> AbstractContextManager[None]:
    """The moment of something: ``ago`` days back at a time of day in Amsterdam."""
    day = clock.today() - dt.timedelta(days=said["ago"])
    time = dt.time.fromisoformat(said.get("at", "09:00"))
    return clock.telling_of(dt.datetime.combine(day, time, tzinfo=clock.AMSTERDAM))


class Talk:
    """Tells the story in the order of the file; remembers entries that are answered or brought later."""

    def __init__(self, here: Neighbours) -> None:
        self.here = here
        self.entries: dict[str, Entry] = {}

    def tell(self, story: dict[str, Any]) -> None:
        """Everything but the tables."""
        for note in story["notebook"]:
            with at(note):
                spaces.note_down(body=note["text"], by=self.here.viewer(note["who"]))
        for fire in story["campfire"]:
            self._campfire(fire)
        for sill in story["sill"]:
            self._sill(sill)
        for lamp_post in story["lamp_post"]:
            self._lamp_post(lamp_post)

    def say(self, space: Space, said: Said, by: Viewer) -> None:
        """One entry, at its time."""
        with at(said):
            entry = spaces.say(
                space=space,
                body=said["text"],
                by=by,
                kind=EntryKind(said.get("kind", "talk")),
                reply_to=self.entries.get(said.get("reply_to", "")),
                friction=said.get("friction", False),
            )
        if "key" in said:
            self.entries[said["key"]] = entry

    def _campfire(self, fire: dict[str, Any]) -> None:
        with at(fire):
            invited = [self.here.people[key] for key in fire["people"]]
            space = spaces.light_campfire(
                title=fire["title"], people=invited, by=self.here.viewer(fire["lit_by"])
            )
        for said in fire["said"]:
            self.say(space, said, self.here.viewer(said["who"]))

    def place_of(self, organisation: str, kind: SpaceKind, who: str) -> Space:
        """The lamp post or the sill of an organisation, as somebody there finds it."""
        home = self.here.organisations[organisation]
        found: Space = Space.objects.visible_to(self.here.viewer(who)).get(kind=kind, home_organisation=home)
        return found

    def _sill(self, sill: dict[str, Any]) -> None:
        space = self.place_of(sill["organisation"], SpaceKind.SILL, sill["said"][0]["who"])
        told = [*sill["said"], *sill.get("brought", [])]
        for said in sorted(told, key=lambda one: (-one["ago"], one.get("at", ""))):
            by = self.here.viewer(said["who"])
            if "from" not in said:
                self.say(space, said, by)
                continue
            with at(said):
                spaces.bring(entry=self.entries[said["from"]], words=said["text"], into=space, by=by)

    def _lamp_post(self, lamp_post: dict[str, Any]) -> None:
        space = self.place_of(lamp_post["organisation"], SpaceKind.LAMP_POST, lamp_post["said"][0]["who"])
        for said in lamp_post["said"]:
            self.say(space, said, self.here.viewer(said["who"]))
        for felt in lamp_post.get("bottleneck", []):
            self._bottleneck(space, felt)

    def _bottleneck(self, lamp_post: Space, felt: dict[str, Any]) -> None:
        with at(felt):
            bottleneck = accountability.raise_bottleneck(
                lamp_post=lamp_post, words=felt["words"], by=self.here.viewer(felt["who"])
            )
        if taken := felt.get("taken"):
            with at(taken):
                answer_by = clock.today() + dt.timedelta(days=taken["answer_in"])
                accountability.take_on(
                    bottleneck=bottleneck, by=self.here.viewer(taken["who"]), answer_by=answer_by
                )
        if answer := felt.get("answer"):
            with at(answer):
                by = self.here.viewer(answer["who"])
                accountability.answer(
                    bottleneck=bottleneck, words=answer["words"], ground=answer["ground"], by=by
                )
