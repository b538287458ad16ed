"""The mirror session: quotes and a question at a sill, an agreement, and what the next round shows of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.areas.insight.test_first_page import page
from tests.factories.mirrored import Coded
from vensterbank.insight import actions
from vensterbank.insight.actions import Invitation
from vensterbank.insight.models import MirrorSession
from vensterbank.insight.queries import organisations_in, sessions_about, themes_to_bring
from vensterbank.log.models import LogLine
from vensterbank.material.enums import Permit
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.actions import light_campfire
from vensterbank.spaces.enums import EntryKind, SpaceKind
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.models import Crossing, Entry, Space
from vensterbank.spaces.queries import my_spaces

QUESTION = "Wanneer kwam iemand zomaar bij je langs?"
AGREED = "Ineke loopt één ochtend in de maand mee.\nWie vertelt, wordt niet beoordeeld."


@pytest.fixture
def sill(coded: Coded) -> Space:
    """A common sill for both organisations."""
    cast = coded.cast
    return actions.lay_common_sill(
        title="Vensterbank De Vaart", organisations=[cast.buurtzaam, cast.wijkwerf], by=cast.noor.viewer
    )


def offered(coded: Coded) -> list[str]:
    return [
        one.quote for theme in themes_to_bring(coded.cast.noor.viewer, coded.study) for one in theme.quotes
    ]


def invitation(coded: Coded, **more: object) -> Invitation:
    said = {
        "question": QUESTION,
        "quotes": offered(coded)[:2],
        "day": clock.today(),
        "inside": "Samira en Karim",
    }
    return Invitation(**{**said, **more})  # type: ignore[arg-type]


def call(coded: Coded, sill: Space, **more: object) -> MirrorSession:
    what = invitation(coded, **more)
    return actions.call_session(study=coded.study, sill=sill, what=what, by=coded.cast.noor.viewer)


def agree(session: MirrorSession, by: object) -> None:
    actions.write_agreements(session=session, agreements=AGREED, held_on=clock.today(), by=by)  # type: ignore[arg-type]


def entries(coded: Coded, sill: Space) -> list[Entry]:
    return list(
        Entry.objects.visible_to(coded.cast.samira.viewer)
        .filter(space=sill)
        .select_related("space")
        .order_by("pk")
    )


def test_session_stands_at_a_sill_with_its_agreement(coded: Coded, sill: Space) -> None:
    session = call(coded, sill)
    agree(session, coded.cast.samira.viewer)
    text = coded.cast.ineke.client.get(reverse("spaces:talk", args=[sill.uuid])).content.decode()
    assert "Spiegelgesprek" in text
    assert QUESTION in text
    assert "Samira en Karim" in text
    assert "Ineke loopt één ochtend in de maand mee." in text
    assert text.count("Ik ben een") == 2


def test_quotes_come_along_with_function_and_round_under_the_question(coded: Coded, sill: Space) -> None:
    call(coded, sill)
    question, first, second = entries(coded, sill)
    assert (question.kind, question.body) == (EntryKind.QUESTION, QUESTION)
    assert [one.reply_to_id for one in (first, second)] == [question.pk] * 2
    assert [str(one.brought_from) for one in (first, second)] == offered(coded)[:2]
    assert first.body.startswith("“Ik ben een worker")
    assert first.body.endswith("”\nwerker, voorjaar")
    assert (
        Crossing.objects.visible_to(coded.cast.samira.viewer)
        .filter(space=sill, from_kind=SpaceKind.STUDY)
        .count()
        == 2
    )
    assert LogLine.objects.filter(event="brought", space_uuid=sill.uuid).count() == 2


def test_quote_of_whoever_will_not_be_quoted_stays_behind(coded: Coded, sill: Space) -> None:
    wanted = offered(coded)[:1]
    for name in coded.respondents:
        coded.permit(name, Permit.RESEARCH, Permit.SHOWN)
    with pytest.raises(Refusal) as refused:
        call(coded, sill, quotes=wanted)
    assert refused.value.code == "quote-withdrawn"
    assert entries(coded, sill) == []


def test_quote_that_was_never_offered_stays_behind(coded: Coded, sill: Space) -> None:
    forged = str(coded.answers["karim", 1][3].uuid)
    with pytest.raises(Refusal):
        call(coded, sill, quotes=[forged])


def test_question_alone_is_enough(coded: Coded, sill: Space) -> None:
    call(coded, sill, quotes=[])
    assert [one.body for one in entries(coded, sill)] == [QUESTION]


def test_called_twice_by_one_press_is_once(coded: Coded, sill: Space) -> None:
    number, what = new_uuid(), invitation(coded)
    for _press in range(2):
        actions.bring_to_sill(
            study=coded.study,
            sill_uuid=str(sill.uuid),
            what=what,
            by=coded.cast.noor.viewer,
            session_uuid=number,
        )
    assert len(entries(coded, sill)) == 3
    assert len(sessions_about(coded.cast.noor.viewer, coded.study)) == 1


def test_researcher_who_does_not_sit_there_cannot_bring_it(coded: Coded) -> None:
    cast = coded.cast
    own = next(space for space in my_spaces(cast.ineke.viewer, SpaceKind.SILL))
    with pytest.raises(NotHere):
        call(coded, own)


@pytest.mark.parametrize("name", ["samira", "ineke", "otto"])
def test_only_a_researcher_brings_a_mirror(coded: Coded, sill: Space, name: str) -> None:
    with pytest.raises(NotHere):
        actions.call_session(
            study=coded.study, sill=sill, what=invitation(coded), by=getattr(coded.cast, name).viewer
        )


def test_session_is_held_at_a_sill_only(coded: Coded) -> None:
    fire = light_campfire(title="Onder ons", people=[], by=coded.cast.noor.viewer)
    with pytest.raises(Refusal) as refused:
        call(coded, fire)
    assert refused.value.code == "not-a-sill"


def test_new_sill_is_for_workers_and_managers_where_people_work(coded: Coded) -> None:
    cast = coded.cast
    assert [one.name for one in organisations_in(cast.noor.viewer, coded.study)] == ["Buurtzaam", "Wijkwerf"]
    session = actions.bring_to_sill(
        study=coded.study, sill_uuid=None, what=invitation(coded), by=cast.noor.viewer
    )
    sill = session.space
    for name, reads in {
        "samira": True,
        "lotte": True,
        "tjeerd": True,
        "noor": True,
        "bea": False,
        "otto": False,
    }.items():
        mine = [space.pk for space in my_spaces(getattr(cast, name).viewer, SpaceKind.SILL)]
        assert (sill.pk in mine) is reads, name


@pytest.mark.parametrize("name", ["samira", "ineke", "noor"])
def test_anybody_at_the_sill_writes_the_agreement_down(coded: Coded, sill: Space, name: str) -> None:
    session = call(coded, sill)
    agree(session, getattr(coded.cast, name).viewer)
    found = sessions_about(coded.cast.noor.viewer, coded.study)[0]
    assert found.agreed == ["Ineke loopt één ochtend in de maand mee.", "Wie vertelt, wordt niet beoordeeld."]
    assert found.held_at is not None


@pytest.mark.parametrize("name", ["otto", "bea", "aydin"])
def test_whoever_is_not_at_the_sill_sees_no_session(coded: Coded, sill: Space, name: str) -> None:
    session = call(coded, sill)
    somebody = getattr(coded.cast, name)
    with pytest.raises(NotHere):
        agree(session, somebody.viewer)
    assert sessions_about(somebody.viewer, coded.study) == []
    address = reverse("insight:agreements", args=[session.uuid])
    assert somebody.client.get(address).status_code in (302, 404)


@pytest.mark.parametrize(
    ("agreements", "days", "code"),
    [(" \n ", 0, "no-agreement"), ("Iets", 1, "future-day"), ("a" * 5000, 0, "too-long")],
)
def test_agreement_that_cannot_be_kept_is_refused(
    coded: Coded, sill: Space, agreements: str, days: int, code: str
) -> None:
    session = call(coded, sill)
    with pytest.raises(Refusal) as refused:
        actions.write_agreements(
            session=session,
            agreements=agreements,
            held_on=clock.today() + dt.timedelta(days=days),
            by=coded.cast.samira.viewer,
        )
    assert refused.value.code == code


def test_mirror_says_what_was_agreed_and_waits_for_the_next_round(coded: Coded, sill: Space) -> None:
    agree(call(coded, sill), coded.cast.noor.viewer)
    text = page(coded.cast.noor.client, coded)
    assert "spraken jullie af:" in text
    assert "Wie vertelt, wordt niet beoordeeld." in text
    assert "De volgende ronde laat zien wat ervan is geworden." in text


def test_mirror_of_whoever_is_not_at_the_sill_keeps_silent_about_it(coded: Coded) -> None:
    cast = coded.cast
    there = actions.lay_common_sill(title="Elders", organisations=[cast.wijkwerf], by=cast.noor.viewer)
    agree(call(coded, there), cast.noor.viewer)
    assert sessions_about(cast.samira.viewer, coded.study) == []


def bring(client: Client, coded: Coded, **said: object) -> object:
    form = {"question": QUESTION, "day": clock.today().isoformat(), **said}
    return client.post(reverse("insight:bring", args=[coded.study.uuid]), form)  # type: ignore[arg-type]


def test_bringing_by_the_page_leads_to_the_sill(coded: Coded, sill: Space) -> None:
    answer = bring(coded.cast.noor.client, coded, sill=str(sill.uuid), quotes=offered(coded)[:1])
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert str(sill.uuid) in answer["Location"]  # type: ignore[index]
    assert len(entries(coded, sill)) == 2


def test_page_offers_quotes_sills_and_a_new_sill(coded: Coded, sill: Space) -> None:
    text = coded.cast.noor.client.get(reverse("insight:bring", args=[coded.study.uuid])).content.decode()
    assert "Vensterbank De Vaart" in text
    assert "Een nieuwe vensterbank, voor werkers en leidinggevenden van Buurtzaam en Wijkwerf" in text
    assert text.count('name="quotes"') == 12


def test_foreign_sill_is_refused_and_nothing_typed_is_lost(coded: Coded) -> None:
    own = next(space for space in my_spaces(coded.cast.ineke.viewer, SpaceKind.SILL))
    answer = bring(coded.cast.noor.client, coded, sill=str(own.uuid))
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert QUESTION in answer.content.decode()  # type: ignore[attr-defined]


def test_agreements_by_the_page(coded: Coded, sill: Space) -> None:
    session = call(coded, sill)
    address, samira = reverse("insight:agreements", args=[session.uuid]), coded.cast.samira.client
    assert QUESTION in samira.get(address).content.decode()
    answer = samira.post(address, {"agreements": AGREED, "held_on": clock.today().isoformat()})
    assert answer.status_code == 302
    assert "Ineke loopt één ochtend" in samira.get(reverse("spaces:talk", args=[sill.uuid])).content.decode()
