"""What is written down of a request: each look, act, search and refusal once; no look without its line."""

from __future__ import annotations

import uuid
from contextlib import suppress
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.cast import Cast
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.log.models import LogLine
from vensterbank.people import actions as people
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, queries
from vensterbank.spaces.middleware import GateMiddleware, WriteOnRead
from vensterbank.spaces.models import Space

WORDS = "Sluisweg, derde bel, hij deed niet open"


@pytest.fixture
def fire(cast: Cast) -> Space:
    space = actions.light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)
    actions.say(space=space, body=WORDS, by=cast.samira.viewer)
    return space


def lines(event: Event, **said: Any) -> list[LogLine]:
    return list(LogLine.objects.filter(event=event, **said).order_by("pk"))


def page(space: Space) -> str:
    return reverse("spaces:talk", args=[space.uuid])


def asked(viewer: Viewer, view: Any, method: str = "get") -> HttpResponse:
    """One request of this viewer, through the gate only."""
    request = getattr(RequestFactory(), method)("/")
    request.viewer = viewer
    return GateMiddleware(view)(request)


def test_look_is_one_line_with_who_and_where(cast: Cast, fire: Space) -> None:
    cast.karim.client.get(page(fire), REMOTE_ADDR="192.0.2.7")
    [line] = lines(Event.READ, space_uuid=fire.uuid)
    assert (line.actor_name, line.actor_kind) == ("Karim Yıldız", "person")
    assert (line.actor_functions, line.actor_organisations) == ("worker", "Buurtzaam")
    assert (line.object_kind, line.object_uuid, line.address) == ("campfire", fire.uuid, "192.0.2.7")


def test_looks_of_one_request_are_one_insert_and_each_once(cast: Cast, fire: Space) -> None:
    viewer = cast.karim.viewer
    sill = actions.make_space(kind=fire.kind, home=cast.buurtzaam, by=viewer)
    grantee = actions.Grantee(person=cast.karim.person)
    actions.give(space=sill, to=grantee, standing="member", because="x", by=viewer)  # type: ignore[arg-type]

    def view(request: HttpRequest) -> HttpResponse:
        for space in (fire, sill, fire):
            queries.find_space(viewer, space.uuid)
        return HttpResponse()

    with CaptureQueriesContext(connection) as asking:
        asked(viewer, view)
    inserts = [one["sql"] for one in asking if "INSERT" in one["sql"].upper()]
    assert len(inserts) == 1
    assert [line.space_uuid for line in lines(Event.READ)] == [fire.uuid, sill.uuid]


def test_answer_that_leads_elsewhere_is_no_look_but_keeps_its_act(cast: Cast, fire: Space) -> None:
    said = {"words": "Nog iets", "once": str(uuid.uuid4())}
    assert cast.karim.client.post(page(fire), said).status_code == 302
    assert lines(Event.READ) == []
    assert [line.actor_name for line in lines(Event.CREATED, object_kind="entry")][-1] == "Karim Yıldız"


def test_refusal_on_the_way_elsewhere_stays(cast: Cast, fire: Space) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with suppress(Http404):
            queries.find_space(cast.ineke.viewer, fire.uuid)
        return HttpResponse(status=302)

    asked(cast.ineke.viewer, view)
    assert [line.actor_name for line in lines(Event.DENIED)] == ["Ineke de Graaf"]


def test_act_is_logged_with_it(cast: Cast, fire: Space) -> None:
    [line] = lines(Event.CREATED, object_kind="entry")
    assert (line.actor_name, line.space_uuid) == ("Samira Haddou", fire.uuid)


def test_act_that_fails_leaves_no_line(cast: Cast, fire: Space) -> None:
    before = LogLine.objects.count()
    with pytest.raises(Refusal), transaction.atomic():
        actions.say(space=fire, body="Eerst goed", by=cast.samira.viewer)
        actions.say(space=fire, body="", by=cast.samira.viewer)
    assert LogLine.objects.count() == before


def test_act_fails_when_its_line_cannot_be_written(
    cast: Cast, fire: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("disk full")

    with monkeypatch.context() as patched, pytest.raises(OperationalError):
        patched.setattr(LogLine, "save", broken)
        actions.say(space=fire, body="Nog iets", by=cast.samira.viewer)
    assert [one.body for one in queries.entries_in(cast.samira.viewer, fire)] == [WORDS]


def test_search_is_a_line_without_the_words(cast: Cast, fire: Space) -> None:
    cast.karim.client.post(reverse("spaces:search"), {"words": "sluisweg"})
    [line, place] = lines(Event.SEARCHED)
    assert (line.actor_name, line.space_uuid, place.space_uuid) == ("Karim Yıldız", None, fire.uuid)
    assert not any("sluisweg" in str(value).lower() for one in LogLine.objects.values_list() for value in one)


def test_refusal_stays_in_the_log_after_the_404(cast: Cast, fire: Space) -> None:
    assert cast.ineke.client.get(page(fire)).status_code == 404
    [line] = lines(Event.DENIED)
    assert (line.actor_name, line.object_uuid) == ("Ineke de Graaf", fire.uuid)


def test_refusal_inside_an_act_stays_in_the_log(cast: Cast, fire: Space) -> None:
    """The act is undone, with the line of it; the refusal is written apart."""

    def view(request: HttpRequest) -> HttpResponse:
        try:
            with transaction.atomic():
                log.write(Event.CHANGED, About("thing"), by=cast.ineke.viewer)
                queries.find_space(cast.ineke.viewer, fire.uuid)
        except Http404:
            return HttpResponse(status=404)
        return HttpResponse()

    assert asked(cast.ineke.viewer, view, "post").status_code == 404
    assert len(lines(Event.DENIED)) == 1 and lines(Event.CHANGED, object_kind="thing") == []


def test_missing_and_forbidden_are_the_same_answer(cast: Cast, fire: Space) -> None:
    client = cast.ineke.client
    forbidden, missing = (client.get(reverse("spaces:talk", args=[one])) for one in (fire.uuid, uuid.uuid4()))
    assert (forbidden.status_code, forbidden.content) == (missing.status_code, missing.content)


def test_look_whose_line_cannot_be_written_shows_nothing(
    cast: Cast, fire: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(LogLine.objects, "bulk_create", broken)
    answer = cast.karim.client.get(page(fire))
    assert answer.status_code == 503
    assert WORDS not in answer.content.decode() and "Vrijdagmiddag" not in answer.content.decode()


def test_page_with_words_is_kept_by_no_browser(cast: Cast, fire: Space) -> None:
    """On a computer that others use, "back" after logging out shows nothing."""
    client = cast.karim.client
    assert "no-store" in client.get(page(fire)).headers["Cache-Control"]


def test_lines_outlive_the_person(cast: Cast, fire: Space) -> None:
    cast.karim.client.get(page(fire))
    people.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    [look] = queries.who_looked(cast.samira.viewer, fire)
    assert (look.name, look.functions) == ("Karim Yıldız", "worker")


def test_log_holds_no_key_to_another_table() -> None:
    """A key would let the removal of a person or a file remove its lines."""
    assert [field.name for field in LogLine._meta.get_fields() if field.is_relation] == []


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_page_that_is_looked_at_cannot_write(cast: Cast, fire: Space, method: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        actions.say(space=fire, body="Per ongeluk", by=cast.karim.viewer)
        return HttpResponse()

    with pytest.raises(WriteOnRead):
        asked(cast.karim.viewer, view, method)
    assert [one.body for one in queries.entries_in(cast.samira.viewer, fire)] == [WORDS]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE people_person SET name = name",
        "  insert into people_team (name) values ('x')",
        "/* a comment first */ DELETE FROM people_team",
        "WITH gone AS (SELECT 1) DELETE FROM people_team",
        "REPLACE INTO people_team (id) VALUES (1)",
        "DROP TABLE people_team",
        "RESET ROLE",
        "SET ROLE postgres",
        "PRAGMA writable_schema = 1",
        "CALL something()",
    ],
)
def test_statement_that_is_no_look_is_refused(cast: Cast, sql: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return HttpResponse()

    with pytest.raises(WriteOnRead):
        asked(cast.karim.viewer, view)


def test_page_that_is_sent_may_write(cast: Cast, fire: Space) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        actions.say(space=fire, body="Met opzet", by=cast.karim.viewer)
        return HttpResponse()

    assert asked(cast.karim.viewer, view, "post").status_code == 200
    assert [one.body for one in queries.entries_in(cast.samira.viewer, fire)] == [WORDS, "Met opzet"]
