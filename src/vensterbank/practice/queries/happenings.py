"""What happened around a question, read from the rows of its transitions, as plain values for whoever tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vensterbank.people.viewer import Viewer
from vensterbank.practice.enums import AgreementState, Danger, HandoverState, How, Wish
from vensterbank.practice.models import Agreement, Handover, Step
from vensterbank.practice.queries.table import Table


@dataclass(frozen=True)
class Party:
    """Somebody in what is told."""

    name: str
    is_me: bool = False
    is_resident: bool = False


@dataclass(frozen=True)
class Happening:
    """One thing that happened. ``what`` is a word of ours; ``words`` is what somebody said with it."""

    at: dt.datetime
    what: str
    by: Party
    whom: str = ""
    until: dt.date | None = None
    how: str = ""
    words: str = ""
    meeting: str = ""


def happenings_at(viewer: Viewer, table: Table) -> list[Happening]:
    """Everything that happened at a table, oldest first."""
    told = [_of_question(step, viewer) for step in table.own_steps]
    told += _opened(table)
    told += [_of_handover(step, one, viewer) for one in table.handovers for step in one.steps.all()]
    for agreement in table.agreements:
        told += [
            _of_agreement(step, agreement, viewer)
            for step in agreement.steps.all()
            if not _is_plain(step, agreement)
        ]
    return sorted(told, key=lambda one: one.at)


def _opened(table: Table) -> list[Happening]:
    """The first time with the address that works now; earlier ones stand among the steps."""
    link = table.question.resident
    if link is None or link.opened_at is None:
        return []
    return [Happening(link.opened_at, "opened", Party(link.name, table.is_resident, is_resident=True))]


def _is_plain(step: Step, agreement: Agreement) -> bool:
    """Goes without saying: whoever starts a question sits at its table; a resident who shares again asks nobody."""
    by_themselves = step.by_person_id is not None and step.by_person_id == agreement.with_person_id
    return (by_themselves and step.state == AgreementState.AGREED) or _is_of_resident(step)


def _is_of_resident(step: Step) -> bool:
    return step.state == AgreementState.PROPOSED and step.by_link_id is not None


def _of_question(step: Step, viewer: Viewer) -> Happening:
    whom = step.reason or "" if step.state == "fell-back" else ""
    words = step.reason or "" if step.state in Danger.values else ""
    return Happening(step.occurred_at, step.state, _party(step, viewer), whom=whom, words=words)


def _of_handover(step: Step, handover: Handover, viewer: Viewer) -> Happening:
    offered = step.state == HandoverState.OFFERED
    return Happening(
        step.occurred_at,
        "stopped-handover" if step.state == HandoverState.TAKEN_BACK and step.by_link_id else step.state,
        _party(step, viewer),
        whom=handover.to_person.name,
        words=handover.note if offered else step.reason or "",
        meeting=handover.meeting if offered else "",
    )


def _of_agreement(step: Step, agreement: Agreement, viewer: Viewer) -> Happening:
    return Happening(
        step.occurred_at,
        _what_of_agreement(step, agreement),
        _party(step, viewer),
        whom=who_of(agreement),
        until=agreement.until,
        how=agreement.how if agreement.how != How.ASKED else "",
    )


def _what_of_agreement(step: Step, agreement: Agreement) -> str:
    if step.state == AgreementState.PROPOSED:
        return "asked-to-sit-in" if agreement.wish == Wish.SIT_IN else "asked"
    if step.state == AgreementState.AGREED:
        if any(_is_of_resident(one) for one in agreement.steps.all()):
            return "shared-again"
        return "said-yes" if step.by_link_id else "wrote-down"
    if step.state == AgreementState.ENDED and step.by_person_id is not None:
        return "got-up" if step.by_person_id == agreement.with_person_id else "ended"
    return step.state if step.state != AgreementState.ENDED else "stopped"


def who_of(agreement: Agreement) -> str:
    """The person or team with whom something is agreed."""
    who = agreement.with_person or agreement.with_team
    return who.name if who else ""


def _party(step: Step, viewer: Viewer) -> Party:
    if step.by_link is not None:
        return Party(step.by_link.name, is_me=step.by_link_id == viewer.link_id, is_resident=True)
    name = step.by_person.name if step.by_person else ""
    return Party(name, is_me=step.by_person_id is not None and step.by_person_id == viewer.person_id)
