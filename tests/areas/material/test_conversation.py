"""A conversation to read, for whoever it was with."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.log.models import LogLine
from vensterbank.material.actions import studies
from vensterbank.material.enums import Party
from vensterbank.material.models import Transcript
from vensterbank.shared import clock


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


@pytest.fixture
def talk(cast: Cast, small: SmallStudy) -> Transcript:
    return import_talk(cast, small)


def page(talk: Transcript) -> str:
    return reverse("material:conversation", args=[talk.uuid])


def test_respondent_reads_the_words_and_who_reads_along(cast: Cast, talk: Transcript) -> None:
    shown = cast.karim.client.get(page(talk)).content.decode()
    assert "Daarna hebben we het samen besproken, 👋 met het dossier erbij." in shown
    assert "jij (sprak hier) en Noor." in shown


def test_respondent_sees_no_colours(cast: Cast, talk: Transcript) -> None:
    shown = cast.karim.client.get(page(talk)).content.decode()
    assert "coder-state" not in shown


def test_respondent_with_a_link_needs_no_account(cast: Cast, small: SmallStudy) -> None:
    by = cast.noor.viewer
    guest = studies.add_respondent(
        study=small.study, name="Mevrouw Aydın", function=Party.RESIDENT, link=cast.aydin.link, by=by
    )
    talk = import_talk(cast, SmallStudy(small.study, small.waves, guest, small.ineke))
    answer = cast.aydin.client.get(page(talk))
    assert answer.status_code == 200
    assert "Toen kwam ze langs." in answer.content.decode()


def test_researcher_goes_on_to_where_it_is_coloured(cast: Cast, talk: Transcript) -> None:
    answer = cast.noor.client.get(page(talk))
    assert answer.url == reverse("coding:coder", args=[talk.uuid])


@pytest.mark.parametrize("name", ["samira", "ineke", "tjeerd", "bea", "otto", "aydin"])
def test_conversation_is_not_there_for_others(cast: Cast, talk: Transcript, name: str) -> None:
    answer = getattr(cast, name).client.get(page(talk))
    assert answer.status_code == 404
    assert "durfde" not in answer.content.decode()


def test_look_is_written_down_once(cast: Cast, talk: Transcript) -> None:
    cast.karim.client.get(page(talk))
    looks = LogLine.objects.filter(object_uuid=talk.uuid, event="read", actor_uuid=cast.karim.person.uuid)
    assert looks.count() == 1


def test_link_that_expired_opens_nothing(cast: Cast, small: SmallStudy) -> None:
    by = cast.noor.viewer
    guest = studies.add_respondent(
        study=small.study, name="Mevrouw Aydın", function=Party.RESIDENT, link=cast.aydin.link, by=by
    )
    talk = import_talk(cast, SmallStudy(small.study, small.waves, guest, small.ineke))
    client = cast.aydin.client
    cast.aydin.link.expires_at = clock.now()
    cast.aydin.link.save()
    answer = client.get(page(talk))
    assert answer.status_code == 302
    assert "langs" not in answer.content.decode()
