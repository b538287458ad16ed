"""Named reads of bottlenecks, viewer first."""

from __future__ import annotations

import uuid

from django.db.models import Case, IntegerField, QuerySet, Value, When

from vensterbank.accountability.enums import BottleneckState
from vensterbank.accountability.models import Bottleneck
from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.models import Space
from vensterbank.spaces.sealing import keyring

RELATED = ("space__home_organisation", "raised_by", "owner", "answered_by")


def bottlenecks_at(viewer: Viewer, lamp_post: Space) -> list[Bottleneck]:
    """All bottlenecks at a lamp post: open ones first, the one that waits longest on top."""
    found = Bottleneck.objects.visible_to(viewer).filter(space=lamp_post).select_related(*RELATED)
    return list(_open_first(found))


def all_bottlenecks(viewer: Viewer) -> list[Bottleneck]:
    """Those at all lamp posts that the viewer reads, in the same order; a look at each lamp post that has one."""
    found = Bottleneck.objects.visible_to(viewer).select_related(*RELATED)
    listed = list(_open_first(found))
    keyring.warm(one.space_id for one in listed)
    for space in {one.space.uuid: one.space for one in listed}.values():
        note(Event.READ, About(space.kind, space.uuid, space.uuid), by=viewer)
    return listed


def _open_first(found: QuerySet[Bottleneck]) -> QuerySet[Bottleneck]:
    """The one that waits longest on top; of the answered ones the newest."""
    answered = Case(
        When(state=BottleneckState.ANSWERED, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    return found.order_by(answered, "-answered_at", "answer_by", "pk")


def find_bottleneck(viewer: Viewer, bottleneck_uuid: uuid.UUID | str) -> Bottleneck:
    """One bottleneck, or the polite 404."""
    found = (
        Bottleneck.objects.visible_to(viewer).select_related(*RELATED).filter(uuid=bottleneck_uuid).first()
    )
    if found is None:
        gate.refuse(viewer, "bottleneck", uuid.UUID(str(bottleneck_uuid)))
    note(Event.READ, About(found.space.kind, found.space.uuid, found.space.uuid), by=viewer)
    return found  # type: ignore[no-any-return]


def answers_for(viewer: Viewer) -> list[Bottleneck]:
    """Answers to what the viewer raised, not seen yet: what "vandaag" shows first."""
    mine = Bottleneck.objects.visible_to(viewer).filter(raised_by_id=viewer.person_id, seen_at=None)
    answers = list(
        mine.filter(state=BottleneckState.ANSWERED).select_related(*RELATED).order_by("answered_at")
    )
    keyring.warm(one.space_id for one in answers)
    note(Event.LISTED, About("bottlenecks"), by=viewer)
    return answers


def waiting_for(viewer: Viewer) -> list[Bottleneck]:
    """Bottlenecks that the viewer could answer, the one that waits longest first."""
    found = Bottleneck.objects.visible_to(viewer, Verb.ANSWER).exclude(state=BottleneckState.ANSWERED)
    waiting = list(found.select_related(*RELATED).order_by("answer_by", "pk"))
    keyring.warm(one.space_id for one in waiting)
    note(Event.LISTED, About("bottlenecks"), by=viewer)
    return waiting


def lamp_posts(viewer: Viewer) -> list[Space]:
    """Lamp posts at which the viewer may raise a bottleneck."""
    found = Space.objects.visible_to(viewer, Verb.RAISE).filter(kind=SpaceKind.LAMP_POST)
    spaces = list(found.select_related("home_organisation").order_by("home_organisation__name"))
    keyring.warm(space.pk for space in spaces)
    return spaces
