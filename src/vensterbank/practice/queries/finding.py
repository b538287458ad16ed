"""One question, agreement or handover, for whoever may read it; else the polite 404."""

from __future__ import annotations

import uuid

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.viewer import Viewer
from vensterbank.practice.models import Agreement, Handover, Question
from vensterbank.spaces import gate
from vensterbank.spaces.enums import Verb


def find_question(viewer: Viewer, question_uuid: uuid.UUID | str, verb: Verb = Verb.READ) -> Question:
    """The question itself, for whoever may do ``verb`` at its table, with a look in the log; else the polite 404."""
    related = ("space", "responsible", "resident", "started_by")
    found = Question.objects.visible_to(viewer, verb).filter(uuid=question_uuid)
    question: Question | None = found.select_related(*related).first()
    if question is None:
        gate.refuse(viewer, "question", uuid.UUID(str(question_uuid)))
    note(Event.READ, About(question.space.kind, question.space.uuid, question.space.uuid), by=viewer)
    return question


def may_read(viewer: Viewer, question: Question) -> bool:
    """Does the viewer still read at its table?"""
    found: bool = Question.objects.visible_to(viewer).filter(pk=question.pk).exists()
    return found


def question_of_resident(viewer: Viewer) -> Question | None:
    """The question of somebody who holds a resident's link."""
    if viewer.link_id is None:
        return None
    mine = Question.objects.visible_to(viewer).filter(resident_id=viewer.link_id).select_related("space")
    newest: Question | None = mine.order_by("-started_at").first()
    return newest


def find_agreement(viewer: Viewer, agreement_uuid: uuid.UUID | str) -> Agreement:
    """One agreement at a table that the viewer reads."""
    found = Agreement.objects.visible_to(viewer).select_related("space", "with_person", "with_team")
    agreement: Agreement | None = found.filter(uuid=agreement_uuid).first()
    if agreement is None:
        gate.refuse(viewer, "agreement", uuid.UUID(str(agreement_uuid)))
    return agreement


def find_handover(viewer: Viewer, handover_uuid: uuid.UUID | str) -> Handover:
    """One handover at a table that the viewer reads."""
    found = Handover.objects.visible_to(viewer).select_related("space", "from_person", "to_person")
    handover: Handover | None = found.filter(uuid=handover_uuid).first()
    if handover is None:
        gate.refuse(viewer, "handover", uuid.UUID(str(handover_uuid)))
    return handover


def question_of(viewer: Viewer, space_id: int) -> uuid.UUID:
    """The public id of the question at a table."""
    found: uuid.UUID | None = (
        Question.objects.visible_to(viewer).filter(space_id=space_id).values_list("uuid", flat=True).first()
    )
    if found is None:
        gate.refuse(viewer, "question")
    return found
