"""Emergency access to a table: by a colleague of the same team, seen at once, for a day, to read and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.urls import reverse

from tests.factories.cast import Cast, LinkHolder, Somebody
from vensterbank.log.models import LogLine
from vensterbank.people.actions import add_person, give_function
from vensterbank.people.enums import Function
from vensterbank.people.viewer import NOBODY
from vensterbank.practice.actions import agreements, emergencies, questions
from vensterbank.practice.enums import Danger
from vensterbank.practice.models import Question
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces import rls
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.gate import NotHere, standings_in
from vensterbank.spaces.models import Grant

WORDS = "KanarieNood: de sleutel ligt bij de buurvrouw"
WHY = "zij belde mij en viel toen stil"


@pytest.fixture
def question(cast: Cast) -> Question:
    """Samira's question with a resident who has a link; her team mates Karim and Ineke do not sit there."""
    made = questions.start_question(words=WORDS, by=cast.samira.viewer)
    questions.seat_resident(question=made, name="Mevrouw Aydın", by=cast.samira.viewer)
    return made


@pytest.fixture
def resident(question: Question) -> LinkHolder:
    return LinkHolder(question.resident)


def open_it(who: Somebody, cast: Cast, **other: object) -> Question:
    said: dict[str, object] = {
        "colleague": cast.samira.person,
        "resident": "mevrouw  aydin",
        "danger": Danger.LIFE,
        "reason": WHY,
        **other,
    }
    return emergencies.open_in_emergency(by=who.viewer, **said)  # type: ignore[arg-type]


def shown(who: Somebody | LinkHolder, question: Question) -> str:
    answer = who.client.get(reverse("practice:table", args=[question.uuid]))
    return answer.content.decode() if answer.status_code == 200 else ""


@pytest.mark.parametrize("name", ["karim", "ineke"])
def test_team_mate_reads_the_table_after_opening_it(cast: Cast, question: Question, name: str) -> None:
    who = getattr(cast, name)
    assert shown(who, question) == ""
    assert open_it(who, cast) == question
    assert WORDS in shown(who, question)


def test_everybody_at_the_table_sees_it_at_once(cast: Cast, question: Question, resident: LinkHolder) -> None:
    open_it(cast.karim, cast)
    for who in (cast.samira, resident, cast.karim):
        told = shown(who, question)
        assert "in nood, voor ten hoogste 24 uur. Grond: leven of gezondheid is nu in gevaar." in told
        assert WHY in told
        assert "Noodtoegang, ten hoogste 24 uur" in told
    assert "Karim" in shown(resident, question)


def test_looking_by_emergency_is_told_apart(cast: Cast, question: Question, resident: LinkHolder) -> None:
    open_it(cast.karim, cast)
    shown(cast.karim, question)
    told = resident.client.get(reverse("practice:looks", args=[question.uuid])).content.decode()
    assert "met noodtoegang" in told
    assert "emergency:" not in told and "glass-" not in told


def test_all_lines_of_it_are_marked_and_hold_no_word(cast: Cast, question: Question) -> None:
    open_it(cast.karim, cast)
    shown(cast.karim, question)
    lines = LogLine.objects.filter(actor_uuid=cast.karim.person.uuid, space_uuid=question.space.uuid)
    assert {"shared", "changed", "read"} <= set(lines.values_list("event", flat=True))
    assert set(lines.values_list("break_glass", flat=True)) == {True}
    assert any("glass-life" in line.ground for line in lines)
    assert not any("stil" in line.ground for line in lines)


def test_lines_of_those_who_sit_there_are_not_marked(cast: Cast, question: Question) -> None:
    shown(cast.samira, question)
    lines = LogLine.objects.filter(actor_uuid=cast.samira.person.uuid, space_uuid=question.space.uuid)
    assert set(lines.values_list("break_glass", flat=True)) == {False}


def test_responsible_colleague_gets_a_letter_without_words(
    cast: Cast, question: Question, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        open_it(cast.karim, cast)
    from_courier()
    (letter,) = mail.outbox
    assert letter.to == [cast.samira.person.email]
    assert not [
        word for word in ("Aydın", "Karim", "stil", "Kanarie") if word in letter.subject + letter.body
    ]


def from_courier() -> None:
    """Wait until the courier has been."""
    from vensterbank.delivery.mail import courier  # noqa: PLC0415

    courier.submit(lambda: None).result()


def test_it_ends_after_a_day(cast: Cast, question: Question) -> None:
    open_it(cast.karim, cast)
    with time_machine.travel(clock.now() + dt.timedelta(hours=23, minutes=59), tick=False):
        assert space_queries.may(cast.karim.viewer, question.space, Verb.READ)
    with time_machine.travel(clock.now() + dt.timedelta(hours=24, seconds=1), tick=False):
        assert not space_queries.may(cast.karim.viewer, question.space, Verb.READ)


def test_it_reads_and_does_nothing_else(cast: Cast, question: Question) -> None:
    open_it(cast.karim, cast)
    assert space_queries.verbs_of(cast.karim.viewer, question.space) == {Verb.READ, Verb.LEAVE}
    with pytest.raises(Refusal):
        spaces.say(space=question.space, body="hallo", by=cast.karim.viewer)
    with pytest.raises(Refusal):
        agreements.propose_agreement(question=question, with_person=cast.otto.person, by=cast.karim.viewer)
    assert space_queries.find_words(cast.karim.viewer, "sleutel") == []


@pytest.mark.parametrize("name", ["otto", "lotte", "tjeerd", "bea", "noor", "wilma"])
def test_somebody_of_another_team_opens_nothing(cast: Cast, question: Question, name: str) -> None:
    who = getattr(cast, name)
    with pytest.raises(Refusal) as refused:
        open_it(who, cast)
    assert refused.value.code == "no-such-table"
    assert standings_in(who.viewer, question.space_id) == frozenset()
    assert shown(who, question) == ""


def test_team_mate_who_only_researches_opens_nothing(cast: Cast, question: Question) -> None:
    person = add_person(name="Rosa Prins", email="rosa@voorbeeld.test", password=None, by=NOBODY)
    function = Function.RESEARCHER
    give_function(
        person=person, function=function, organisation=cast.buurtzaam, team=cast.outreach, by=NOBODY
    )
    with pytest.raises(Refusal):
        open_it(Somebody(person), cast)


@pytest.mark.parametrize(
    "other",
    [{"resident": "Meneer Van Wijk"}, {"resident": "Mevrouw"}, {"resident": " "}, {"colleague": "ineke"}],
)
def test_wrong_name_is_refused_and_written_down(
    cast: Cast, question: Question, other: dict[str, object]
) -> None:
    if "colleague" in other:
        other = {"colleague": cast.ineke.person}
    with pytest.raises(Refusal) as refused:
        open_it(cast.karim, cast, **other)
    assert refused.value.code == "no-such-table"
    line = LogLine.objects.filter(event="denied", break_glass=True).get()
    assert line.actor_uuid == cast.karim.person.uuid
    assert (line.space_uuid, line.object_uuid) == (None, None)


def test_two_residents_of_one_name_open_nothing(cast: Cast, question: Question) -> None:
    other = questions.start_question(words="nog een", by=cast.samira.viewer)
    questions.seat_resident(question=other, name="Mevrouw Aydın", by=cast.samira.viewer)
    with pytest.raises(Refusal):
        open_it(cast.karim, cast)


def test_table_that_the_resident_closed_opens_to_nobody(
    cast: Cast, question: Question, resident: LinkHolder
) -> None:
    agreements.stop_sharing_with_everybody(question=question, by=resident.viewer)
    with pytest.raises(Refusal):
        open_it(cast.karim, cast)


@pytest.mark.parametrize("reason", ["", "nood", "- - - -"])
def test_reason_is_some_words(cast: Cast, question: Question, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        open_it(cast.karim, cast, reason=reason)
    assert refused.value.code == "no-reason"


def test_opening_twice_is_once(cast: Cast, question: Question) -> None:
    for _time in range(2):
        open_it(cast.karim, cast)
    assert Grant.objects.visible_to(cast.samira.viewer).filter(standing=Standing.BREAK_GLASS).count() == 1


@pytest.mark.parametrize("name", ["samira", "karim", "resident"])
def test_it_is_ended_by_those_whom_it_concerns(
    cast: Cast, question: Question, resident: LinkHolder, name: str
) -> None:
    open_it(cast.karim, cast)
    who = resident if name == "resident" else getattr(cast, name)
    who.client.post(reverse("practice:end_emergency", args=[question.uuid]))
    assert shown(cast.karim, question) == ""
    assert "beëindigde de noodtoegang" in shown(cast.samira, question)


def test_colleague_at_the_table_does_not_end_it(cast: Cast, question: Question) -> None:
    agreements.propose_agreement(
        question=question, with_person=cast.ineke.person, how="together", by=cast.samira.viewer
    )
    open_it(cast.karim, cast)
    with pytest.raises(Refusal) as refused:
        emergencies.end_emergency(question=question, by=cast.ineke.viewer)
    assert refused.value.code == "not-yours"
    assert shown(cast.karim, question)


def test_stop_with_everybody_ends_it(cast: Cast, question: Question, resident: LinkHolder) -> None:
    open_it(cast.karim, cast)
    agreements.stop_sharing_with_everybody(question=question, by=resident.viewer)
    assert shown(cast.karim, question) == ""


def test_page_asks_twice_and_looks_nothing_up_before(cast: Cast, question: Question) -> None:
    said = {
        "colleague": str(cast.samira.person.uuid),
        "resident": "Iemand Anders",
        "danger": "glass-child",
        "reason": WHY,
    }
    page, client = reverse("practice:emergency"), cast.karim.client
    assert "Nu openen?" in client.post(page, {**said, "step": "again"}).content.decode()
    assert client.post(page, {**said, "step": "sure"}).status_code == 422
    answer = client.post(page, {**said, "resident": "Mevrouw Aydın", "step": "sure"})
    assert answer["Location"] == reverse("practice:table", args=[question.uuid])
    assert WORDS in shown(cast.karim, question)


def test_page_without_a_reason_goes_no_further(cast: Cast, question: Question) -> None:
    said = {
        "colleague": str(cast.samira.person.uuid),
        "resident": "x",
        "danger": "glass-life",
        "reason": "nood",
    }
    for step in ("again", "sure"):
        answer = cast.karim.client.post(reverse("practice:emergency"), {**said, "step": step})
        assert answer.status_code == 422


@pytest.mark.parametrize("kind", [kind for kind in SpaceKind if kind != SpaceKind.TABLE])
def test_emergency_access_opens_no_other_place(cast: Cast, kind: SpaceKind) -> None:
    """Even a grant that somebody wrote by hand gives nothing at a campfire, in a notebook or in a study."""
    space = spaces.make_space(kind=kind, home=cast.buurtzaam, by=cast.samira.viewer)
    to = Grantee(person=cast.karim.person)
    spaces.give(
        space=space, to=to, standing=Standing.BREAK_GLASS, because="emergency:x", by=cast.samira.viewer
    )
    assert space_queries.verbs_of(cast.karim.viewer, space) == frozenset()
    with pytest.raises(NotHere):
        space_queries.find_space(cast.karim.viewer, space.uuid)


def test_list_of_questions_names_the_way_only_to_team_mates(cast: Cast) -> None:
    link = f'href="{reverse("practice:emergency")}"'
    page = reverse("practice:questions")
    assert link in cast.karim.client.get(page).content.decode()
    assert link not in cast.otto.client.get(page).content.decode()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles")
def test_reading_across_tables_ends_in_the_webs_role_again(cast: Cast, question: Question) -> None:
    def seen() -> tuple[str, int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, (SELECT count(*) FROM practice_question)")
            role, count = cursor.fetchone()
            return role, count

    with rls.as_web([]):
        assert seen() == (rls.WEB_ROLE, 0)
        with rls.outside_the_web():
            role, count = seen()
            assert role != rls.WEB_ROLE and count > 0
        assert seen() == (rls.WEB_ROLE, 0)
        with pytest.raises(KeyError), rls.outside_the_web():
            raise KeyError
        assert seen() == (rls.WEB_ROLE, 0)
