"""What waits for somebody today: gathered from the areas, each by its own named read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vensterbank.accountability.queries import answers_for, waiting_for
from vensterbank.practice.queries import handovers_waiting, my_questions
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.queries import my_spaces

if TYPE_CHECKING:
    from vensterbank.accountability.models import Bottleneck
    from vensterbank.people.viewer import Viewer
    from vensterbank.practice.models import Handover, Question
    from vensterbank.spaces.models import Space

MOST = 5


@dataclass(frozen=True)
class Waiting:
    """A handover with the question that it is about."""

    handover: Handover
    question: Question
    for_me: bool


@dataclass(frozen=True)
class Day:
    """The parts of the page, each possibly empty."""

    answers: list[Bottleneck]
    handovers: list[Waiting]
    questions: list[Question]
    to_answer: list[Bottleneck]
    sills: list[Space]

    @property
    def is_quiet(self) -> bool:
        """Nothing waits."""
        return not (self.answers or self.handovers or self.questions or self.to_answer)


def today_for(viewer: Viewer) -> Day:
    """Everything that waits; the same number of queries for a beginner and for somebody with 300 tables."""
    questions = my_questions(viewer)
    at_table = {question.space_id: question for question in questions}
    waiting = [
        Waiting(handover, at_table[handover.space_id], handover.to_person_id == viewer.person_id)
        for handover in handovers_waiting(viewer)
        if handover.space_id in at_table
    ]
    return Day(
        answers=answers_for(viewer),
        handovers=waiting,
        questions=questions[:MOST],
        to_answer=waiting_for(viewer),
        sills=my_spaces(viewer, SpaceKind.SILL),
    )
