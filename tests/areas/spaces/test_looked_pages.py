"""Who looked here, and what they did: by day, in plain words, for who belongs there and about that place only."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.cast import Cast, LinkHolder, Somebody
from tests.factories.places import fire, said
from tests.factories.study import import_talk, make_study
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.queries import open_transcript
from vensterbank.people.actions import make_link
from vensterbank.practice.actions import questions
from vensterbank.practice.models import Question
from vensterbank.spaces import actions, queries
from vensterbank.spaces.models import Space

NOON = dt.datetime(2031, 6, 10, 10, 0, tzinfo=dt.UTC)


def shown(who: Somebody | LinkHolder, space: Space, page: int = 1) -> str:
    text: str = who.client.get(reverse("spaces:looked", args=[space.uuid]), {"page": page}).content.decode()
    return " ".join(text.split())


def table_of(cast: Cast) -> tuple[Question, LinkHolder]:
    question = questions.start_question(words="Weer naar buiten", by=cast.samira.viewer)
    questions.seat_resident(question=question, name="Mevrouw Aydın", by=cast.samira.viewer)
    assert question.resident is not None
    return question, LinkHolder(question.resident)


def test_member_reads_who_looked_what_they_did_and_why_they_could(cast: Cast) -> None:
    space = fire(cast)
    with time_machine.travel(NOON, tick=False):
        for _once in range(2):
            queries.find_space(cast.karim.viewer, space.uuid)
        said(space, cast.karim, "Kom je ook?")
    told = shown(cast.samira, space)
    assert "<b>Karim Yıldız</b><p>werker, Buurtzaam</p>" in told
    assert "Keek 2 keer en schreef iets. Waarom dat mocht: hoort hier bij." in told
    assert "12.00</time>" in told  # Amsterdam
    assert "Kom je ook" not in told


def test_whoever_reads_is_called_by_no_name(cast: Cast) -> None:
    space = fire(cast)
    assert "<b>Jij</b>" in shown(cast.samira, space)
    assert "<b>Samira Haddou</b>" in shown(cast.karim, space)


def test_day_is_a_day_in_amsterdam(cast: Cast) -> None:
    space = fire(cast)
    for hour in (21, 23):  # 23.00 on the tenth, 1.00 on the eleventh
        with time_machine.travel(NOON.replace(hour=hour), tick=False):
            queries.find_space(cast.karim.viewer, space.uuid)
    days = queries.days_looked(cast.samira.viewer, space)
    assert days[:2] == [dt.date(2031, 6, 11), dt.date(2031, 6, 10)]
    lines = queries.lines_of_days(cast.samira.viewer, space, days[1:2])
    assert [line.times for line in lines] == [1]


def test_what_happened_elsewhere_is_not_told(cast: Cast) -> None:
    here = fire(cast)
    elsewhere = actions.light_campfire(title="Elders", people=[cast.lotte.person], by=cast.samira.viewer)
    queries.find_space(cast.lotte.viewer, elsewhere.uuid)
    assert "Lotte" not in shown(cast.samira, here)
    assert "Lotte" in shown(cast.samira, elsewhere)


def test_who_was_refused_is_not_told_to_members(cast: Cast) -> None:
    space = fire(cast)
    cast.otto.client.get(reverse("spaces:talk", args=[space.uuid]))
    assert "Otto" not in shown(cast.samira, space)


def test_emergency_stands_out_with_its_reason(cast: Cast) -> None:
    question, resident = table_of(cast)
    assert (
        "Noodtoegang"
        not in resident.client.get(reverse("practice:looks", args=[question.uuid])).content.decode()
    )
    space = question.space
    about = About(space.kind, space.uuid, space.uuid, ground="Brand in de straat", break_glass=True)
    log.write(Event.READ, about, by=cast.ineke.viewer)
    told = " ".join(
        resident.client.get(reverse("practice:looks", args=[question.uuid])).content.decode().split()
    )
    assert "Iemand keek hier in een noodgeval." in told
    assert "Noodtoegang, met reden" in told and "Reden: Brand in de straat" in told
    assert "Ineke de Graaf" in told


def test_resident_reads_who_looked_at_the_own_table(cast: Cast) -> None:
    question, resident = table_of(cast)
    for who in (cast.samira, resident):
        who.client.get(reverse("practice:table", args=[question.uuid]))
    told = resident.client.get(reverse("practice:looks", args=[question.uuid])).content.decode()
    assert "Samira Haddou" in told and "er is een afspraak om te helpen" in told
    assert "<b>U</b>" in told


def test_respondent_reads_by_link_who_looked_at_the_own_conversation(cast: Cast) -> None:
    small = make_study(cast)
    link, secret = make_link(name="Karim", by=cast.noor.viewer)
    small.karim.person, small.karim.link = None, link
    transcript = import_talk(cast, small)
    open_transcript(cast.noor.viewer, transcript.uuid)
    karim = LinkHolder(link, secret)
    assert "doet dit onderzoek" in shown(karim, transcript.space)
    page = karim.client.get(reverse("material:conversation", args=[transcript.uuid])).content.decode()
    assert reverse("spaces:looked", args=[transcript.space.uuid]) in page


def asked_for(cast: Cast, space: Space) -> int:
    client = cast.samira.client
    shown(cast.samira, space)
    with CaptureQueriesContext(connection) as asking:
        client.get(reverse("spaces:looked", args=[space.uuid]))
    return len(asking)


def test_page_costs_the_same_for_one_day_and_for_many(cast: Cast) -> None:
    space = fire(cast)
    once = asked_for(cast, space)
    for day in range(10):
        with time_machine.travel(NOON + dt.timedelta(days=day), tick=False):
            for who in (cast.karim, cast.samira):
                queries.find_space(who.viewer, space.uuid)
    assert asked_for(cast, space) == once


def test_older_days_stand_on_the_next_page(cast: Cast) -> None:
    space = fire(cast)
    for day in range(9):
        with time_machine.travel(NOON + dt.timedelta(days=day), tick=False):
            queries.find_space(cast.karim.viewer, space.uuid)
    assert shown(cast.samira, space).count("<h2>") == 7
    assert shown(cast.samira, space, page=2).count("<h2>") == 3  # nine days, and today


@pytest.mark.parametrize("who", ["ineke", "bea", "otto"])
def test_whoever_does_not_belong_there_does_not_read_who_looked(cast: Cast, who: str) -> None:
    space = fire(cast)
    address = reverse("spaces:looked", args=[space.uuid])
    assert getattr(cast, who).client.get(address).status_code == 404
    assert cast.karim.client.get(address).status_code == 200


def own(who: Somebody) -> str:
    return " ".join(who.client.get(reverse("spaces:own_log")).content.decode().split())


def test_own_page_tells_what_somebody_did_and_where(cast: Cast) -> None:
    space = fire(cast)
    queries.find_space(cast.karim.viewer, space.uuid)
    said(space, cast.karim, "Kom je ook?")
    assert "<b>Vrijdagmiddag</b><p>Keek en schreef iets.</p>" in own(cast.karim)


def test_own_page_tells_nothing_of_others(cast: Cast) -> None:
    space = fire(cast)
    queries.find_space(cast.karim.viewer, space.uuid)
    assert "Vrijdagmiddag" not in own(cast.otto)
    assert "Vrijdagmiddag" in own(cast.karim)


def test_place_that_was_left_has_no_name_on_the_own_page(cast: Cast) -> None:
    space = fire(cast)
    actions.leave(space=space, by=cast.karim.viewer)
    told = own(cast.karim)
    assert "Vrijdagmiddag" not in told and "Een plek waar je nu niet meeleest" in told


def test_own_page_costs_the_same_for_one_day_and_for_many(cast: Cast) -> None:
    space = fire(cast)
    client = cast.karim.client
    queries.find_space(cast.karim.viewer, space.uuid)

    def asked() -> int:
        client.get(reverse("spaces:own_log"))
        with CaptureQueriesContext(connection) as asking:
            client.get(reverse("spaces:own_log"))
        return len(asking)

    once = asked()
    for day in range(3):
        with time_machine.travel(NOON + dt.timedelta(days=day), tick=False):
            queries.find_space(cast.karim.viewer, space.uuid)
    assert asked() == once
