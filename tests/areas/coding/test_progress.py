"""How many answers have a colour: mine, and a colleague's."""

from __future__ import annotations

import uuid

import pytest

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.coding import queries
from vensterbank.coding.actions import codings
from vensterbank.coding.actions.codings import Place
from vensterbank.material.actions import studies
from vensterbank.material.models import Transcript, Version
from vensterbank.material.queries import newest_version, open_transcript


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    small = make_study(cast)
    studies.add_researcher(study=small.study, person=cast.lotte.person, by=cast.noor.viewer)
    return small


@pytest.fixture
def talk(cast: Cast, small: SmallStudy) -> Transcript:
    return import_talk(cast, small)


@pytest.fixture
def version(cast: Cast, talk: Transcript) -> Version:
    return newest_version(cast.noor.viewer, talk)


def colour(
    cast: Cast, small: SmallStudy, version: Version, who: str, start: int, end: int, key: str = "cognitive"
) -> None:
    by = getattr(cast, who).viewer
    code = next(one for one in queries.codes_of(by, small.study) if one.key == key)
    codings.code_words(version=version, code=code, place=Place(start, end), by=by, coding_uuid=uuid.uuid4())


def progress(cast: Cast, small: SmallStudy, talk: Transcript) -> queries.Progress:
    return queries.progress_in(cast.noor.viewer, small.study)[talk.pk]


def test_nothing_coloured_yet(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    assert progress(cast, small, talk) == queries.Progress(2, 0, ())


def test_range_over_everything_colours_every_answer_once(
    cast: Cast, small: SmallStudy, talk: Transcript, version: Version
) -> None:
    colour(cast, small, version, "noor", 0, version.length)
    colour(cast, small, version, "noor", 0, version.length, "societal")
    assert progress(cast, small, talk).mine == 2


def test_mark_and_question_of_the_interviewer_do_not_count(
    cast: Cast, small: SmallStudy, talk: Transcript, version: Version
) -> None:
    asked, answered = (one.quote for one in open_transcript(cast.noor.viewer, talk.uuid).paragraphs[:2])
    colour(cast, small, version, "noor", asked.start, asked.end)
    colour(cast, small, version, "noor", answered.start, answered.end, "typical")
    assert progress(cast, small, talk).mine == 0


def test_colleagues_work_is_named_beside_it(
    cast: Cast, small: SmallStudy, talk: Transcript, version: Version
) -> None:
    answered = open_transcript(cast.noor.viewer, talk.uuid).paragraphs[1].quote
    colour(cast, small, version, "lotte", answered.start, answered.start + 1)
    assert progress(cast, small, talk) == queries.Progress(2, 0, (("Lotte Brandsma", 1),))


def test_uses_of_a_code_are_counted_for_researchers_only(
    cast: Cast, small: SmallStudy, talk: Transcript, version: Version
) -> None:
    colour(cast, small, version, "noor", 0, 5)
    colour(cast, small, version, "lotte", 0, 5)
    assert list(queries.uses_of_codes(cast.noor.viewer, small.study).values()) == [queries.CodeUse(2, 1)]
    assert queries.uses_of_codes(cast.karim.viewer, small.study) == {}
