"""Reading over the wire: what one may read, and for the rest the same 404."""

from __future__ import annotations

import uuid

import pytest

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.material.models import Transcript
from vensterbank.spaces import actions
from vensterbank.spaces.models import Space

WORDS = "Ik weet het soms echt niet meer"


@pytest.fixture
def fire(cast: Cast) -> Space:
    space = actions.light_campfire(title="Vrijdag", people=[cast.karim.person], by=cast.samira.viewer)
    actions.say(space=space, body=WORDS, by=cast.samira.viewer)
    return space


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


@pytest.fixture
def talk(cast: Cast, small: SmallStudy) -> Transcript:
    return import_talk(cast, small)


def test_own_places_are_listed_with_what_was_said(cast: Cast, fire: Space) -> None:
    client = cast.karim.client
    assert "Vrijdag" in [one["title"] for one in client.get("/api/v1/spaces").json()]
    assert client.get(f"/api/v1/spaces/{fire.uuid}").json()["kind"] == "campfire"
    assert [one["body"] for one in client.get(f"/api/v1/spaces/{fire.uuid}/entries").json()] == [WORDS]


@pytest.mark.parametrize("name", ["ineke", "tjeerd", "bea", "noor", "otto", "aydin"])
def test_campfire_is_not_there_for_others(cast: Cast, fire: Space, name: str) -> None:
    client = getattr(cast, name).client
    missing = client.get(f"/api/v1/spaces/{uuid.uuid4()}")
    for end in ("", "/entries"):
        answer = client.get(f"/api/v1/spaces/{fire.uuid}{end}")
        assert (answer.status_code, answer.content) == (404, missing.content)
    assert str(fire.uuid) not in client.get("/api/v1/spaces").content.decode()


def test_study_and_its_conversations(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    client = cast.noor.client
    assert [one["rounds"] for one in client.get("/api/v1/studies").json()] == [["voorjaar", "najaar"]]
    assert client.get(f"/api/v1/studies/{small.study.uuid}").json()["title"] == "Ruimte in De Vaart"
    found = client.get(f"/api/v1/studies/{small.study.uuid}/transcripts").json()
    assert [(one["name"], one["round"]) for one in found] == [("Karim", 1)]
    assert "words" not in found[0]


def test_words_of_a_conversation(cast: Cast, talk: Transcript) -> None:
    found = cast.karim.client.get(f"/api/v1/transcripts/{talk.uuid}").json()
    assert [one["isAnswer"] for one in found["paragraphs"]] == [False, True, False, True]
    assert found["paragraphs"][1]["words"] == "Ik durfde het niet goed te zeggen. Toen kwam ze langs."


@pytest.mark.parametrize("name", ["ineke", "samira", "bea", "otto", "aydin"])
def test_study_and_conversation_are_not_there_for_others(
    cast: Cast, small: SmallStudy, talk: Transcript, name: str
) -> None:
    client = getattr(cast, name).client
    for where in (
        f"studies/{small.study.uuid}",
        f"studies/{small.study.uuid}/transcripts",
        f"transcripts/{talk.uuid}",
    ):
        answer = client.get(f"/api/v1/{where}")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert client.get("/api/v1/studies").json() == []


def test_address_that_is_no_number_is_not_here(cast: Cast) -> None:
    assert cast.noor.client.get("/api/v1/transcripts/geen-nummer").status_code == 404


def test_description_of_the_api_can_be_made(cast: Cast) -> None:
    answer = cast.noor.client.get("/api/v1/openapi.json")
    assert "/api/v1/transcripts/{transcript_uuid}/codings/{coding_uuid}" in answer.json()["paths"]
