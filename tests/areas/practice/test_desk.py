"""My questions, and starting one with one text."""

from __future__ import annotations

import uuid

import pytest

from tests.areas.practice.conftest import WORDS
from tests.areas.practice.pages import page, queries_of, text_of
from tests.factories.cast import Cast
from vensterbank.practice import queries
from vensterbank.practice.actions import handovers, questions
from vensterbank.practice.models import Question
from vensterbank.spaces import actions as spaces


def test_question_starts_from_one_text(cast: Cast) -> None:
    response = cast.samira.client.post(page("start"), {"words": WORDS, "number": str(uuid.uuid4())})
    [started] = queries.my_questions(cast.samira.viewer)
    assert response["Location"] == page("table", started.uuid)
    assert started.words == WORDS


def test_button_pressed_twice_starts_one_question(cast: Cast) -> None:
    client, number = cast.samira.client, uuid.uuid4()
    for _press in range(2):
        response = client.post(page("start"), {"words": WORDS, "number": str(number)})
        assert response["Location"] == page("table", number)
    assert len(queries.my_questions(cast.samira.viewer)) == 1


def test_changed_words_under_the_same_number_are_kept_in_the_form(cast: Cast) -> None:
    client, number = cast.samira.client, str(uuid.uuid4())
    client.post(page("start"), {"words": WORDS, "number": number})
    response = client.post(page("start"), {"words": "Nog iets anders", "number": number})
    form = response.context["form"]
    assert response.status_code == 422
    assert form["words"].value() == "Nog iets anders"
    assert form["number"].value() != number


@pytest.mark.parametrize(
    ("words", "code"), [("", "required"), ("  \r\n ", "required"), ("a" * 20_001, "too-long")]
)
def test_question_without_or_with_too_many_words_is_told_so(cast: Cast, words: str, code: str) -> None:
    response = cast.samira.client.post(page("start"), {"words": words, "number": ""})
    assert response.status_code == 422
    assert response.context["form"].has_error("words", code)
    assert response.context["form"]["words"].value() == words
    assert queries.my_questions(cast.samira.viewer) == []


def test_number_of_somebody_elses_question_ends_at_the_polite_404(cast: Cast, question: Question) -> None:
    data = {"words": "Iets", "number": str(question.uuid)}
    response = cast.otto.client.post(page("start"), data, follow=True)
    assert response.status_code == 404
    assert WORDS.encode() not in response.content


def test_list_shows_words_responsible_and_what_has_not_landed(cast: Cast, shared: Question) -> None:
    handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    seen = text_of(cast.lotte.client, page("questions"))
    for words in (
        "“Ze wil weer iets",
        "Mevrouw Aydın",
        "Samira is het aanspreekpunt",
        "aan Lotte: nog niet geland",
    ):
        assert words in seen


def test_list_without_questions_says_what_it_is_for(cast: Cast, question: Question) -> None:
    seen = text_of(cast.karim.client, page("questions"))
    assert "Je zit nog aan geen tafel" in seen
    assert "Ze wil weer iets" not in seen


def test_list_costs_the_same_for_one_and_for_three(cast: Cast, question: Question) -> None:
    client = cast.samira.client
    one = queries_of(client, page("questions"))
    for words in ("Twee", "Drie"):
        another = questions.start_question(words=words, by=cast.samira.viewer)
        questions.seat_resident(question=another, name="Meneer Van Wijk", by=cast.samira.viewer)
        spaces.say(space=another.space, body="Even gebeld.", by=cast.samira.viewer)
    assert queries_of(client, page("questions")) == one
