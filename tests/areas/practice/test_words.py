"""What a table tells: everything that can happen has a sentence, and residents read short ones."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from tests.areas.practice.conftest import WORDS
from tests.factories.cast import Cast
from vensterbank.practice import queries
from vensterbank.practice.actions import agreements, handovers, questions
from vensterbank.practice.enums import AgreementState, HandoverState, How, Wish
from vensterbank.practice.happened import told_of
from vensterbank.practice.lines import shortened
from vensterbank.practice.models import Question
from vensterbank.practice.queries import Happening, Party
from vensterbank.practice.sentences import Words
from vensterbank.shared import clock

MOST_WORDS = 15


def told_to(somebody: object, question: Question) -> list[str]:
    viewer = somebody.viewer  # type: ignore[attr-defined]
    return [line.body for line in Words(queries.find_table(viewer, question.uuid), viewer).timeline]


def everything_happens(cast: Cast, question: Question) -> None:
    """Ask, refuse, agree, sit in, hand over and back, land, help, stop, share again."""
    worker, resident, until = cast.samira.viewer, cast.aydin.viewer, clock.today() + dt.timedelta(days=9)
    no = agreements.propose_agreement(
        question=question, with_person=cast.karim.person, until=until, by=worker
    )
    agreements.answer_agreement(agreement=no, yes=False, by=resident)
    yes = agreements.propose_agreement(
        question=question, with_person=cast.lotte.person, until=until, by=worker
    )
    agreements.answer_agreement(agreement=yes, yes=True, by=resident)
    agreements.propose_agreement(
        question=question, with_person=cast.ineke.person, until=until, wish=Wish.SIT_IN, by=worker
    )
    agreements.propose_agreement(question=question, with_person=cast.otto.person, how=How.SPOKEN, by=worker)
    offered = handovers.offer_handover(question=question, to=cast.lotte.person, meeting="De Brug", by=worker)
    handovers.decline_handover(handover=offered, reason="Nu even niet", by=cast.lotte.viewer)
    handovers.take_back(
        handover=handovers.offer_handover(question=question, to=cast.lotte.person, by=worker), by=worker
    )
    again = handovers.offer_handover(question=question, to=cast.lotte.person, by=worker)
    handovers.accept_handover(handover=again, by=cast.lotte.viewer)
    questions.say_not_yet(question=question, by=resident)
    handovers.land(handover=again, by=resident)
    questions.say_helped(question=question, by=resident)
    handovers.offer_handover(question=question, to=cast.samira.person, by=cast.lotte.viewer)
    agreements.stop_sharing(agreement=yes, by=resident)
    agreements.share_again(agreement=yes, by=resident)
    questions.seat_resident(question=question, by=worker)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_happens_has_a_sentence(cast: Cast, question: Question, language: str) -> None:
    everything_happens(cast, question)
    with translation.override(language):
        told = told_to(cast.aydin, question)
    assert len(told) > 20
    assert all(re.fullmatch(r"[A-ZÀ-Ý].+[.\w]", line) for line in told), told


def test_every_state_has_a_sentence() -> None:
    moment = clock.now()
    made_of_states = {
        state for state in [*AgreementState, *HandoverState] if state not in {"proposed", "agreed"}
    }
    for state in made_of_states:
        assert told_of(Happening(moment, state, Party("Samira")), "Samira", "Lotte", "mevrouw Aydın")


def test_resident_and_worker_are_each_addressed_in_their_own_way(cast: Cast, question: Question) -> None:
    assert told_to(cast.aydin, question)[0] == "Samira gaf u een eigen link naar deze tafel."
    assert told_to(cast.samira, question)[0] == "Jij gaf mevrouw Aydın een eigen link naar deze tafel."


def test_talk_and_what_happened_stand_in_one_line_of_time(cast: Cast, question: Question) -> None:
    everything_happens(cast, question)
    words = Words(queries.find_table(cast.samira.viewer, question.uuid), cast.samira.viewer)
    moments = [line.at for line in words.timeline]
    assert moments == sorted(moments, reverse=True)


def test_of_two_things_at_one_moment_the_later_stands_on_top(cast: Cast, shared: Question) -> None:
    with time_machine.travel(clock.now() + dt.timedelta(minutes=1), tick=False):
        handover = handovers.offer_handover(question=shared, to=cast.lotte.person, by=cast.samira.viewer)
        handovers.accept_handover(handover=handover, by=cast.lotte.viewer)
    assert told_to(cast.samira, shared)[:2] == [
        "Lotte zei ja tegen de overdracht.",
        "Jij vroeg Lotte om het over te nemen.",
    ]


def test_that_whoever_starts_a_question_reads_it_goes_without_saying(cast: Cast, question: Question) -> None:
    assert not any("schreef op dat" in line for line in told_to(cast.samira, question))


def test_resident_reads_short_sentences(cast: Cast, question: Question) -> None:
    everything_happens(cast, question)
    pages = [reverse("practice:table", args=[question.uuid]), reverse("practice:looks", args=[question.uuid])]
    long = [
        sentence
        for page in pages
        for sentence in long_sentences(cast.aydin.client.get(page).content.decode())
    ]
    assert [sentence for sentence in long if WORDS not in sentence] == []


def long_sentences(html: str) -> list[str]:
    """Sentences of more than fifteen words; a block of the page ends a sentence too."""
    body = re.sub(r"<(head|template|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    blocks = re.split(r"</?(?:p|h\d|li|dt|dd|button|summary|label|div|section|form|a|span)\b[^>]*>", body)
    plain = [unescape(re.sub(r"<[^>]+>", " ", block)) for block in blocks]
    sentences = [sentence for text in plain for sentence in re.split(r"(?<=[.?!:])\s", text)]
    return [sentence.strip() for sentence in sentences if len(sentence.split()) > MOST_WORDS]


def test_long_sentence_is_found() -> None:
    assert len(long_sentences(f"<p>Kort. {'woord ' * 16}.</p>")) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [("Kort", "Kort"), ("a\n\nb", "a b"), ("woord " * 40, f"{'woord ' * 18}…")],
)
def test_own_words_are_shortened_at_a_word(words: str, said: str) -> None:
    assert shortened(words) == said
