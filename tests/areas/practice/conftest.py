"""A question of mevrouw Aydın, at whose table Samira sits; and the same shared with Lotte of another organisation."""

from __future__ import annotations

import pytest

from tests.factories.cast import Cast
from vensterbank.practice.actions import agreements, questions
from vensterbank.practice.enums import How
from vensterbank.practice.models import Question

WORDS = "Ze wil weer iets met haar handen doen, en die brieven, daar komt ze niet uit"


@pytest.fixture
def question(cast: Cast) -> Question:
    """Samira sits here; mevrouw Aydın has her link (``cast.aydin``)."""
    question = questions.start_question(words=WORDS, by=cast.samira.viewer)
    cast.aydin.secret = questions.seat_resident(
        question=question, name="Mevrouw Aydın", by=cast.samira.viewer
    )
    cast.aydin.link = question.resident
    cast.aydin.code = questions.make_code(question=question, by=cast.samira.viewer, again=False)
    return question


@pytest.fixture
def shared(cast: Cast, question: Question) -> Question:
    """Lotte of Wijkwerf works along, by agreement."""
    agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, how=How.TOGETHER, by=cast.samira.viewer
    )
    return question
