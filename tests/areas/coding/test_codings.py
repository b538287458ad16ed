"""Coding words: idempotent, undoable, and only where the coder may."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, transaction

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, area, connection
from vensterbank.coding import queries
from vensterbank.coding.actions import codebook, codings, history
from vensterbank.coding.actions.codings import Place
from vensterbank.coding.models import Coding, CodingChange
from vensterbank.material.models import Version
from vensterbank.material.queries import open_transcript
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.gate import NotHere


def test_new_study_has_the_raster(cast: Cast, small: SmallStudy) -> None:
    names = [code.name for code in queries.codes_of(cast.noor.viewer, small.study)]
    assert len(names) == 16 and "cognitief" in names


def test_paragraphs_become_quotes_and_answers_are_the_respondents(cast: Cast, version: Version) -> None:
    opened = open_transcript(cast.noor.viewer, version.transcript.uuid)
    assert [(p.speaker, p.quote.is_answer) for p in opened.paragraphs][:2] == [
        ("Noor", False),
        ("Karim", True),
    ]
    assert opened.paragraphs[1].words == "Ik durfde het niet goed te zeggen. Toen kwam ze langs."


def test_respondent_reads_the_own_transcript_only(cast: Cast, version: Version) -> None:
    assert open_transcript(cast.karim.viewer, version.transcript.uuid)
    for name in ("ineke", "samira", "bea"):
        with pytest.raises(NotHere):
            open_transcript(getattr(cast, name).viewer, version.transcript.uuid)


def test_same_coding_twice_is_one(cast: Cast, small: SmallStudy, version: Version) -> None:
    code, coding_uuid = area(cast, small), uuid.uuid4()
    for _press in range(2):
        codings.code_words(
            version=version, code=code, place=Place(18, 35), by=cast.noor.viewer, coding_uuid=coding_uuid
        )
    assert len(queries.codings_of(cast.noor.viewer, version)) == 1


def test_undo_takes_the_last_change_back_and_then_the_one_before(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    by, code = cast.noor.viewer, area(cast, small)
    first = codings.code_words(version=version, code=code, place=Place(0, 5), by=by, coding_uuid=uuid.uuid4())
    codings.code_words(version=version, code=code, place=Place(5, 9), by=by, coding_uuid=uuid.uuid4())
    history.undo_last(version=version, by=by)
    assert [one.uuid for one in queries.codings_of(by, version)] == [first.uuid]
    history.undo_last(version=version, by=by)
    assert queries.codings_of(by, version) == [] and history.undo_last(version=version, by=by) is None


@pytest.mark.parametrize("place", [Place(5, 5), Place(9, 5), Place(0, 10_000), Place(-1, 4)])
def test_place_outside_the_text_is_refused(
    cast: Cast, small: SmallStudy, version: Version, place: Place
) -> None:
    with pytest.raises(Refusal):
        codings.code_words(
            version=version,
            code=area(cast, small),
            place=place,
            by=cast.noor.viewer,
            coding_uuid=uuid.uuid4(),
        )


def test_respondent_does_not_code(cast: Cast, small: SmallStudy, version: Version) -> None:
    with pytest.raises(Refusal):
        codings.code_words(
            version=version,
            code=area(cast, small),
            place=Place(0, 5),
            by=cast.karim.viewer,
            coding_uuid=uuid.uuid4(),
        )


def test_code_in_use_is_retired_and_its_codings_stay(cast: Cast, small: SmallStudy, version: Version) -> None:
    by, code = cast.noor.viewer, area(cast, small)
    codings.code_words(version=version, code=code, place=Place(0, 5), by=by, coding_uuid=uuid.uuid4())
    codebook.retire_code(code=code, by=by)
    assert [one.code.name for one in queries.codings_of(by, version)] == ["intrapersoonlijk"]


def test_history_is_never_rewritten(cast: Cast, small: SmallStudy, version: Version) -> None:
    by = cast.noor.viewer
    codings.code_words(
        version=version, code=area(cast, small), place=Place(0, 5), by=by, coding_uuid=uuid.uuid4()
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        CodingChange.objects.visible_to(by).update(change="removed")


def test_coding_does_not_move_to_another_space(cast: Cast, small: SmallStudy, version: Version) -> None:
    by = cast.noor.viewer
    codings.code_words(
        version=version, code=area(cast, small), place=Place(0, 5), by=by, coding_uuid=uuid.uuid4()
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Coding.objects.visible_to(by).update(space=small.study.space)


def made(start: int = 18, end: int = 35, to: str = "function:manager", what: str = "made") -> Place:
    return Place(start, end, what, "function:worker", to)


def test_connection_is_changed_in_place_and_undo_says_what_it_said_before(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    by, code, coding_uuid = cast.noor.viewer, connection(cast, small), uuid.uuid4()
    codings.code_words(version=version, code=code, place=made(), by=by, coding_uuid=coding_uuid)
    codings.code_words(version=version, code=code, place=made(what="broken"), by=by, coding_uuid=coding_uuid)
    assert [one.connection for one in queries.codings_of(by, version)] == ["broken"]
    history.undo_last(version=version, by=by)
    assert [(one.uuid, one.connection) for one in queries.codings_of(by, version)] == [(coding_uuid, "made")]
    history.undo_last(version=version, by=by)
    assert queries.codings_of(by, version) == []


def test_removed_coding_comes_back_under_its_own_number(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    by, code, coding_uuid = cast.noor.viewer, area(cast, small), uuid.uuid4()
    coding = codings.code_words(version=version, code=code, place=Place(0, 5), by=by, coding_uuid=coding_uuid)
    codings.remove_coding(coding=coding, by=by)
    codings.code_words(version=version, code=code, place=Place(0, 5), by=by, coding_uuid=coding_uuid)
    assert [one.uuid for one in queries.codings_of(by, version)] == [coding_uuid]


def test_number_in_use_does_not_move_to_other_words(cast: Cast, small: SmallStudy, version: Version) -> None:
    by, code, coding_uuid = cast.noor.viewer, area(cast, small), uuid.uuid4()
    codings.code_words(version=version, code=code, place=Place(0, 5), by=by, coding_uuid=coding_uuid)
    with pytest.raises(Refusal) as refused:
        codings.code_words(version=version, code=code, place=Place(0, 9), by=by, coding_uuid=coding_uuid)
    assert refused.value.code == "other-words"


def test_code_put_aside_is_not_given_any_more_and_what_was_coded_comes_back(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    by, code, first = cast.noor.viewer, area(cast, small, "typical"), uuid.uuid4()
    coding = codings.code_words(version=version, code=code, place=Place(0, 5), by=by, coding_uuid=first)
    codebook.retire_code(code=code, by=by)
    aside = queries.find_code(by, small.study, code.uuid)
    with pytest.raises(Refusal) as refused:
        codings.code_words(version=version, code=aside, place=Place(5, 9), by=by, coding_uuid=uuid.uuid4())
    assert refused.value.code == "retired"
    codings.remove_coding(coding=coding, by=by)
    codings.code_words(version=version, code=aside, place=Place(0, 5), by=by, coding_uuid=first)
    assert [one.uuid for one in queries.codings_of(by, version)] == [first]


def test_offsets_count_code_points_also_past_an_emoji(
    cast: Cast, small: SmallStudy, version: Version
) -> None:
    start = version.text.index("met het dossier")
    assert version.text[start - 2] == "👋"
    place = Place(start, start + len("met het dossier"))
    codings.code_words(
        version=version, code=area(cast, small), place=place, by=cast.noor.viewer, coding_uuid=uuid.uuid4()
    )
    row = queries.coding_rows(cast.noor.viewer, version)[0]
    assert version.text[row.start : row.end] == "met het dossier"
