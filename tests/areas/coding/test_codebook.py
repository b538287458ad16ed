"""The codes of a study: new names, other names, put aside and back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, make_study
from vensterbank.coding import queries
from vensterbank.coding.actions import codebook
from vensterbank.coding.models import Code
from vensterbank.shared.errors import Refusal


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


def page(small: SmallStudy, name: str = "codebook", *more: object) -> str:
    return reverse(f"coding:{name}", args=[small.study.uuid, *more])


def verb(cast: Cast, small: SmallStudy, label: str = "durven") -> Code:
    return codebook.find_or_make_code(study=small.study, kind="verb", label=label, by=cast.noor.viewer)[0]


def built_in(cast: Cast, small: SmallStudy, key: str) -> Code:
    return next(code for code in queries.codes_of(cast.noor.viewer, small.study) if code.key == key)


def again(cast: Cast, small: SmallStudy, code: Code) -> Code:
    return queries.find_code(cast.noor.viewer, small.study, code.uuid)


def test_page_names_the_source_of_the_nine_names(cast: Cast, small: SmallStudy) -> None:
    shown = cast.noor.client.get(page(small)).content.decode()
    assert "Erkennen van gevoelens" in shown.replace("erkennen", "Erkennen")
    assert "controleer ze in Donkers 2008" in shown


def test_many_verbs_stand_behind_a_fold(cast: Cast, small: SmallStudy) -> None:
    wanted = [("verb", f"werkwoord {number}") for number in range(20)]
    codebook.find_or_make_codes(study=small.study, wanted=wanted, by=cast.noor.viewer)
    shown = cast.noor.client.get(page(small)).content.decode()
    assert "Nog 8" in shown
    assert "werkwoord 19" in shown


@pytest.mark.parametrize("name", ["karim", "ineke", "bea", "otto"])
def test_codebook_is_for_researchers(cast: Cast, small: SmallStudy, name: str) -> None:
    assert getattr(cast, name).client.get(page(small)).status_code == 404


def test_same_words_are_the_same_code(cast: Cast, small: SmallStudy) -> None:
    assert verb(cast, small, " Durven ") == verb(cast, small, "durven")


def test_new_code_is_added_on_the_page(cast: Cast, small: SmallStudy) -> None:
    cast.noor.client.post(page(small), {"kind": "theme", "label": "Even langskomen"})
    assert "Even langskomen" in cast.noor.client.get(page(small)).content.decode()


def test_core_area_is_not_added_by_hand(cast: Cast, small: SmallStudy) -> None:
    assert cast.noor.client.post(page(small), {"kind": "area", "label": "Vierde"}).status_code == 422


def test_code_gets_another_name(cast: Cast, small: SmallStudy) -> None:
    code = verb(cast, small)
    cast.noor.client.post(page(small, "code", code.uuid), {"label": "het aandurven"})
    assert again(cast, small, code).name == "het aandurven"


def test_competence_can_be_named_after_the_book(cast: Cast, small: SmallStudy) -> None:
    code = built_in(cast, small, "competence-5")
    codebook.rename_code(code=code, label="aandacht voor de hele mens", by=cast.noor.viewer)
    assert again(cast, small, code).name == "aandacht voor de hele mens"


def test_core_area_keeps_its_name(cast: Cast, small: SmallStudy) -> None:
    with pytest.raises(Refusal):
        codebook.rename_code(code=built_in(cast, small, "cognitive"), label="hoofd", by=cast.noor.viewer)


def test_name_in_use_is_refused_at_its_field(cast: Cast, small: SmallStudy) -> None:
    verb(cast, small, "delen")
    answer = cast.noor.client.post(page(small, "code", verb(cast, small).uuid), {"label": "DELEN"})
    assert answer.status_code == 422
    assert "al een code met deze naam" in answer.content.decode()


def test_code_is_put_aside_and_offered_again(cast: Cast, small: SmallStudy) -> None:
    code = verb(cast, small)
    cast.noor.client.post(page(small, "offer", code.uuid), {"offered": "no"})
    assert again(cast, small, code).retired_at is not None
    cast.noor.client.post(page(small, "offer", code.uuid), {"offered": "yes"})
    assert again(cast, small, code).retired_at is None


def test_making_a_code_that_was_put_aside_brings_it_back(cast: Cast, small: SmallStudy) -> None:
    code = verb(cast, small)
    codebook.retire_code(code=code, by=cast.noor.viewer)
    assert verb(cast, small) == code
    assert again(cast, small, code).retired_at is None
