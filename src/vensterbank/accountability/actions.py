"""Raising a bottleneck, taking it on, answering it back."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.accountability.enums import BottleneckState
from vensterbank.accountability.models import Bottleneck, BottleneckStep
from vensterbank.accountability.rules import may_follow
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Person
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Message, Refusal
from vensterbank.shared.writing import is_keepable, kept_form
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import gate
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.models import Space

ANSWER_WITHIN = dt.timedelta(days=21)
LONGEST = 4_000


@transaction.atomic
def raise_bottleneck(
    *, lamp_post: Space, words: str, by: Viewer, bottleneck_uuid: uuid.UUID | None = None
) -> Bottleneck:
    """Put a bottleneck at the lamp post, in one's own words. The same id twice is one bottleneck.

    Other words under the same id are another bottleneck: whoever goes back and changes what they typed loses nothing.
    """
    space_queries.check_may(by, lamp_post, Verb.RAISE)
    text = _words(words, _("Say in a few words what gets in the way."))
    before = _raised_as(bottleneck_uuid, lamp_post, by)
    if before is not None and before.words == text:
        return before
    bottleneck = Bottleneck(space=lamp_post, words=text, raised_by_id=by.account)
    if bottleneck_uuid is not None and before is None:
        bottleneck.uuid = bottleneck_uuid
    bottleneck.answer_by = clock.today() + ANSWER_WITHIN
    try:
        with transaction.atomic():
            bottleneck.save(force_insert=True)
            _keep_step(bottleneck, BottleneckState.RAISED, by)
    except (
        IntegrityError
    ):  # raised at this very moment by a second press; or a number that is taken elsewhere
        return _raised_as(bottleneck.uuid, lamp_post, by) or gate.refuse(by, "bottleneck", bottleneck.uuid)
    return bottleneck


def _raised_as(bottleneck_uuid: uuid.UUID | None, lamp_post: Space, by: Viewer) -> Bottleneck | None:
    """What the viewer raised here under this id."""
    if bottleneck_uuid is None:
        return None
    mine = Bottleneck.objects.visible_to(by).filter(space=lamp_post, raised_by_id=by.account)
    found: Bottleneck | None = mine.filter(uuid=bottleneck_uuid).select_related("space").first()
    return found


@transaction.atomic
def take_on(*, bottleneck: Bottleneck, by: Viewer, answer_by: dt.date) -> None:
    """A manager becomes its owner and promises an answer by a date."""
    space_queries.check_may(by, bottleneck.space, Verb.ANSWER)
    if answer_by < clock.today():
        raise Refusal(_("That day has passed. Choose today or later."), code="past-date")
    fresh = _held(bottleneck, by, BottleneckState.TAKEN)
    fresh.owner = Person.objects.get(pk=by.account)
    fresh.answer_by = answer_by
    _move(fresh, BottleneckState.TAKEN, by)


@transaction.atomic
def answer(*, bottleneck: Bottleneck, words: str, ground: str, by: Viewer) -> None:
    """Answer it back: what was decided, and on what ground. Also a no is an answer."""
    space_queries.check_may(by, bottleneck.space, Verb.ANSWER)
    decided = _words(words, _("Write what was decided."))
    weighed = _words(ground, _("Write on what ground: what was weighed."), prefix="ground-")
    fresh = _held(bottleneck, by, BottleneckState.ANSWERED)
    fresh.answer, fresh.ground = decided, weighed
    fresh.answered_by = Person.objects.get(pk=by.account)
    fresh.owner = fresh.owner or fresh.answered_by
    fresh.answered_at = clock.now()
    _move(fresh, BottleneckState.ANSWERED, by)


@transaction.atomic
def mark_seen(*, bottleneck: Bottleneck, by: Viewer) -> None:
    """Whoever raised it has seen the answer: it leaves their "vandaag". Doing it twice is the same as once."""
    space_queries.check_may(by, bottleneck.space, Verb.READ)
    mine = Bottleneck.objects.visible_to(by).filter(pk=bottleneck.pk, raised_by_id=by.account, seen_at=None)
    mine.filter(state=BottleneckState.ANSWERED).update(seen_at=clock.now())


def _words(text: str, empty: Message, *, prefix: str = "") -> str:
    words = kept_form(text)
    if not words:
        raise Refusal(empty, code=f"{prefix}empty")
    if len(words) > LONGEST:
        raise Refusal(
            _("Keep it short enough to be read by everybody: at most four thousand signs."),
            code=f"{prefix}too-long",
        )
    if not is_keepable(words):
        raise Refusal(
            _("This text holds signs that cannot be kept. Type it again, please."), code=f"{prefix}nul"
        )
    return words


def _held(bottleneck: Bottleneck, by: Viewer, state: BottleneckState) -> Bottleneck:
    """The bottleneck as it is at this moment, held until the transaction ends: two managers answer one after the other."""
    rows = Bottleneck.objects.visible_to(by).select_related("space").select_for_update(of=("self",))
    fresh: Bottleneck = rows.get(pk=bottleneck.pk)
    _check_step(fresh, state)
    return fresh


def _check_step(bottleneck: Bottleneck, state: BottleneckState) -> None:
    if not may_follow(bottleneck.state, state):
        raise Refusal(_("This was answered already. Look again."), code="moved-on")


def _move(bottleneck: Bottleneck, state: BottleneckState, by: Viewer) -> None:
    bottleneck.state = state
    bottleneck.save()
    _keep_step(bottleneck, state, by)


def _keep_step(bottleneck: Bottleneck, state: BottleneckState, by: Viewer) -> None:
    BottleneckStep(space=bottleneck.space, bottleneck=bottleneck, state=state, by_id=by.account).save(
        force_insert=True
    )
    spaces.touch(bottleneck.space)
    event = Event.CREATED if state == BottleneckState.RAISED else Event.CHANGED
    log.write(event, About("bottleneck", bottleneck.uuid, bottleneck.space.uuid, ground=state), by=by)
