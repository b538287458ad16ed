"""Does somebody walk the matrix in every way in which one can stand in a space, and in what was once?"""

from __future__ import annotations

from tests.factories.world import World
from tests.web.likeness import LIKE
from tests.web.matrix import VIEWERS
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.models import Grant
from vensterbank.spaces.rules import WHO_MAY

EVERYBODY = [*VIEWERS, *LIKE]


def pairs_of(viewer: Viewer) -> set[tuple[str, str]]:
    return set(Grant._base_manager.filter(gate.live_grants(viewer)).values_list("kind", "standing"))


def test_somebody_stands_in_every_way_in_every_kind_of_space(world: World) -> None:
    """When this fails: let somebody of the world stand like that, and write down what they get."""
    wanted = {
        (kind.value, one.value) for kind, verbs in WHO_MAY.items() for who in verbs.values() for one in who
    }
    there = set().union(*(pairs_of(world.viewer_of(name)) for name in EVERYBODY))
    assert sorted(wanted - there) == []


def test_nobody_stands_in_a_way_that_the_table_does_not_know(world: World) -> None:
    known = {
        (kind.value, one.value) for kind, verbs in WHO_MAY.items() for who in verbs.values() for one in who
    }
    assert set(Grant._base_manager.values_list("kind", "standing")) - known == set()


def test_what_was_once_is_over(world: World) -> None:
    """Ended agreement, ended sitting in, ended function, closed account, link that does no more: each had a standing."""
    past = {
        "lotte": (SpaceKind.TABLE, Standing.COLLEAGUE),
        "sander": (SpaceKind.TABLE, Standing.SITTING_IN),
        "geert": (SpaceKind.CAMPFIRE, Standing.MEMBER),
        "expired": (SpaceKind.TABLE, Standing.RESIDENT),
        "revoked": (SpaceKind.TABLE, Standing.RESIDENT),
    }
    for name, pair in past.items():
        holder = world.viewers[name]
        mine = {"to_link": holder.link} if hasattr(holder, "link") else {"to_person": holder.person}
        assert Grant._base_manager.filter(**mine, kind=pair[0], standing=pair[1]).exists(), name
        assert pair not in pairs_of(world.viewer_of(name)), name
    assert {row.ends is not None for row in world.viewers["els"].person.memberships.all()} == {True, False}


def test_everybody_of_the_world_walks(world: World) -> None:
    assert world.viewers.keys() == set(EVERYBODY) - {"nobody"}
