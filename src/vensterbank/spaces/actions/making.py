"""Spaces and grants: what every other action of the gate stands on."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Link, Organisation, Person, Team
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.ids import new_id
from vensterbank.spaces import rls
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.models import Grant, Space, SpaceKey
from vensterbank.spaces.sealing import keys


@dataclass(frozen=True)
class Grantee:
    """To whom a grant goes: one of these, a function only together with an organisation."""

    person: Person | None = None
    team: Team | None = None
    link: Link | None = None
    organisation: Organisation | None = None
    function: str = ""


@transaction.atomic
def make_space(
    *,
    kind: SpaceKind,
    home: Organisation,
    by: Viewer,
    title: str = "",
    parent: Space | None = None,
    space_uuid: uuid.UUID | None = None,
    about: uuid.UUID | None = None,
) -> Space:
    """A new space with its own key. Nobody stands in it until a grant says so. ``about``: whom it is about."""
    space = Space(pk=new_id(), kind=kind, home_organisation=home, parent=parent, subject_uuid=about)
    space.uuid = space_uuid or space.uuid
    rls.admit(space.pk)  # before it is there: row-level security looks at a new row at once
    space.save(force_insert=True)
    name, wrapped = keys.new_wrapped_key(space.uuid.bytes)
    SpaceKey.objects.create(space=space, wrapped_by=name, wrapped=wrapped, context=space.uuid)
    space.title = title
    space.save(update_fields=["title"])
    log.write(Event.CREATED, About(kind, space.uuid, space.uuid), by=by)
    return space


@transaction.atomic
def give(
    *,
    space: Space,
    to: Grantee,
    standing: Standing,
    because: str,
    by: Viewer,
    ends: dt.datetime | None = None,
) -> Grant:
    """Give somebody a standing. Areas call this from an action that has checked why; ``because`` names the reason."""
    grant = Grant(
        space=space,
        kind=space.kind,
        to_person=to.person,
        to_team=to.team,
        to_link=to.link,
        to_organisation=to.organisation,
        to_function=to.function,
        standing=standing,
        ends=ends,
        because=because,
    )
    grant.save(force_insert=True)
    touch(space)
    log.write(Event.SHARED, About("grant", grant.uuid, space.uuid, ground=because), by=by)
    return grant


@transaction.atomic
def end_grants(*, space: Space, because: str, by: Viewer) -> int:
    """End what rests on one reason, now and in this transaction; says how many ended."""
    moment = clock.now()
    live = Grant.objects.visible_to(by).filter(space=space, because=because).exclude(ends__lte=moment)
    ended = live.update(ends=moment)
    touch(space)
    log.write(Event.ENDED, About("grant", None, space.uuid, ground=because), by=by)
    return int(ended)


def tell_about(*, space: Space, whom: uuid.UUID) -> None:
    """From now on lines of the log say whom this space is about. Part of an act that is logged itself."""
    space.subject_uuid = whom
    space.save(update_fields=["subject_uuid"])


def touch(space: Space) -> None:
    """Let open windows know that something changed."""
    Space._base_manager.filter(pk=space.pk).update(version=F("version") + 1)
