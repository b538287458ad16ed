"""Each line says whom it is about and on which ground somebody was there; a list is a line of its own."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.places import fire, said
from tests.factories.study import import_talk, make_study
from vensterbank.log import actions as log
from vensterbank.log.actions import About, Bag
from vensterbank.log.enums import Event
from vensterbank.log.models import LogLine
from vensterbank.material.actions.studies import note_permissions
from vensterbank.material.enums import Permit
from vensterbank.material.queries import open_transcript
from vensterbank.people.actions import let_go
from vensterbank.practice.actions import questions
from vensterbank.practice.models import Question
from vensterbank.spaces import actions, queries
from vensterbank.spaces.models import Space


@pytest.fixture
def question(cast: Cast) -> Question:
    asked = questions.start_question(words="Weer naar buiten", by=cast.samira.viewer)
    questions.seat_resident(question=asked, name="Mevrouw Aydın", by=cast.samira.viewer)
    return asked


def newest(**said: object) -> LogLine:
    found = LogLine.objects.filter(**said).order_by("pk").last()
    assert found is not None
    return found


def test_look_at_a_table_is_about_the_resident_and_on_the_ground_of_an_agreement(
    cast: Cast, question: Question
) -> None:
    cast.samira.client.get(reverse("practice:table", args=[question.uuid]))
    line = newest(event=Event.READ, space_uuid=question.space.uuid)
    assert question.resident is not None
    assert line.subject_uuid == question.resident.uuid
    assert line.ground.startswith("colleague agreement:")


def test_look_before_the_resident_has_a_link_is_about_nobody_yet(cast: Cast) -> None:
    asked = questions.start_question(words="Een begin", by=cast.samira.viewer)
    queries.find_space(cast.samira.viewer, asked.space.uuid)
    assert newest(event=Event.READ).subject_uuid is None


def test_look_at_a_conversation_is_about_who_spoke(cast: Cast) -> None:
    small = make_study(cast)
    transcript = import_talk(cast, small)
    open_transcript(cast.noor.viewer, transcript.uuid)
    line = newest(event=Event.READ, space_uuid=transcript.space.uuid)
    assert line.subject_uuid == small.karim.uuid
    assert line.ground == f"researcher researcher:{small.study.uuid}"


def test_permission_is_about_who_gave_it(cast: Cast) -> None:
    small = make_study(cast)
    note_permissions(respondent=small.ineke, permits=[Permit.RESEARCH], by=cast.noor.viewer)
    assert newest(object_kind="permission").subject_uuid == small.ineke.uuid


def test_line_about_an_account_is_about_its_person(cast: Cast) -> None:
    let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert newest(object_kind="person").subject_uuid == cast.karim.person.uuid


def test_line_at_a_campfire_is_about_nobody_and_says_who_invited(cast: Cast) -> None:
    space = fire(cast)
    queries.find_space(cast.karim.viewer, space.uuid)
    line = newest(event=Event.READ)
    assert (line.subject_uuid, line.ground) == (None, f"member invited-by:{cast.samira.person.uuid}")


def test_act_says_its_own_ground_behind_the_standing(cast: Cast) -> None:
    by = cast.samira.viewer
    log.write(Event.CHANGED, About("campfire", None, fire(cast).uuid, ground="louder"), by=by)
    assert newest(event=Event.CHANGED).ground == "member louder"


def test_whoever_has_no_standing_has_no_ground(cast: Cast) -> None:
    log.write(Event.DENIED, About("space", None, fire(cast).uuid), by=cast.otto.viewer)
    assert newest(event=Event.DENIED).ground == ""


def test_break_glass_stands_on_its_line(cast: Cast) -> None:
    about = About("table", None, None, ground="brand", break_glass=True)
    log.note(Event.READ, about, by=cast.ineke.viewer)
    assert (newest(event=Event.READ).break_glass, newest(event=Event.READ).ground) == (True, "brand")


def written_with(cast: Cast, spaces: list[Space]) -> int:
    bag = Bag([(Event.READ, About("campfire", one.uuid, one.uuid), cast.karim.viewer) for one in spaces])
    with CaptureQueriesContext(connection) as asking:
        log.flush(bag)
    return len(asking)


def test_lines_of_one_request_cost_the_same_for_one_place_and_for_three(cast: Cast) -> None:
    fires = [fire(cast) for _one in range(3)]
    assert written_with(cast, fires[:1]) == written_with(cast, fires) == 2  # one question, one insert


@pytest.mark.parametrize("number", [1, 3])
def test_list_is_one_line_however_long(cast: Cast, number: int) -> None:
    for _one in range(number):
        said(fire(cast), cast.samira, "Hallo")
    before = LogLine.objects.count()
    with CaptureQueriesContext(connection) as asking:
        cast.karim.client.get(reverse("spaces:places"))
    lines = list(LogLine.objects.order_by("pk")[before:].values_list("event", "object_kind", "space_uuid"))
    assert lines == [(Event.LISTED, "spaces", None), (Event.LISTED, "questions", None)]
    assert sum("log_logline" in one["sql"] and "INSERT" in one["sql"] for one in asking) == 1


def test_search_is_a_line_in_each_place_that_it_shows(cast: Cast) -> None:
    quiet, loud = fire(cast), fire(cast)
    actions.say(space=loud, body="Sluisweg", by=cast.samira.viewer)
    cast.karim.client.post(reverse("spaces:search"), {"words": "sluisweg"})
    found = LogLine.objects.filter(event=Event.SEARCHED).exclude(space_uuid=None)
    assert [line.space_uuid for line in found] == [loud.uuid] != [quiet.uuid]


@pytest.mark.parametrize(
    ("module", "kind"),
    [
        ("vensterbank.practice.migrations.0004_tables_are_about_their_resident", "table"),
        ("vensterbank.material.migrations.0004_conversations_are_about_their_respondent", "study"),
    ],
)
def test_places_from_before_learn_whom_they_are_about(
    cast: Cast, question: Question, module: str, kind: str
) -> None:
    import_talk(cast, make_study(cast))
    spaces = Space._base_manager.filter(kind=kind).order_by("pk")
    known = list(spaces.values_list("subject_uuid", flat=True))
    assert any(known)
    spaces.update(subject_uuid=None)
    with connection.cursor() as cursor:
        cursor.execute(import_module(module).FILL)
    assert list(spaces.values_list("subject_uuid", flat=True)) == known
