"""Coding over the wire, as the page's own element speaks to it."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.coding import queries
from vensterbank.coding.actions import codebook
from vensterbank.log.models import LogLine
from vensterbank.material.actions import studies
from vensterbank.material.models import Transcript
from vensterbank.shared import clock
from vensterbank.spaces.models import Grant


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    small = make_study(cast)
    studies.add_researcher(study=small.study, person=cast.lotte.person, by=cast.noor.viewer)
    return small


@pytest.fixture
def talk(cast: Cast, small: SmallStudy) -> Transcript:
    return import_talk(cast, small)


def code_of(cast: Cast, small: SmallStudy, key: str = "cognitive") -> str:
    return str(next(one for one in queries.codes_of(cast.noor.viewer, small.study) if one.key == key).uuid)


def address(talk: Transcript, what: str = "codings") -> str:
    return f"/api/v1/transcripts/{talk.uuid}/{what}"


def put(client: Client, talk: Transcript, body: dict[str, Any], coding: uuid.UUID | None = None) -> Any:
    where = f"{address(talk)}/{coding or uuid.uuid4()}"
    return client.put(where, json.dumps(body), content_type="application/json")


def listed(client: Client, talk: Transcript, since: int = 0) -> dict[str, Any]:
    return dict(client.get(f"{address(talk)}?since={since}").json())


def test_coding_is_kept_and_listed(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    coding, code = uuid.uuid4(), code_of(cast, small)
    body = {"start": 18, "end": 35, "code": code, "label": None, "connection": None, "from": None, "to": None}
    answer = put(cast.noor.client, talk, {**body, "version": "1"}, coding).json()
    assert (answer["uuid"], answer["coder"], answer["code"]) == (
        str(coding),
        str(cast.noor.person.uuid),
        code,
    )
    assert listed(cast.noor.client, talk)["codings"] == [answer]


def test_sent_twice_stands_once(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    coding, body = uuid.uuid4(), {"start": 0, "end": 4, "code": code_of(cast, small)}
    client = cast.noor.client
    assert put(client, talk, body, coding).json() == put(client, talk, body, coding).json()
    assert len(listed(client, talk)["codings"]) == 1


def test_code_by_its_words_is_made_once_and_comes_along(cast: Cast, talk: Transcript) -> None:
    client, body = cast.noor.client, {"start": 0, "end": 4, "label": {"kind": "theme", "name": "Eilanden"}}
    first, second = (
        put(client, talk, body).json(),
        put(client, talk, {**body, "label": {"kind": "theme", "name": "eilanden"}}).json(),
    )
    assert first["newCode"]["name"] == "Eilanden"
    assert second["code"] == first["code"]
    assert "newCode" not in second


def test_connection_is_changed_under_the_same_number(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    coding, client = uuid.uuid4(), cast.noor.client
    body = {"start": 0, "end": 4, "code": code_of(cast, small, "connection"), "connection": "made"}
    put(client, talk, {**body, "from": "function:worker", "to": "function:manager"}, coding)
    put(client, talk, {**body, "from": "function:manager", "to": "function:worker"}, coding)
    assert [(one["from"], one["to"]) for one in listed(client, talk)["codings"]] == [
        ("function:manager", "function:worker")
    ]


def test_taken_away_twice_is_once(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    coding, client = uuid.uuid4(), cast.noor.client
    put(client, talk, {"start": 0, "end": 4, "code": code_of(cast, small)}, coding)
    assert [client.delete(f"{address(talk)}/{coding}").status_code for _press in range(2)] == [204, 204]
    assert listed(client, talk)["codings"] == []


def test_number_that_never_was_is_taken_away_without_fuss(cast: Cast, talk: Transcript) -> None:
    assert cast.noor.client.delete(f"{address(talk)}/{uuid.uuid4()}").status_code == 204


def test_colleagues_coding_stays(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    coding = uuid.uuid4()
    put(cast.lotte.client, talk, {"start": 0, "end": 4, "code": code_of(cast, small)}, coding)
    answer = cast.noor.client.delete(f"{address(talk)}/{coding}")
    assert answer.status_code == 400
    assert "iemand anders" in answer.json()["detail"]
    assert len(listed(cast.noor.client, talk)["codings"]) == 1


def test_colleague_sees_it_at_the_next_look(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    before = listed(cast.lotte.client, talk)["version"]
    assert listed(cast.lotte.client, talk, before) == {"version": before, "codings": []}
    put(cast.noor.client, talk, {"start": 0, "end": 4, "code": code_of(cast, small)})
    after = listed(cast.lotte.client, talk, before)
    assert after["version"] > before
    assert [one["coderName"] for one in after["codings"]] == ["Noor"]


def test_code_that_was_renamed_reaches_an_open_window(
    cast: Cast, small: SmallStudy, talk: Transcript
) -> None:
    code, _new = codebook.find_or_make_code(study=small.study, kind="theme", label="Oud", by=cast.noor.viewer)
    before = listed(cast.lotte.client, talk)["version"]
    codebook.rename_code(code=code, label="Nieuw", by=cast.noor.viewer)
    assert "Nieuw" in [one["name"] for one in listed(cast.lotte.client, talk, before)["codes"]]


def test_undo_takes_away_and_brings_back(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    client, coding = cast.noor.client, uuid.uuid4()
    put(client, talk, {"start": 0, "end": 4, "code": code_of(cast, small)}, coding)
    client.delete(f"{address(talk)}/{coding}")
    assert [one["uuid"] for one in client.post(address(talk, "undo")).json()["restored"]] == [str(coding)]
    assert client.post(address(talk, "undo")).json() == {"removed": [str(coding)], "restored": []}
    assert client.post(address(talk, "undo")).status_code == 204


def test_listening_is_a_look_only_when_something_is_heard(cast: Cast, talk: Transcript) -> None:
    looks = LogLine.objects.filter(object_uuid=talk.uuid, event="read")
    version = listed(cast.noor.client, talk)["version"]
    assert looks.count() == 1
    cast.noor.client.get(address(talk), {"since": version})
    assert looks.count() == 1


@pytest.mark.parametrize("name", ["karim", "ineke", "bea", "otto", "aydin"])
def test_codings_are_not_there_for_others(cast: Cast, small: SmallStudy, talk: Transcript, name: str) -> None:
    client = getattr(cast, name).client
    missing = client.get(f"/api/v1/transcripts/{uuid.uuid4()}/codings")
    for answer in (
        client.get(address(talk)),
        put(client, talk, {"start": 0, "end": 4, "code": code_of(cast, small)}),
        client.delete(f"{address(talk)}/{uuid.uuid4()}"),
        client.post(address(talk, "undo")),
        client.get(f"/api/v1/studies/{small.study.uuid}/codes"),
    ):
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert answer.content == missing.content


def test_access_that_ended_is_the_same_answer(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    client = cast.lotte.client
    assert client.get(address(talk)).status_code == 200
    mine = Grant.objects.visible_to(cast.noor.viewer).filter(to_person=cast.lotte.person)
    mine.update(ends=clock.now())
    assert put(client, talk, {"start": 0, "end": 4, "code": code_of(cast, small)}).status_code == 404


def test_visitor_is_told_to_log_in(talk: Transcript) -> None:
    answer = Client().get(address(talk))
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_change_without_a_token_is_not_taken(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.noor.person)
    assert put(strict, talk, {"start": 0, "end": 4, "code": code_of(cast, small)}).status_code == 403
    assert listed(cast.noor.client, talk)["codings"] == []


@pytest.mark.parametrize(
    "body",
    [
        {"start": 4, "end": 4},
        {"start": -1, "end": 4},
        {"start": 0, "end": 10**12},
        {"start": 0, "end": 4, "version": 2},
        {"start": 0, "end": 4, "connection": "made"},
        {"start": 0, "end": 4, "code": "geen nummer"},
        {"start": 0, "end": 4, "code": None},
        {"start": 0, "end": 4, "from": "x" * 4_000},
        {"start": 0, "end": 4, "extra": 1},
        {"start": "nul", "end": 4},
    ],
)
def test_nonsense_is_refused_with_a_reason(
    cast: Cast, small: SmallStudy, talk: Transcript, body: dict[str, Any]
) -> None:
    answer = put(cast.noor.client, talk, {"code": code_of(cast, small), **body})
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert listed(cast.noor.client, talk)["codings"] == []


@pytest.mark.parametrize("label", ["", " ", "x" * 81])
def test_label_that_is_no_name_is_refused(cast: Cast, talk: Transcript, label: str) -> None:
    body = {"start": 0, "end": 4, "label": {"kind": "theme", "name": label}}
    assert put(cast.noor.client, talk, body).status_code == 400


def test_refused_coding_leaves_no_new_code_behind(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    body = {"start": 0, "end": 10**6, "label": {"kind": "theme", "name": "Half"}}
    assert put(cast.noor.client, talk, body).status_code == 400
    assert "Half" not in [code.name for code in queries.codes_of(cast.noor.viewer, small.study)]


def test_code_of_a_study_one_does_not_see_is_not_here(cast: Cast, talk: Transcript) -> None:
    other = studies.make_study(title="Elders", question="", waves=[], by=cast.karim.viewer)
    foreign = str(queries.codes_of(cast.karim.viewer, other)[0].uuid)
    assert put(cast.noor.client, talk, {"start": 0, "end": 4, "code": foreign}).status_code == 404
