"""A bottleneck is raised, taken on and answered back."""

from __future__ import annotations

import pytest

from tests.factories.cast import Cast
from vensterbank.accountability import actions, queries
from vensterbank.accountability.models import Bottleneck
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.gate import NotHere

WORDS = "Zonder adres krijgt iemand geen afspraak aan het loket"


@pytest.fixture
def raised(cast: Cast) -> Bottleneck:
    [lamp_post] = queries.lamp_posts(cast.samira.viewer)
    return actions.raise_bottleneck(lamp_post=lamp_post, words=WORDS, by=cast.samira.viewer)


def test_bottleneck_is_read_in_the_organisation_only(cast: Cast, raised: Bottleneck) -> None:
    assert queries.find_bottleneck(cast.karim.viewer, raised.uuid).words == WORDS
    for name in ("lotte", "wilma", "otto", "aydin"):
        with pytest.raises(NotHere):
            queries.find_bottleneck(getattr(cast, name).viewer, raised.uuid)


def test_worker_does_not_answer(cast: Cast, raised: Bottleneck) -> None:
    with pytest.raises(Refusal):
        actions.answer(bottleneck=raised, words="Zo is het nu eenmaal", ground="-", by=cast.karim.viewer)


def test_answer_comes_back_to_whoever_raised_it(cast: Cast, raised: Bottleneck) -> None:
    actions.answer(
        bottleneck=raised, words="Het adres van De Brug mag", ground="Vaker gezien", by=cast.ineke.viewer
    )
    assert [one.answer for one in queries.answers_for(cast.samira.viewer)] == ["Het adres van De Brug mag"]
    assert queries.answers_for(cast.karim.viewer) == []


def test_seen_answer_leaves_today(cast: Cast, raised: Bottleneck) -> None:
    actions.answer(bottleneck=raised, words="Ja", ground="Vaker gezien", by=cast.ineke.viewer)
    actions.mark_seen(bottleneck=raised, by=cast.samira.viewer)
    assert queries.answers_for(cast.samira.viewer) == []


def test_second_answer_is_refused(cast: Cast, raised: Bottleneck) -> None:
    actions.answer(bottleneck=raised, words="Ja", ground="Vaker gezien", by=cast.ineke.viewer)
    with pytest.raises(Refusal):
        actions.answer(bottleneck=raised, words="Nee", ground="Toch niet", by=cast.tjeerd.viewer)
