"""Places where people talk, as somebody of the cast finds or lights them."""

from __future__ import annotations

import uuid

from django.test import Client
from django.urls import reverse

from tests.factories.cast import Cast, Somebody
from vensterbank.spaces import actions, queries
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.models import Entry, Space


def place(who: Somebody, kind: SpaceKind) -> Space:
    """The first place of a kind that somebody reads."""
    return queries.my_spaces(who.viewer, kind)[0]


def sill(who: Somebody) -> Space:
    return place(who, SpaceKind.SILL)


def lamp_post(who: Somebody) -> Space:
    return place(who, SpaceKind.LAMP_POST)


def fire(cast: Cast) -> Space:
    """Samira and Karim, among themselves."""
    return actions.light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)


def said(space: Space, who: Somebody, words: str, **marks: object) -> Entry:
    return actions.say(space=space, body=words, by=who.viewer, **marks)


def talk_url(space: Space) -> str:
    return reverse("spaces:talk", args=[space.uuid])


def page(client: Client, space: Space) -> str:
    """The page of a place, as text."""
    return client.get(talk_url(space)).content.decode()


def say_form(words: str, **more: object) -> dict[str, object]:
    """What the form of a place sends."""
    return {"once": str(uuid.uuid4()), "words": words, **more}
