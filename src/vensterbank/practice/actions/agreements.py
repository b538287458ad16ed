"""Agreements to share: the only way to a table. Ending one ends access in the same transaction."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.people.models import Person, Team
from vensterbank.people.viewer import Viewer
from vensterbank.practice.actions.emergencies import end_emergency
from vensterbank.practice.actions.steps import hold_question, keep_step, take_step
from vensterbank.practice.enums import AgreementState, HandoverState, How, Wish
from vensterbank.practice.models import Agreement, Handover, Question
from vensterbank.practice.rules import LONGEST_TERM, USUAL_TERM
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import Standing, Verb
from vensterbank.spaces.models import Space


@transaction.atomic
def propose_agreement(
    *,
    question: Question,
    by: Viewer,
    with_person: Person | None = None,
    with_team: Team | None = None,
    how: How = How.ASKED,
    purpose: str = "",
    until: dt.date | None = None,
    wish: Wish = Wish.WORK_ALONG,
) -> Agreement:
    """Propose to share. With ``How.ASKED`` it waits for the resident; else the yes was given as ``how`` says."""
    space_queries.check_may(by, question.space, Verb.SHARE)
    _check_wish(hold_question(question.space, by), wish, how, until)
    return record_agreement(
        space=question.space,
        with_person=with_person,
        with_team=with_team,
        by=by,
        how=how,
        purpose=purpose.strip(),
        until=until,
        wish=wish,
    )


def _check_wish(question: Question, wish: Wish, how: How, until: dt.date | None) -> None:
    if until is not None and until < clock.today():
        raise Refusal(_("That day has passed. Choose today or later."), code="past-date")
    if until is not None and until > clock.today() + LONGEST_TERM:
        raise Refusal(_("Choose a day within five years. After it, it can be agreed anew."), code="far-date")
    if how == How.ASKED and question.resident is None:
        message = _(
            "The resident has no page of their own yet. Give the link first, or write down how they said yes."
        )
        raise Refusal(message, code="no-resident-yet")
    if wish == Wish.SIT_IN and (how != How.ASKED or until is None):
        raise Refusal(
            _("Sitting in is for a while, and the resident says yes to it themselves."), code="sit-in-asked"
        )


@transaction.atomic
def record_agreement(
    *,
    space: Space,
    by: Viewer,
    how: How,
    purpose: str,
    with_person: Person | None = None,
    with_team: Team | None = None,
    until: dt.date | None = None,
    wish: Wish = Wish.WORK_ALONG,
) -> Agreement:
    """Write an agreement down; an agreed one gives access at once."""
    _check_none_open(space, with_person, with_team, wish, by)
    agreement = Agreement(
        space=space,
        with_person=with_person,
        with_team=with_team,
        purpose=purpose,
        what="",
        until=until,
        how=how,
        wish=wish,
    )
    agreement.state = AgreementState.PROPOSED if how == How.ASKED else AgreementState.AGREED
    agreement.save(force_insert=True)
    keep_step(agreement, agreement.state, by=by)
    if agreement.state == AgreementState.AGREED:
        _open_table(agreement, by)
    spaces.touch(space)
    return agreement


def _check_none_open(space: Space, person: Person | None, team: Team | None, wish: Wish, by: Viewer) -> None:
    """One open agreement at a time with somebody; one whose last day has passed is written down as ended."""
    same = Agreement.objects.visible_to(by).filter(space=space, wish=wish, with_person=person, with_team=team)
    for agreement in same.filter(state__in=["proposed", "agreed"]).select_related("space"):
        if agreement.until is None or agreement.until >= clock.today():
            raise Refusal(_("There is an agreement with them already."), code="agreed-already")
        take_step(agreement, AgreementState.ENDED, by=by)


def _open_table(agreement: Agreement, by: Viewer) -> None:
    spaces.give(
        space=agreement.space,
        to=Grantee(person=agreement.with_person, team=agreement.with_team),
        standing=Standing(agreement.wish),
        because=agreement.because,
        by=by,
        ends=clock.end_of(agreement.until) if agreement.until else None,
    )


@transaction.atomic
def answer_agreement(*, agreement: Agreement, yes: bool, by: Viewer) -> None:
    """The resident says yes or no. The same answer twice is the same as once."""
    space_queries.check_may(by, agreement.space, Verb.STOP)
    answer = AgreementState.AGREED if yes else AgreementState.REFUSED
    if agreement.state == answer:
        return
    if agreement.until is not None and agreement.until < clock.today():
        raise Refusal(_("The last day of this has passed. Nothing is shared."), code="past-date")
    take_step(agreement, answer, by=by)
    if yes:
        _open_table(agreement, by)
    spaces.touch(agreement.space)


@transaction.atomic
def stop_sharing(*, agreement: Agreement, by: Viewer) -> None:
    """ "Stop delen": the resident ends an agreement; access ends with it. Twice is the same as once."""
    space_queries.check_may(by, agreement.space, Verb.STOP)
    if agreement.state not in {AgreementState.ENDED, AgreementState.REFUSED}:
        _end(agreement, by)


@transaction.atomic
def stop_sharing_with_everybody(*, question: Question, by: Viewer) -> None:
    """The resident ends all agreements, also those that were only asked for; from now on nobody else reads here."""
    space_queries.check_may(by, question.space, Verb.STOP)
    agreements = Agreement.objects.visible_to(by).filter(space=question.space).select_related("space")
    for agreement in agreements.exclude(until__lt=clock.today()).order_by("pk"):
        stop_sharing(agreement=agreement, by=by)
    end_emergency(question=question, by=by)


@transaction.atomic
def share_again(*, agreement: Agreement, by: Viewer) -> Agreement:
    """The resident agrees anew to what had ended. When nobody was left to turn to, this colleague is the one again."""
    space_queries.check_may(by, agreement.space, Verb.STOP)
    hold_question(agreement.space, by)
    over = agreement.until is not None and agreement.until < clock.today()
    until = clock.today() + USUAL_TERM if over else agreement.until
    anew = record_agreement(
        space=agreement.space,
        with_person=agreement.with_person,
        with_team=agreement.with_team,
        by=by,
        how=How.ASKED,
        purpose=agreement.purpose,
        until=until,
        wish=Wish(agreement.wish),
    )
    answer_agreement(agreement=anew, yes=True, by=by)
    if agreement.wish == Wish.WORK_ALONG and agreement.with_person is not None:
        alone = Question.objects.visible_to(by).filter(space=agreement.space, responsible=None)
        alone.update(responsible=agreement.with_person)
    return anew


@transaction.atomic
def get_up(*, agreement: Agreement, by: Viewer) -> None:
    """A colleague (or whoever sits in) leaves the table. Whoever is responsible hands over first."""
    space_queries.check_may(by, agreement.space, Verb.LEAVE)
    if by.person_id is None or agreement.with_person_id != by.person_id:
        raise Refusal(_("Only they themselves can get up; the resident can stop sharing."), code="not-yours")
    responsible = Question.objects.visible_to(by).filter(space=agreement.space, responsible_id=by.person_id)
    if agreement.wish == Wish.WORK_ALONG and responsible.exists():
        raise Refusal(_("You are the one to turn to here. Hand it over first."), code="still-responsible")
    _end(agreement, by)


def _end(agreement: Agreement, by: Viewer) -> None:
    space = agreement.space
    question = hold_question(space, by)
    for handover in Handover.objects.visible_to(by).filter(space=space, state__in=["offered", "accepted"]):
        if agreement.with_person_id in {handover.to_person_id, handover.from_person_id}:
            take_step(handover, HandoverState.TAKEN_BACK, by=by)
    if question.responsible_id is not None and question.responsible_id == agreement.with_person_id:
        _fall_back(question, agreement, by)
    take_step(agreement, AgreementState.ENDED, by=by)
    # Last: whoever gets up could not read the rest of this any more.
    spaces.end_grants(space=space, because=agreement.because, by=by)


def _fall_back(question: Question, leaving: Agreement, by: Viewer) -> None:
    """Whoever handed it over to the one who leaves is responsible again, when they still sit here; else nobody is."""
    taken = Handover.objects.visible_to(by).filter(space=question.space, state=HandoverState.LANDED)
    last = taken.filter(to_person=leaving.with_person).select_related("from_person").order_by("-pk").first()
    sender: Person | None = last.from_person if last is not None else None
    seated = Agreement.objects.visible_to(by).filter(
        space=question.space, state="agreed", wish=Wish.WORK_ALONG
    )
    stays = seated.filter(with_person=sender).exclude(until__lt=clock.today()).exclude(pk=leaving.pk)
    question.responsible = sender if sender is not None and stays.exists() else None
    question.save(update_fields=["responsible"])
    if question.responsible is not None:
        keep_step(question, "fell-back", by=by, reason=question.responsible.name)
