"""A question starts with one free text; nothing is classified and no motivation is asked."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vensterbank.people.actions import make_link, new_code, renew_link
from vensterbank.people.models import Link, Person
from vensterbank.people.queries import my_organisation
from vensterbank.people.rules import one_line
from vensterbank.people.viewer import Viewer
from vensterbank.practice.actions.agreements import record_agreement
from vensterbank.practice.actions.steps import hold_question, keep_opening, keep_step
from vensterbank.practice.enums import How
from vensterbank.practice.models import Question, Step
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.gate import NotHere, refuse

LINK_LASTS = dt.timedelta(days=180)
LONGEST_WORDS = 20_000


@transaction.atomic
def start_question(*, words: str, by: Viewer, question_uuid: uuid.UUID | None = None) -> Question:
    """Start a question. The same ``question_uuid`` twice is one question: a double press starts one.

    Raises ``Refusal`` ``started-already`` when it was started with other words, so that nothing typed is lost unseen.
    """
    text = _readable(words)
    before: Question | None = (
        Question.objects.visible_to(by).filter(uuid=question_uuid).first() if question_uuid else None
    )
    if before is not None and before.words == text:
        return before
    if before is not None:
        message = _(
            "You started this question a moment ago, with other words. Press again to start one more."
        )
        raise Refusal(message, code="started-already")
    home = my_organisation(by)
    if home is None or by.person_id is None:
        raise Refusal(_("Only somebody with an account can start a question."), code="no-organisation")
    me = Person.objects.get(pk=by.person_id)
    space = spaces.make_space(kind=SpaceKind.TABLE, home=home, by=by)
    record_agreement(
        space=space,
        with_person=me,
        by=by,
        how=How.TOGETHER,
        purpose=gettext("to work on this question together"),
    )
    question = Question(space=space, words=text, started_by=me, responsible=me)
    question.uuid = question_uuid or question.uuid
    try:
        with transaction.atomic():
            question.save(force_insert=True)
    except (
        IntegrityError
    ) as problem:  # the number is taken: somebody else's, or a second press at this very moment
        raise NotHere from problem
    keep_step(question, "started", by=by)
    return question


def _readable(words: str) -> str:
    text = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise Refusal(_("There is nothing to keep yet: write in a few words what it is about."), code="empty")
    if len(text) > LONGEST_WORDS:
        raise Refusal(
            _("That is very long. Keep the heart of it here; the rest can be said at the table."),
            code="too-long",
        )
    return text


@transaction.atomic
def seat_resident(*, question: Question, by: Viewer, name: str = "", language: str = "nl") -> str:
    """Give the resident a personal link to their own table; returns its secret. Again: a new one, the old one stops.
    It opens with a code (``make_code``), which goes another way."""
    space_queries.check_may(by, question.space, Verb.SHARE)
    question.resident = hold_question(question.space, by).resident
    if question.resident is not None:
        keep_opening(question)
        keep_step(question, "renewed", by=by)
        spaces.touch(question.space)
        return renew_link(link=question.resident, by=by, lasts=LINK_LASTS)
    if not one_line(name):
        raise Refusal(_("How does the resident want to be called here?"), code="no-name")
    link, secret = make_link(name=name, by=by, lasts=LINK_LASTS, language=language)
    question.resident = link
    question.save(update_fields=["resident"])
    spaces.tell_about(space=question.space, whom=link.uuid)
    because = f"question:{question.uuid}"
    spaces.give(
        space=question.space, to=Grantee(link=link), standing=Standing.RESIDENT, because=because, by=by
    )
    keep_step(question, "seated", by=by)
    return secret


@transaction.atomic
def make_code(*, question: Question, by: Viewer, again: bool = True) -> str:
    """The code with which the resident opens their link; the one before it stops. Said or sent, but not with the link."""
    space_queries.check_may(by, question.space, Verb.SHARE)
    resident = hold_question(question.space, by).resident
    if resident is None:
        raise Refusal(_("The resident has no link yet. Make that first."), code="no-resident-yet")
    if again:
        keep_step(question, "new-code", by=by)
        spaces.touch(question.space)
    return new_code(link=resident, by=by)


@transaction.atomic
def say_helped(*, question: Question, by: Viewer) -> None:
    """The resident says "I was helped". Only the resident can."""
    _check_resident(question, by)
    if question.helped_at is None:
        question.helped_at = clock.now()
        question.save(update_fields=["helped_at"])
        keep_step(question, "helped", by=by)
        spaces.touch(question.space)


@transaction.atomic
def say_not_yet(*, question: Question, by: Viewer) -> None:
    """The resident says "not yet": it stays open, or opens again. Said twice in a row it stands there once."""
    _check_resident(question, by)
    question.helped_at = None
    question.save(update_fields=["helped_at"])
    newest = Step.objects.visible_to(by).filter(space=question.space).order_by("-pk").first()
    if newest is None or newest.state != "not-yet":
        keep_step(question, "not-yet", by=by)
        spaces.touch(question.space)


def _check_resident(question: Question, by: Viewer) -> None:
    resident: Link | None = question.resident
    if resident is None or by.link_id != resident.pk:
        refuse(by, "question", question.uuid)
