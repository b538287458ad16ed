"""Several coders, other studies: each sees and changes only what is theirs."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, area, connection
from vensterbank.coding import queries
from vensterbank.coding.actions import codings, history
from vensterbank.coding.actions.codings import Place
from vensterbank.material.actions import studies
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Party
from vensterbank.material.models import Study, Transcript, Version
from vensterbank.material.queries import newest_version, waves_of
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.gate import NotHere


def test_two_coders_colour_the_same_words_each_their_own(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    studies.add_researcher(study=small.study, person=cast.lotte.person, by=cast.noor.viewer)
    for coder in (cast.noor, cast.lotte):
        code = area(cast, small)
        codings.code_words(
            version=version, code=code, place=Place(18, 35), by=coder.viewer, coding_uuid=uuid.uuid4()
        )
    both = queries.codings_of(cast.noor.viewer, version)
    assert {one.coder for one in both} == {cast.noor.person, cast.lotte.person}
    with pytest.raises(Refusal):
        codings.remove_coding(
            coding=next(one for one in both if one.coder == cast.lotte.person), by=cast.noor.viewer
        )


def test_undo_leaves_a_colleagues_work_alone(cast: Cast, small: SmallStudy, version: Version) -> None:
    studies.add_researcher(study=small.study, person=cast.lotte.person, by=cast.noor.viewer)
    for coder in (cast.noor, cast.lotte):
        code = area(cast, small)
        codings.code_words(
            version=version, code=code, place=Place(18, 35), by=coder.viewer, coding_uuid=uuid.uuid4()
        )
    history.undo_last(version=version, by=cast.noor.viewer)
    assert [one.coder for one in queries.codings_of(cast.noor.viewer, version)] == [cast.lotte.person]


def test_number_of_a_colleague_is_not_here(cast: Cast, small: SmallStudy, version: Version) -> None:
    studies.add_researcher(study=small.study, person=cast.lotte.person, by=cast.noor.viewer)
    code, taken = area(cast, small), uuid.uuid4()
    codings.code_words(version=version, code=code, place=Place(0, 5), by=cast.lotte.viewer, coding_uuid=taken)
    with pytest.raises(NotHere):
        codings.code_words(
            version=version, code=code, place=Place(0, 5), by=cast.noor.viewer, coding_uuid=taken
        )


def test_number_taken_in_a_study_one_does_not_see_is_not_here(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    taken, hidden = uuid.uuid4(), hidden_study(cast)
    there = newest_version(cast.lotte.viewer, hidden[1])
    code = next(one for one in queries.codes_of(cast.lotte.viewer, hidden[0]) if one.key == "cognitive")
    codings.code_words(version=there, code=code, place=Place(0, 5), by=cast.lotte.viewer, coding_uuid=taken)
    with pytest.raises(NotHere), transaction.atomic():
        codings.code_words(
            version=version, code=area(cast, small), place=Place(0, 5), by=cast.noor.viewer, coding_uuid=taken
        )
    assert queries.codings_of(cast.noor.viewer, version) == []


def hidden_study(cast: Cast) -> tuple[Study, Transcript]:
    """A study of Lotte's, with one conversation."""
    by = cast.lotte.viewer
    study = studies.make_study(title="Elders", question="", waves=["1"], by=by)
    other = studies.add_respondent(study=study, name="Mo", function=Party.WORKER, by=by)
    source = Source(b"Lotte: Hoe is het?\n\nMo: Goed genoeg voor vandaag.\n", "mo.txt")
    return study, import_transcript(
        study=study, respondent=other, wave=waves_of(by, study)[0], source=source, by=by
    )


def test_code_of_another_study_is_not_here(cast: Cast, small: SmallStudy, version: Version) -> None:
    foreign = next(
        one for one in queries.codes_of(cast.lotte.viewer, hidden_study(cast)[0]) if one.key == "cognitive"
    )
    with pytest.raises(NotHere):
        codings.code_words(
            version=version, code=foreign, place=Place(0, 5), by=cast.noor.viewer, coding_uuid=uuid.uuid4()
        )


@pytest.mark.parametrize(
    "place",
    [
        Place(0, 5, "made", "function:king", ""),
        Place(0, 5, "made", "respondent:nonsense", ""),
        Place(0, 5, "made", f"respondent:{uuid.uuid4()}", ""),
        Place(0, 5, "", "function:worker", ""),
        Place(0, 5),
    ],
)
def test_connection_without_a_known_party_or_mark_is_refused(
    cast: Cast, small: SmallStudy, version: Version, place: Place
) -> None:
    code = connection(cast, small)
    with pytest.raises(Refusal):
        codings.code_words(
            version=version, code=code, place=place, by=cast.noor.viewer, coding_uuid=uuid.uuid4()
        )


def test_respondent_of_this_study_can_be_a_party(cast: Cast, small: SmallStudy, version: Version) -> None:
    place = Place(0, 5, "made", f"respondent:{small.karim.uuid}", "function:self")
    code = connection(cast, small)
    coding = codings.code_words(
        version=version, code=code, place=place, by=cast.noor.viewer, coding_uuid=uuid.uuid4()
    )
    assert coding.from_party == f"respondent:{small.karim.uuid}"
