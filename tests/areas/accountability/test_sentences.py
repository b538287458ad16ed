"""How long a bottleneck waits and who answers by when, in words. Pure: nothing is read from the database."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from vensterbank.accountability.enums import BottleneckState
from vensterbank.accountability.models import Bottleneck
from vensterbank.accountability.sentences import told
from vensterbank.people.models import Person

TODAY = dt.date(2026, 3, 10)
INEKE = Person(name="Ineke de Graaf")


def bottleneck(**said: object) -> Bottleneck:
    return Bottleneck(**{"raised_at": dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC), **said})


@pytest.mark.parametrize(
    ("raised_at", "nl", "en"),
    [
        (dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC), "vandaag", "today"),
        # Half past eleven in the evening of the 9th in Amsterdam is still yesterday.
        (dt.datetime(2026, 3, 9, 22, 30, tzinfo=dt.UTC), "wacht 1 dag", "waits for 1 day"),
        # Half past midnight of the 10th in Amsterdam is still the 9th in UTC.
        (dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC), "vandaag", "today"),
        (dt.datetime(2026, 2, 26, 9, tzinfo=dt.UTC), "wacht 12 dagen", "waits for 12 days"),
    ],
)
def test_age_is_told_in_days_of_amsterdam(raised_at: dt.datetime, nl: str, en: str) -> None:
    assert told(bottleneck(raised_at=raised_at), TODAY).waits == nl
    with translation.override("en"):
        assert told(bottleneck(raised_at=raised_at), TODAY).waits == en


@pytest.mark.parametrize(
    ("owner", "day", "nl"),
    [
        (None, None, "Nog niemand heeft het opgepakt."),
        (None, dt.date(2026, 3, 10), "Nog niemand heeft het opgepakt; uiterlijk 10 maart komt er antwoord."),
        (
            None,
            dt.date(2026, 3, 9),
            "Nog niemand heeft het opgepakt; het antwoord zou er uiterlijk 9 maart zijn.",
        ),
        (INEKE, dt.date(2026, 3, 10), "Ineke de Graaf antwoordt uiterlijk 10 maart."),
        (INEKE, dt.date(2026, 3, 9), "Ineke de Graaf zou uiterlijk 9 maart antwoorden."),
    ],
)
def test_promise_says_who_and_by_when(owner: Person | None, day: dt.date | None, nl: str) -> None:
    assert told(bottleneck(owner=owner, answer_by=day), TODAY).promise == nl


def test_day_that_passed_is_late_only_while_it_waits() -> None:
    passed = dt.date(2026, 3, 9)
    assert told(bottleneck(answer_by=passed), TODAY).is_late
    assert not told(bottleneck(answer_by=TODAY), TODAY).is_late
    assert not told(bottleneck(answer_by=passed, state=BottleneckState.ANSWERED), TODAY).is_late
