"""Writing down a transition; the table in ``rules.py`` says which may follow which."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.viewer import Viewer
from vensterbank.practice.models import Agreement, Handover, Question, Step
from vensterbank.practice.rules import AGREEMENT_STEPS, HANDOVER_STEPS, may_follow
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.models import Space


def hold_question(space: Space, by: Viewer) -> Question:
    """The question at a table as it is now, held until the transaction ends.

    Whatever changes who sits at a table starts here, so that two presses at one moment are done one after the other.
    Nothing is joined to it: PostgreSQL reads the held row anew after waiting, but not what hangs on it.
    """
    held: Question = Question.objects.visible_to(by).select_for_update(of=("self",)).get(space=space)
    return held


def take_step(thing: Agreement | Handover, state: str, *, by: Viewer, reason: str = "") -> None:
    """Move on and keep the row of it. Raises ``Refusal`` when somebody was there first."""
    table: Mapping[str | None, frozenset[str]] = (
        AGREEMENT_STEPS if isinstance(thing, Agreement) else HANDOVER_STEPS
    )
    # As it is now, not as it was when the page was opened: a "no" may not pass over a "yes" of the same moment.
    now = type(thing).objects.visible_to(by).select_for_update(of=("self",)).get(pk=thing.pk).state
    if not may_follow(table, now or None, state):
        raise Refusal(
            _("Somebody was here before you: it has moved on already. Look again."), code="moved-on"
        )
    thing.state = state
    thing.save()
    keep_step(thing, state, by=by, reason=reason)


def keep_opening(question: Question) -> None:
    """The link forgets when it was opened first as soon as there is a newer one; the time line does not."""
    link = question.resident
    if link is not None and link.opened_at is not None:
        opened = {"state": "opened", "by_link": link, "occurred_at": link.opened_at}
        Step(space=question.space, of_question=question, reason="", **opened).save(force_insert=True)


def keep_step(thing: Agreement | Handover | Question, state: str, *, by: Viewer, reason: str = "") -> None:
    """The row of a transition, and its line in the log."""
    Step(
        space=thing.space,
        of_agreement=thing if isinstance(thing, Agreement) else None,
        of_handover=thing if isinstance(thing, Handover) else None,
        of_question=thing if isinstance(thing, Question) else None,
        state=state,
        reason=reason,
        by_person_id=by.person_id,
        by_link_id=by.link_id,
    ).save(force_insert=True)
    kind = str(thing._meta.model_name)
    log.write(Event.CHANGED, About(kind, thing.uuid, thing.space.uuid, ground=state), by=by)
