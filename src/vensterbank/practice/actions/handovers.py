"""The warm handover: the sender stays responsible until first contact; the record only keeps two facts true (S85)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Person
from vensterbank.people.viewer import Viewer
from vensterbank.practice.actions.steps import hold_question, keep_step, take_step
from vensterbank.practice.enums import HandoverState, Wish
from vensterbank.practice.models import Agreement, Handover, Question
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb


@transaction.atomic
def offer_handover(
    *, question: Question, to: Person, by: Viewer, note: str = "", meeting: str = ""
) -> Handover:
    """Offer it to a colleague with whom the resident agreed to share; ``meeting``: where you meet, the three of you."""
    space = question.space
    space_queries.check_may(by, space, Verb.HAND_OVER)
    if by.person_id is None or to.pk == by.person_id:
        raise Refusal(_("Hand it over to somebody else."), code="to-yourself")
    agreed = Agreement.objects.visible_to(by).filter(
        space=space, wish=Wish.WORK_ALONG, state="agreed", with_person=to
    )
    if not agreed.exclude(until__lt=clock.today()).exists():
        message = _("First agree with the resident to share with %(name)s.") % {"name": to.name}
        raise Refusal(message, code="no-agreement")
    handover = Handover(
        space=space, from_person_id=by.person_id, to_person=to, note=note.strip(), meeting=meeting.strip()
    )
    handover.state = HandoverState.OFFERED
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError as problem:
        raise Refusal(_("A handover is under way already. Look at the table."), code="under-way") from problem
    keep_step(handover, handover.state, by=by)
    spaces.touch(space)
    log.write(Event.HANDED_OVER, About("handover", handover.uuid, space.uuid, ground="offered"), by=by)
    return handover


@transaction.atomic
def accept_handover(*, handover: Handover, by: Viewer) -> None:
    """The colleague takes it on. The sender stays responsible until first contact."""
    _check_receiver(handover, by)
    if handover.state != HandoverState.ACCEPTED:
        take_step(handover, HandoverState.ACCEPTED, by=by)
        spaces.touch(handover.space)


@transaction.atomic
def decline_handover(*, handover: Handover, reason: str, by: Viewer) -> Handover:
    """Back with a reason; a no without one helps nobody."""
    _check_receiver(handover, by)
    if handover.state == HandoverState.DECLINED:
        return handover
    if not reason.strip():
        raise Refusal(_("Say in a few words why not, so that the other can go on."), code="no-reason")
    take_step(handover, HandoverState.DECLINED, by=by, reason=reason.strip())
    spaces.touch(handover.space)
    return handover


@transaction.atomic
def take_back(*, handover: Handover, by: Viewer) -> None:
    """The sender takes the offer back."""
    space_queries.check_may(by, handover.space, Verb.HAND_OVER)
    if handover.from_person_id != by.person_id:
        raise Refusal(_("Only whoever offered it can take it back."), code="not-yours")
    if handover.state == HandoverState.TAKEN_BACK:
        return
    take_step(handover, HandoverState.TAKEN_BACK, by=by)
    spaces.touch(handover.space)


@transaction.atomic
def land(*, handover: Handover, by: Viewer) -> None:
    """First contact was held: it has landed, and the colleague is responsible from now on.

    Sender, receiver and resident can each say so; saying it twice changes nothing.
    """
    space_queries.check_may(by, handover.space, Verb.WRITE)
    question = hold_question(handover.space, by)
    resident = by.link_id is not None and by.link_id == question.resident_id
    if not resident and by.person_id not in {handover.from_person_id, handover.to_person_id}:
        raise Refusal(_("Whoever was there says so: the two of you, or the resident."), code="not-there")
    if handover.state == HandoverState.LANDED:
        return
    take_step(handover, HandoverState.LANDED, by=by)
    question.responsible = handover.to_person
    question.save(update_fields=["responsible"])
    spaces.touch(handover.space)
    log.write(
        Event.HANDED_OVER, About("handover", handover.uuid, handover.space.uuid, ground="landed"), by=by
    )


def _check_receiver(handover: Handover, by: Viewer) -> None:
    space_queries.check_may(by, handover.space, Verb.HAND_OVER)
    if handover.to_person_id != by.person_id:
        message = _("This was offered to %(name)s.") % {"name": handover.to_person.name}
        raise Refusal(message, code="not-yours")
