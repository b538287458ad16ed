"""A study and its people, on the screen and below it."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.material import queries
from vensterbank.material.actions import studies
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import Permission, Study
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.sealing import keyring


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


def page(small: SmallStudy, name: str = "study", *more: object) -> str:
    return reverse(f"material:{name}", args=[small.study.uuid, *more])


def test_study_starts_with_its_rounds_and_a_raster(cast: Cast) -> None:
    said = {
        "title": "Ruimte",
        "question": "Hoe stem je af?",
        "rounds": "voorjaar\n\nnajaar \n",
        "once": str(uuid.uuid4()),
    }
    answer = cast.noor.client.post(reverse("material:begin"), said)
    study = queries.my_studies(cast.noor.viewer)[0]
    assert answer.url == reverse("material:study", args=[study.uuid])
    assert [wave.name for wave in queries.waves_of(cast.noor.viewer, study)] == ["voorjaar", "najaar"]


def test_button_pressed_twice_starts_one_study(cast: Cast) -> None:
    said = {"title": "Ruimte", "once": str(uuid.uuid4())}
    first, second = (cast.noor.client.post(reverse("material:begin"), said) for _press in range(2))
    assert first.url == second.url
    assert len(queries.my_studies(cast.noor.viewer)) == 1


def test_study_without_a_name_says_so_and_keeps_the_question(cast: Cast) -> None:
    answer = cast.noor.client.post(reverse("material:begin"), {"title": " ", "question": "Hoe stem je af?"})
    assert answer.status_code == 422
    assert "Hoe stem je af?" in answer.content.decode()


def test_resident_with_a_link_cannot_start_a_study(cast: Cast) -> None:
    with pytest.raises(Refusal):
        studies.make_study(title="Eigen", question="", waves=[], by=cast.aydin.viewer)
    assert not Study.objects.visible_to(cast.aydin.viewer).exists()


def test_page_shows_people_rounds_and_who_reads_along(cast: Cast, small: SmallStudy) -> None:
    import_talk(cast, small)
    shown = cast.noor.client.get(page(small)).content.decode()
    for words in (
        "Hoe stem je af?",
        "Karim",
        "najaar",
        "0 van 2 citaten gekleurd",
        "Noor Aksoy",
        "Wie leest mee",
    ):
        assert words in shown


@pytest.mark.parametrize("name", ["karim", "ineke", "bea", "otto"])
@pytest.mark.parametrize("where", ["study", "bring_in", "add_respondent", "add_researcher"])
def test_study_is_not_there_for_others(cast: Cast, small: SmallStudy, name: str, where: str) -> None:
    assert getattr(cast, name).client.get(page(small, where)).status_code == 404


def test_respondent_finds_the_own_conversation_and_no_study(cast: Cast, small: SmallStudy) -> None:
    transcript = import_talk(cast, small)
    shown = cast.karim.client.get(reverse("material:studies")).content.decode()
    assert "Karim, voorjaar" in shown
    assert reverse("material:conversation", args=[transcript.uuid]) in shown
    assert reverse("material:study", args=[small.study.uuid]) not in shown


def test_somebody_is_added_and_asked_what_is_well(cast: Cast, small: SmallStudy) -> None:
    said = {
        "name": " Samira ",
        "function": "worker",
        "person": str(cast.samira.person.uuid),
        "once": str(uuid.uuid4()),
    }
    answer = cast.noor.client.post(page(small, "add_respondent"), said)
    samira = queries.respondents_of(cast.noor.viewer, small.study)[-1]
    assert (samira.name, samira.person) == ("Samira", cast.samira.person)
    assert answer.url == page(small, "permits", samira.uuid)


def test_name_that_is_taken_is_refused_at_its_field(cast: Cast, small: SmallStudy) -> None:
    answer = cast.noor.client.post(page(small, "add_respondent"), {"name": "KARIM", "function": "worker"})
    assert answer.status_code == 422
    assert "heet al zo" in answer.content.decode()


def test_permissions_are_given_and_taken_back(cast: Cast, small: SmallStudy) -> None:
    where = page(small, "permits", small.karim.uuid)
    cast.noor.client.post(where, {"permits": ["research", "quoting"]})
    cast.noor.client.post(where, {"permits": ["research"]})
    assert queries.permits_of(cast.noor.viewer, small.karim) == [Permit.RESEARCH]
    given = Permission.objects.visible_to(cast.noor.viewer).order_by("permit")
    assert [(row.permit, row.withdrawn_at is None) for row in given] == [
        ("quoting", False),
        ("research", True),
    ]


def test_respondent_of_another_study_is_not_here(cast: Cast, small: SmallStudy) -> None:
    other = studies.make_study(title="Elders", question="", waves=[], by=cast.noor.viewer)
    with pytest.raises(NotHere):
        queries.find_respondent(cast.noor.viewer, other, small.karim.uuid)


def test_second_researcher_reads_what_is_there_already(cast: Cast, small: SmallStudy) -> None:
    transcript = import_talk(cast, small)
    answer = cast.noor.client.post(page(small, "add_researcher"), {"person": str(cast.lotte.person.uuid)})
    assert answer.status_code == 302
    assert queries.open_transcript(cast.lotte.viewer, transcript.uuid)
    again = cast.noor.client.post(page(small, "add_researcher"), {"person": str(cast.lotte.person.uuid)})
    assert again.status_code == 422


def test_page_asks_as_much_for_three_as_for_one(cast: Cast, small: SmallStudy) -> None:
    by, client, counts = cast.noor.viewer, cast.noor.client, []
    for number in range(3):
        other = studies.add_respondent(study=small.study, name=f"R{number}", function=Party.WORKER, by=by)
        import_talk(
            cast,
            SmallStudy(small.study, small.waves, other, small.ineke),
            talk=f"Noor: Ja?\n\nR: Nee {number}.\n",
        )
        keyring.forget()
        with CaptureQueriesContext(connection) as asked:
            client.get(page(small))
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
