"""Campfires: lighting one, letting somebody sit down, getting up."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Person
from vensterbank.people.queries import led_by, my_organisation
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate, queries
from vensterbank.spaces.actions.making import Grantee, give, make_space, touch
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.models import Grant, Space


@transaction.atomic
def light_campfire(
    *, title: str, people: list[Person], by: Viewer, space_uuid: uuid.UUID | None = None
) -> Space:
    """A new campfire: the one who lights it and those who are invited. The same ``space_uuid`` twice is one campfire.

    Another name under the same number is another campfire.
    """
    home = my_organisation(by)
    if home is None or by.person_id is None:
        raise Refusal(_("A campfire is for colleagues with an account."), code="no-organisation")
    called = title.strip() or str(_("Campfire"))
    before = _lit_as(space_uuid, by)
    if before is not None and before.title == called:
        return before
    try:
        with transaction.atomic():
            number = space_uuid if before is None else None
            space = make_space(kind=SpaceKind.CAMPFIRE, home=home, by=by, title=called, space_uuid=number)
    except IntegrityError:  # lit at this very moment by a second press; or a number that is taken elsewhere
        return _lit_as(space_uuid, by) or gate.refuse(by, "space", space_uuid)
    me = Person.objects.get(pk=by.person_id)
    everybody = [me, *[person for person in people if person.pk != me.pk]]
    for person in everybody:
        _seat(space, person, [other.pk for other in everybody], by)
    return space


def _lit_as(space_uuid: uuid.UUID | None, by: Viewer) -> Space | None:
    """The campfire under this number, if the viewer sits there."""
    if space_uuid is None:
        return None
    fires = Space.objects.visible_to(by).filter(kind=SpaceKind.CAMPFIRE, uuid=space_uuid)
    found: Space | None = fires.first()
    return found


@transaction.atomic
def invite_to_campfire(*, space: Space, person: Person, by: Viewer) -> Grant:
    """Let a colleague in; whoever leads somebody there is a guest, seen by all.

    Who leads whom is looked at now: somebody who sat down as a member may have become a manager since, or somebody
    whom they lead may have sat down after them. A guest lets nobody in.
    """
    queries.check_may(by, space, Verb.INVITE)
    touch(space)  # holds the campfire: of two presses at one moment the second finds them sitting
    readers = Grant.objects.visible_to(by).filter(space=space).exclude(ends__lte=clock.now())
    sitting = list(readers.exclude(to_person=None).values_list("to_person_id", flat=True))
    if by.person_id is None or led_by(by.person_id, sitting):
        message = _("You lead somebody who sits here, so you are a guest. Whoever is no guest can invite.")
        raise Refusal(message, code="guest")
    if person.pk in sitting:
        raise Refusal(_("%(name)s sits here already.") % {"name": person.name}, code="sits-here")
    return _seat(space, person, sitting, by)


def _seat(space: Space, person: Person, others: list[int], by: Viewer) -> Grant:
    if person.left_at is not None:
        raise Refusal(_("%(name)s does not work here any more.") % {"name": person.name}, code="left")
    standing = Standing.GUEST if led_by(person.pk, others) else Standing.MEMBER
    because = f"invited-by:{by.uuid}"
    return give(space=space, to=Grantee(person=person), standing=standing, because=because, by=by)


@transaction.atomic
def leave(*, space: Space, by: Viewer) -> None:
    """Get up from a campfire or a table. Doing it twice is the same as once."""
    queries.check_may(by, space, Verb.LEAVE)
    moment = clock.now()
    mine = (
        Grant.objects.visible_to(by).filter(space=space, to_person_id=by.person_id).exclude(ends__lte=moment)
    )
    mine.update(ends=moment)
    touch(space)
    log.write(Event.ENDED, About("grant", None, space.uuid, ground="left"), by=by)
