"""What an open window asks: a number that grows, or the polite 404."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.cast import Cast
from vensterbank.log.models import LogLine
from vensterbank.spaces import actions
from vensterbank.spaces.models import Space


@pytest.fixture
def fire(cast: Cast) -> Space:
    return actions.light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)


def address(space: Space) -> str:
    return reverse("spaces:version", args=[space.uuid])


def test_version_grows_when_something_is_said(cast: Cast, fire: Space) -> None:
    client = cast.karim.client
    before = client.get(address(fire)).json()["version"]
    actions.say(space=fire, body="Wie is er morgen?", by=cast.samira.viewer)
    assert client.get(address(fire)).json()["version"] > before


@pytest.mark.parametrize("name", ["ineke", "bea", "otto", "aydin"])
def test_version_is_not_there_for_others(cast: Cast, fire: Space, name: str) -> None:
    assert getattr(cast, name).client.get(address(fire)).status_code == 404


def test_asking_the_version_is_no_look(cast: Cast, fire: Space) -> None:
    cast.karim.client.get(address(fire))
    assert not LogLine.objects.filter(space_uuid=fire.uuid, event="read").exists()
