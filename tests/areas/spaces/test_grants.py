"""A grant is the only source of standing: to whom it goes, from when, until when."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, transaction

from tests.factories.cast import Cast
from vensterbank.people.enums import Function
from vensterbank.people.models import Membership
from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.shared import clock
from vensterbank.spaces import actions
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.models import Grant, Space

NOON = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def sill(cast: Cast) -> Space:
    return actions.make_space(kind=SpaceKind.SILL, home=cast.buurtzaam, by=NOBODY)


def give(space: Space, to: Grantee, **said: dt.datetime) -> Grant:
    return actions.give(space=space, to=to, standing=Standing.MEMBER, because="test", by=NOBODY, **said)


def reads(viewer: Viewer, space: Space) -> bool:
    return bool(Space.objects.visible_to(viewer).filter(pk=space.pk).exists())


def test_grant_to_a_team_is_for_its_members_of_this_moment(cast: Cast, sill: Space) -> None:
    give(sill, Grantee(team=cast.outreach))
    assert reads(cast.karim.viewer, sill) and reads(cast.ineke.viewer, sill)
    assert not reads(cast.lotte.viewer, sill) and not reads(cast.tjeerd.viewer, sill)
    Membership.objects.filter(person=cast.karim.person).update(ends=clock.now())
    assert not reads(cast.karim.viewer, sill)


def test_grant_to_a_function_is_for_that_function_in_that_organisation(cast: Cast, sill: Space) -> None:
    give(sill, Grantee(organisation=cast.buurtzaam, function=Function.MANAGER))
    assert reads(cast.ineke.viewer, sill) and reads(cast.tjeerd.viewer, sill)
    assert not any(reads(one.viewer, sill) for one in (cast.samira, cast.bea, cast.wilma))


def test_grant_to_an_organisation_is_for_everybody_who_works_there(cast: Cast, sill: Space) -> None:
    give(sill, Grantee(organisation=cast.buurtzaam))
    assert all(reads(one.viewer, sill) for one in (cast.samira, cast.ineke, cast.bea))
    assert not any(reads(one.viewer, sill) for one in (cast.lotte, cast.wilma, cast.otto, cast.aydin))


def test_grant_to_a_link_ends_with_the_link(cast: Cast, sill: Space) -> None:
    give(sill, Grantee(link=cast.aydin.link))
    assert reads(cast.aydin.viewer, sill)
    cast.aydin.link.revoked_at = clock.now()
    cast.aydin.link.save()
    assert not reads(cast.aydin.viewer, sill)


def test_link_that_expired_reads_nothing(cast: Cast, sill: Space) -> None:
    give(sill, Grantee(link=cast.aydin.link))
    with time_machine.travel(cast.aydin.link.expires_at, tick=False):
        assert not reads(cast.aydin.viewer, sill)


def test_grant_counts_from_its_start_up_to_its_end(cast: Cast, sill: Space) -> None:
    with time_machine.travel(NOON, tick=False):
        Membership.objects.update(starts=NOON - SECOND)
        give(sill, Grantee(person=cast.karim.person), ends=NOON + 2 * SECOND)
    for moment, open_then in ((-1, False), (0, True), (1, True), (2, False)):
        with time_machine.travel(NOON + moment * SECOND, tick=False):
            assert reads(cast.karim.viewer, sill) is open_then, moment


def test_somebody_who_left_reads_nothing(cast: Cast, sill: Space) -> None:
    give(sill, Grantee(person=cast.karim.person))
    cast.karim.person.left_at = clock.now()
    cast.karim.person.save()
    assert not reads(cast.karim.viewer, sill)


def test_grant_is_to_exactly_one(cast: Cast, sill: Space) -> None:
    both = Grantee(person=cast.karim.person, team=cast.outreach)
    for to in (both, Grantee()):
        with pytest.raises(DatabaseError), transaction.atomic():
            give(sill, to)


def test_grant_is_of_the_kind_of_its_space(cast: Cast, sill: Space) -> None:
    """Else somebody with "keeper" of a lamp post could be given it at a campfire, and read there."""
    me = cast.karim.person
    pretended = Grant(
        space=sill, kind=SpaceKind.LAMP_POST, to_person=me, standing=Standing.READER, because="x"
    )
    with pytest.raises(DatabaseError, match="kind of its space"), transaction.atomic():
        pretended.save()
    give(sill, Grantee(person=me))
    with pytest.raises(DatabaseError, match="kind of its space"), transaction.atomic():
        Grant.objects.visible_to(cast.karim.viewer).update(kind=SpaceKind.LAMP_POST)


@pytest.mark.parametrize("column", ["kind", "parent"])
def test_what_rights_rest_on_never_changes(cast: Cast, sill: Space, column: str) -> None:
    other = actions.make_space(kind=SpaceKind.CAMPFIRE, home=cast.buurtzaam, by=NOBODY)
    setattr(sill, column, {"kind": SpaceKind.LAMP_POST, "parent": other}[column])
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        sill.save()


def test_row_never_moves_to_another_space(cast: Cast, sill: Space) -> None:
    other = actions.make_space(kind=SpaceKind.SILL, home=cast.buurtzaam, by=NOBODY)
    grant = give(sill, Grantee(person=cast.karim.person))
    grant.space = other
    with pytest.raises(DatabaseError, match="never moves"), transaction.atomic():
        grant.save()
