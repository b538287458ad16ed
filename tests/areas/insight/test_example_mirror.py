"""The example's study: by the honest rules a gap in spring, room in autumn, with both coders and in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import translation

from vensterbank.cli.example.people import Neighbours, settle
from vensterbank.cli.example.study import hold_study
from vensterbank.cli.example.talk import at
from vensterbank.insight.afterwards import after_session
from vensterbank.insight.figures import Figures
from vensterbank.insight.queries import Mirror, mirrors_for, open_mirror
from vensterbank.insight.sentences import told
from vensterbank.mirror import Name, Word, headline_left_out
from vensterbank.spaces.sealing import keyring

LOOKERS = ("samira", "karim", "ineke", "ruben", "wilma", "tjeerd")


# The study takes seconds to load: one worker does all tests of a language.
LANGUAGES = [pytest.param(name, marks=pytest.mark.xdist_group(f"example-{name}")) for name in ("nl", "en")]


@pytest.fixture(scope="module", params=LANGUAGES)
def told_once(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Neighbours]:
    """Only who lives there, and the study; once for this module and language."""
    keyring.forget()
    language = request.param
    with django_db_blocker.unblock(), translation.override(language), transaction.atomic():  # type: ignore[attr-defined]
        with at({"ago": 400}):
            here = settle(language)
        hold_study(here, language)
        yield here
        transaction.set_rollback(True)
    keyring.forget()


@pytest.fixture
def here(told_once: Neighbours, db: None) -> Neighbours:
    return told_once


def mirror(here: Neighbours, who: str, coder: str | None = None) -> Mirror:
    (study,) = mirrors_for(here.viewer(who))
    chosen = here.people[coder].uuid if coder else None
    return open_mirror(here.viewer(who), study.uuid, coder=chosen, grounds=True)


def figures(here: Neighbours, who: str = "noor", coder: str | None = None) -> Figures:
    found = mirror(here, who, coder).figures
    assert found
    return found


@pytest.mark.parametrize("coder", ["noor", "daan"])
def test_gap_turns_into_room_between_the_rounds(here: Neighbours, coder: str) -> None:
    spring, autumn = figures(here, coder=coder).headlines
    assert (spring.name, autumn.name) == (Name.GAP, Name.ROOM)
    assert not spring.difference.needs and not autumn.connection.needs


@pytest.mark.parametrize("who", LOOKERS)
def test_everybody_who_was_interviewed_sees_it_too(here: Neighbours, who: str) -> None:
    found = mirror(here, who)
    assert not found.live
    assert found.dots
    assert found.figures and [one.name for one in found.figures.headlines] == [Name.GAP, Name.ROOM]
    assert found.alphas


def test_difference_stays_while_connection_grows(here: Neighbours) -> None:
    found = figures(here)
    words = [(one.difference.word, one.connection.word) for one in found.headlines]
    assert words == [(Word.DIFFERENT, Word.NOT_CONNECTED), (Word.DIFFERENT, Word.CONNECTED)]
    assert told(found).lead


def test_no_manager_carries_the_outcome_alone(here: Neighbours) -> None:
    """Without a manager five are left: the difference still speaks, the connection asks for six."""
    found = figures(here)
    for wave in (1, 2):
        rest = headline_left_out(found.frame.cube, found.frame.marks, wave, found.pair)
        managers = [one for person, one in rest if found.frame.groups[str(person)] == "manager"]
        assert [one.difference.word for one in managers] == [Word.DIFFERENT] * 4


def test_three_themes_speak_with_voices_of_both_groups(here: Neighbours) -> None:
    themes = mirror(here, "samira").themes
    assert len(themes) == 3
    for theme in themes:
        assert {one.group for one in theme.quotes} == {"worker", "manager"}


def test_coders_agree_well_over_more_than_a_hundred_answers(here: Neighbours) -> None:
    areas, marks = mirror(here, "noor").alphas
    assert areas.units > 100
    for table in (areas, marks):
        assert table.overall.alpha and table.overall.low
        assert table.overall.alpha > table.overall.low > 0.8


def test_session_of_june_stands_between_the_rounds(here: Neighbours) -> None:
    found = mirror(here, "ineke")
    (session,) = found.sessions
    shown = after_session(session, found.figures)
    assert len(shown.agreed) == 3
    names = [one.name for one in found.figures.rounds] if found.figures else []
    assert all(name in shown.since for name in names)


@pytest.mark.parametrize("who", ["bea", "femke", "lotte", "joris", "mo"])
def test_whoever_took_no_part_does_not_look_in(here: Neighbours, who: str) -> None:
    assert mirrors_for(here.viewer(who)) == []
