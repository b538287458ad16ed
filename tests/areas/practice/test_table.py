"""A question, an agreement to share, a warm handover: access follows the agreement, in the same moment."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.areas.practice.conftest import WORDS
from tests.factories.cast import Cast
from vensterbank.people.enums import Function
from vensterbank.practice import queries
from vensterbank.practice.actions import agreements, handovers, questions
from vensterbank.practice.enums import How, Wish
from vensterbank.practice.models import Question
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces.gate import NotHere


def test_question_is_seen_by_its_starter_and_resident_only(cast: Cast, question: Question) -> None:
    assert queries.find_table(cast.samira.viewer, question.uuid).question.words == WORDS
    assert queries.find_table(cast.aydin.viewer, question.uuid).is_resident
    for name in ("karim", "ineke", "tjeerd", "bea", "lotte", "otto"):
        with pytest.raises(NotHere):
            queries.find_table(getattr(cast, name).viewer, question.uuid)


def test_agreement_lets_a_colleague_of_another_organisation_in(cast: Cast, shared: Question) -> None:
    assert queries.find_table(cast.lotte.viewer, shared.uuid).question.words == WORDS


def test_asked_agreement_opens_after_the_residents_yes(cast: Cast, question: Question) -> None:
    agreement = agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, by=cast.samira.viewer
    )
    with pytest.raises(NotHere):
        queries.find_table(cast.lotte.viewer, question.uuid)
    agreements.answer_agreement(agreement=agreement, yes=True, by=cast.aydin.viewer)
    assert queries.find_table(cast.lotte.viewer, question.uuid)


def test_worker_cannot_answer_for_the_resident(cast: Cast, question: Question) -> None:
    agreement = agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, by=cast.samira.viewer
    )
    with pytest.raises(Refusal):
        agreements.answer_agreement(agreement=agreement, yes=True, by=cast.samira.viewer)


def test_stop_sharing_ends_access_and_lists_at_once(cast: Cast, shared: Question) -> None:
    agreement = queries.find_table(cast.aydin.viewer, shared.uuid).agreed[-1]
    agreements.stop_sharing(agreement=agreement, by=cast.aydin.viewer)
    with pytest.raises(NotHere):
        queries.find_table(cast.lotte.viewer, shared.uuid)
    assert queries.my_questions(cast.lotte.viewer) == []


def test_agreement_ends_at_midnight_in_amsterdam(cast: Cast, question: Question) -> None:
    last_day = clock.today() + dt.timedelta(days=3)
    midnight = dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time(), ZoneInfo("Europe/Amsterdam"))
    agreements.propose_agreement(
        question=question,
        with_person=cast.lotte.person,
        how=How.TOGETHER,
        until=last_day,
        by=cast.samira.viewer,
    )
    with time_machine.travel(midnight - dt.timedelta(minutes=1), tick=False):
        assert queries.find_table(cast.lotte.viewer, question.uuid)
    with time_machine.travel(midnight, tick=False), pytest.raises(NotHere):
        queries.find_table(cast.lotte.viewer, question.uuid)


def test_sender_stays_responsible_until_first_contact(cast: Cast, shared: Question) -> None:
    handover = handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    handovers.accept_handover(handover=handover, by=cast.lotte.viewer)
    assert queries.find_question(cast.aydin.viewer, shared.uuid).responsible == cast.samira.person
    handovers.land(handover=handover, by=cast.aydin.viewer)
    assert queries.find_question(cast.aydin.viewer, shared.uuid).responsible == cast.lotte.person


def test_handover_without_agreement_is_refused(cast: Cast, question: Question) -> None:
    with pytest.raises(Refusal, match="eens|deel|delen|agree"):
        handovers.offer_handover(question=question, to=cast.lotte.person, by=cast.samira.viewer)


def test_second_handover_waits_for_the_first(cast: Cast, shared: Question) -> None:
    handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    with pytest.raises(Refusal):
        handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)


def test_stop_takes_an_open_handover_back(cast: Cast, shared: Question) -> None:
    handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    agreement = queries.find_table(cast.aydin.viewer, shared.uuid).agreed[-1]
    agreements.stop_sharing(agreement=agreement, by=cast.aydin.viewer)
    assert queries.find_table(cast.aydin.viewer, shared.uuid).open_handover is None


def test_helped_is_for_the_resident_to_say(cast: Cast, shared: Question) -> None:
    with pytest.raises(NotHere):
        questions.say_helped(question=shared, by=cast.samira.viewer)
    questions.say_helped(question=shared, by=cast.aydin.viewer)
    assert queries.find_question(cast.samira.viewer, shared.uuid).helped_at is not None


def test_sitting_in_is_asked_of_the_resident_and_reads_only(cast: Cast, question: Question) -> None:
    until = clock.today() + dt.timedelta(days=7)
    seat = agreements.propose_agreement(
        question=question, with_person=cast.ineke.person, until=until, wish=Wish.SIT_IN, by=cast.samira.viewer
    )
    agreements.answer_agreement(agreement=seat, yes=True, by=cast.aydin.viewer)
    table = queries.find_table(cast.ineke.viewer, question.uuid)
    with pytest.raises(Refusal):
        spaces.say(space=table.space, body="Ik neem het over", by=cast.ineke.viewer)


def test_question_started_twice_is_one(cast: Cast, question: Question) -> None:
    again = questions.start_question(words=WORDS, by=cast.samira.viewer, question_uuid=question.uuid)
    assert again.pk == question.pk


def test_question_started_again_with_other_words_is_refused(cast: Cast, question: Question) -> None:
    with pytest.raises(Refusal) as refusal:
        questions.start_question(words="Iets anders", by=cast.samira.viewer, question_uuid=question.uuid)
    assert refusal.value.code == "started-already"


def test_number_of_somebody_elses_question_is_not_here(cast: Cast, question: Question) -> None:
    with pytest.raises(NotHere):
        questions.start_question(words="Iets", by=cast.otto.viewer, question_uuid=question.uuid)


def test_stop_with_everybody_leaves_the_resident_alone(cast: Cast, shared: Question) -> None:
    agreements.propose_agreement(question=shared, with_person=cast.karim.person, by=cast.samira.viewer)
    agreements.stop_sharing_with_everybody(question=shared, by=cast.aydin.viewer)
    table = queries.find_table(cast.aydin.viewer, shared.uuid)
    assert [reader.name for reader in table.readers] == ["Mevrouw Aydın"]
    assert (table.agreed, table.asked, table.responsible) == ([], [], None)


def test_worker_cannot_stop_with_everybody(cast: Cast, shared: Question) -> None:
    with pytest.raises(Refusal):
        agreements.stop_sharing_with_everybody(question=shared, by=cast.samira.viewer)
    assert queries.find_table(cast.lotte.viewer, shared.uuid)


def test_sharing_again_opens_the_table_and_gives_somebody_to_turn_to(cast: Cast, question: Question) -> None:
    agreements.stop_sharing_with_everybody(question=question, by=cast.aydin.viewer)
    [ended] = queries.find_table(cast.aydin.viewer, question.uuid).ended
    agreements.share_again(agreement=ended, by=cast.aydin.viewer)
    assert queries.find_table(cast.samira.viewer, question.uuid).responsible == cast.samira.person


def test_sender_is_responsible_again_when_the_receiver_is_stopped(cast: Cast, shared: Question) -> None:
    handover = handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    handovers.land(handover=handover, by=cast.aydin.viewer)
    lottes = queries.find_table(cast.aydin.viewer, shared.uuid).agreed[-1]
    agreements.stop_sharing(agreement=lottes, by=cast.aydin.viewer)
    table = queries.find_table(cast.samira.viewer, shared.uuid)
    assert table.responsible == cast.samira.person
    assert "fell-back" in [one.what for one in queries.happenings_at(cast.samira.viewer, table)]


def test_nobody_is_responsible_when_the_sender_has_gone_too(cast: Cast, shared: Question) -> None:
    handover = handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
    handovers.land(handover=handover, by=cast.aydin.viewer)
    for agreement in queries.find_table(cast.aydin.viewer, shared.uuid).agreed:
        agreements.stop_sharing(agreement=agreement, by=cast.aydin.viewer)
    assert queries.find_table(cast.aydin.viewer, shared.uuid).responsible is None


def test_sharing_again_is_for_the_resident(cast: Cast, shared: Question) -> None:
    own, _lottes = queries.find_table(cast.aydin.viewer, shared.uuid).agreed
    agreements.stop_sharing(agreement=own, by=cast.aydin.viewer)
    with pytest.raises(Refusal):
        agreements.share_again(agreement=own, by=cast.lotte.viewer)


def test_expired_agreement_is_shared_again_with_a_fresh_term(cast: Cast, question: Question) -> None:
    until = clock.today() + dt.timedelta(days=3)
    agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, how=How.TOGETHER, until=until, by=cast.samira.viewer
    )
    with time_machine.travel(clock.end_of(until) + dt.timedelta(days=1), tick=False):
        [ended] = queries.find_table(cast.aydin.viewer, question.uuid).ended
        anew = agreements.share_again(agreement=ended, by=cast.aydin.viewer)
        assert anew.until is not None
        assert anew.until > clock.today()
        assert queries.find_table(cast.lotte.viewer, question.uuid)


def test_yes_after_the_last_day_opens_nothing(cast: Cast, question: Question) -> None:
    until = clock.today() + dt.timedelta(days=3)
    asked = agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, until=until, by=cast.samira.viewer
    )
    with time_machine.travel(clock.end_of(until), tick=False), pytest.raises(Refusal):
        agreements.answer_agreement(agreement=asked, yes=True, by=cast.aydin.viewer)


def test_same_answer_twice_is_the_same_as_once(cast: Cast, question: Question) -> None:
    asked = agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, by=cast.samira.viewer
    )
    for _press in range(2):
        agreements.answer_agreement(agreement=asked, yes=True, by=cast.aydin.viewer)
    assert len(queries.find_table(cast.aydin.viewer, question.uuid).agreed) == 2


def test_responsible_worker_hands_over_before_getting_up(cast: Cast, shared: Question) -> None:
    own, lottes = queries.find_table(cast.samira.viewer, shared.uuid).agreed
    with pytest.raises(Refusal) as refusal:
        agreements.get_up(agreement=own, by=cast.samira.viewer)
    assert refusal.value.code == "still-responsible"
    agreements.get_up(agreement=lottes, by=cast.lotte.viewer)
    assert queries.my_questions(cast.lotte.viewer) == []


def test_not_yet_twice_in_a_row_stands_there_once(cast: Cast, shared: Question) -> None:
    for _press in range(2):
        questions.say_not_yet(question=shared, by=cast.aydin.viewer)
    table = queries.find_table(cast.aydin.viewer, shared.uuid)
    assert [step.state for step in table.own_steps].count("not-yet") == 1


def test_only_workers_without_a_seat_can_be_asked(cast: Cast, shared: Question) -> None:
    found = queries.people_to_ask(cast.samira.viewer, shared.space, Function.WORKER)
    assert [(home, [name for _uuid, name in people]) for home, people in found] == [
        ("Buurtzaam", ["Karim Yıldız"]),
        ("Ver van Hier", ["Otto Blom"]),
    ]


def test_handover_goes_to_who_sits_at_the_table(cast: Cast, shared: Question) -> None:
    assert queries.receivers(cast.samira.viewer, shared.space) == [cast.lotte.person]
