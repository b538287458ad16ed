"""Searching interviews: sealed stems, opened and scanned for whoever may search there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.study import import_talk, make_study
from vensterbank.material.queries import transcripts_with
from vensterbank.spaces.search import stems_of


def test_researcher_finds_an_interview_by_its_words(cast: Cast) -> None:
    transcript = import_talk(cast, make_study(cast))
    assert transcripts_with(cast.noor.viewer, stems_of("dossiers besproken")) == [transcript]
    assert transcripts_with(cast.noor.viewer, stems_of("zonsverduistering")) == []


def test_respondent_finds_the_own_interview(cast: Cast) -> None:
    transcript = import_talk(cast, make_study(cast))
    assert transcripts_with(cast.karim.viewer, stems_of("dossier")) == [transcript]


@pytest.mark.parametrize("name", ["ineke", "tjeerd", "bea", "samira", "otto"])
def test_interview_is_not_found_by_others(cast: Cast, name: str) -> None:
    import_talk(cast, make_study(cast))
    page = getattr(cast, name).client.post(reverse("spaces:search"), {"words": "dossier"})
    assert transcripts_with(getattr(cast, name).viewer, stems_of("dossier")) == []
    assert "/onderzoek/gesprek/" not in page.content.decode()


def test_search_page_leads_to_the_interview(cast: Cast) -> None:
    transcript = import_talk(cast, make_study(cast))
    page = cast.noor.client.post(reverse("spaces:search"), {"words": "dossier"})
    assert reverse("material:conversation", args=[transcript.uuid]) in page.content.decode()
