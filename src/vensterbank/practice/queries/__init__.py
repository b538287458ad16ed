"""Named reads of practice, viewer first."""

from __future__ import annotations

from vensterbank.practice.queries.finding import (
    find_agreement,
    find_handover,
    find_question,
    may_read,
    question_of,
    question_of_resident,
)
from vensterbank.practice.queries.happenings import Happening, Party, happenings_at, who_of
from vensterbank.practice.queries.lists import (
    handovers_under_way,
    handovers_waiting,
    my_questions,
    people_to_ask,
    question_at,
    receivers,
)
from vensterbank.practice.queries.table import Table, find_table

__all__ = [
    "Happening",
    "Party",
    "Table",
    "find_agreement",
    "find_handover",
    "find_question",
    "find_table",
    "handovers_under_way",
    "handovers_waiting",
    "happenings_at",
    "may_read",
    "my_questions",
    "people_to_ask",
    "question_at",
    "question_of",
    "question_of_resident",
    "receivers",
    "who_of",
]
