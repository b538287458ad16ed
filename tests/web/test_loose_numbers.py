"""Two numbers in one request: each may be the viewer's to use, and still they do not belong together."""

from __future__ import annotations

import uuid

import pytest

from tests.factories.cast import Cast
from tests.factories.places import fire, said, sill
from tests.factories.study import area, import_talk, make_study
from vensterbank.coding.actions.codings import Place, code_words
from vensterbank.coding.queries import coding_rows, find_code
from vensterbank.material.actions import transcripts
from vensterbank.material.actions.waiting import take_file
from vensterbank.material.queries import find_waiting_file, newest_version, transcripts_of
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, queries
from vensterbank.spaces.gate import NotHere


def test_answer_to_an_entry_of_another_place_is_refused(cast: Cast) -> None:
    at_the_fire = said(fire(cast), cast.karim, "Dat blijft hier.")
    with pytest.raises(Refusal) as refused:
        actions.say(space=sill(cast.samira), body="Nee?", reply_to=at_the_fire, by=cast.samira.viewer)
    assert refused.value.code == "answer-elsewhere"


def test_number_of_ones_own_entry_elsewhere_is_not_here(cast: Cast) -> None:
    at_the_fire = said(fire(cast), cast.samira, "Dat blijft hier.")
    assert queries.entry_here(cast.samira.viewer, at_the_fire.space, at_the_fire.uuid) == at_the_fire
    assert queries.entry_here(cast.samira.viewer, sill(cast.samira), at_the_fire.uuid) is None


def test_code_of_another_study_is_the_polite_404(cast: Cast) -> None:
    here, elsewhere = make_study(cast), make_study(cast)
    by = cast.noor.viewer
    version = newest_version(by, import_talk(cast, here))
    with pytest.raises(NotHere):
        code_words(
            version=version, code=area(cast, elsewhere), place=Place(0, 4), by=by, coding_uuid=uuid.uuid4()
        )
    assert coding_rows(by, version) == []
    code_words(version=version, code=area(cast, here), place=Place(0, 4), by=by, coding_uuid=uuid.uuid4())
    assert len(coding_rows(by, version)) == 1


def test_code_is_found_in_its_own_study_only(cast: Cast) -> None:
    here, elsewhere = make_study(cast), make_study(cast)
    code = area(cast, elsewhere)
    assert find_code(cast.noor.viewer, elsewhere.study, code.uuid) == code
    with pytest.raises(NotHere):
        find_code(cast.noor.viewer, here.study, code.uuid)


def test_conversation_goes_with_a_respondent_of_its_own_study(cast: Cast) -> None:
    here, elsewhere = make_study(cast), make_study(cast)
    with pytest.raises(Refusal) as refused:
        transcripts.import_transcript(
            study=here.study,
            respondent=elsewhere.karim,
            wave=here.waves[0],
            source=transcripts.Source(b"Karim: Dag.", "karim.txt"),
            by=cast.noor.viewer,
        )
    assert refused.value.code == "foreign-respondent"
    assert transcripts_of(cast.noor.viewer, here.study) == []


def test_waiting_file_is_found_in_its_own_study_only(cast: Cast) -> None:
    here, elsewhere = make_study(cast), make_study(cast)
    by = cast.noor.viewer
    source = transcripts.Source(b"Karim: Dag.", "karim.txt")
    waiting = take_file(study=elsewhere.study, source=source, by=by)
    assert waiting is not None
    assert find_waiting_file(by, elsewhere.study, waiting.uuid) == waiting
    with pytest.raises(NotHere):
        find_waiting_file(by, here.study, waiting.uuid)
