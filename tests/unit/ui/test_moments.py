"""When something happened, as people say it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from vensterbank.shared.clock import AMSTERDAM
from vensterbank.ui.moments import full_moment, human_day, human_moment

TUESDAY = dt.datetime(2026, 3, 10, 15, 0, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (dt.datetime(2026, 3, 10, 9, 5, tzinfo=AMSTERDAM), "vandaag 9.05"),
        (dt.datetime(2026, 3, 9, 14, 10, tzinfo=AMSTERDAM), "gisteren 14.10"),
        (dt.datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM), "morgen 10.00"),
        (dt.datetime(2026, 3, 5, 10, 0, tzinfo=AMSTERDAM), "donderdag 10.00"),
        (dt.datetime(2026, 3, 4, 10, 0, tzinfo=AMSTERDAM), "woensdag 10.00"),
        (dt.datetime(2026, 3, 3, 10, 0, tzinfo=AMSTERDAM), "3 maart"),
        (dt.datetime(2025, 12, 31, 10, 0, tzinfo=AMSTERDAM), "31 december 2025"),
        (dt.datetime(2026, 3, 16, 10, 0, tzinfo=AMSTERDAM), "maandag 10.00"),
        (dt.datetime(2026, 3, 17, 10, 0, tzinfo=AMSTERDAM), "17 maart"),
    ],
)
def test_moment_is_said_as_people_say_it(moment: dt.datetime, words: str) -> None:
    assert human_moment(moment, TUESDAY) == words


def test_day_turns_at_midnight_in_amsterdam_not_in_utc() -> None:
    just_after_midnight = dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC)
    assert human_moment(just_after_midnight, TUESDAY) == "vandaag 0.30"


def test_moment_in_english_has_english_words_and_a_colon() -> None:
    with translation.override("en"):
        assert human_moment(TUESDAY - dt.timedelta(days=1), TUESDAY) == "yesterday 15:00"


def test_day_without_a_time_is_a_word_when_it_is_near() -> None:
    assert human_day(dt.date(2026, 3, 11), TUESDAY.date()) == "morgen"


def test_full_moment_leaves_nothing_to_guess() -> None:
    assert full_moment(TUESDAY) == "dinsdag 10 maart 2026, 15.00"
