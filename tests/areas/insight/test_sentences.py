"""What the mirror says in words, in both languages, from one function of the figures."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from vensterbank.insight.afterwards import before_and_after, month_words
from vensterbank.insight.figures import Figures, figures_of
from vensterbank.insight.frames import AreaRow, CodedRow, Frame, MarkRow, Member, Round
from vensterbank.insight.limits import limits_of, need_words, splits_words
from vensterbank.insight.sentences import QUESTIONS, question_for, title_of, told, who_took_part
from vensterbank.insight.words import decimals, number, people, percent, probability
from vensterbank.mirror import Name, Need, Reason

WORKER, MANAGER, EVEN = (4, 9, 8), (13, 3, 5), (7, 7, 7)
MADE, BROKEN, HALF = (17, 2, 2), (4, 9, 8), (10, 5, 5)
AREAS = ("cognitive", "intrapersonal", "societal")
MARKS = ("made", "broken", "none")
Counts = tuple[int, int, int]


def figures(*rounds: tuple[Counts, Counts, Counts], workers: int = 2, managers: int = 4) -> Figures:
    """Per round: quotes of each worker, quotes of each manager, marks of everybody; people of a group nearly alike."""
    members = [Member(f"w{n}", "worker") for n in range(workers)] + [
        Member(f"m{n}", "manager") for n in range(managers)
    ]
    areas, coded, marked = [], [], []
    for wave, (of_worker, of_manager, marks) in enumerate(rounds, start=1):
        for place, one in enumerate(members):
            counts = of_worker if one.group == "worker" else of_manager
            shifted = [
                number + (place % 2 if index == place % 3 and number else 0)
                for index, number in enumerate(counts)
            ]
            areas += [
                AreaRow(one.key, wave, area, quotes) for area, quotes in zip(AREAS, shifted, strict=True)
            ]
            coded.append(CodedRow(one.key, wave, sum(shifted)))
            marked += [
                MarkRow(one.key, wave, mark, "worker", "manager", many)
                for mark, many in zip(MARKS, marks, strict=True)
                if many
            ]
    names = ("voorjaar", "najaar", "winter")
    waves = tuple(Round(wave, names[wave - 1], f"2026-0{3 * wave}-01") for wave in range(1, len(rounds) + 1))
    found = figures_of(Frame(tuple(members), waves, tuple(areas), tuple(coded), tuple(marked)))
    assert found
    return found


GAP, ROOM = (WORKER, MANAGER, BROKEN), (WORKER, MANAGER, MADE)
TOLD = {
    "nl": "Het verschil is gebleven, de verbinding is gegroeid. Werkers spreken nog steeds vaker vanuit gevoel, managers"
    " vaker vanuit doelen en afspraken; waar het contact eerst meestal afbrak of uitbleef, komt het nu meestal tot stand."
    " Met zes mensen is meer niet te zeggen.",
    "en": "The difference stayed, the connection grew. Workers still speak more from feeling, managers more from goals and"
    " agreements; where contact first mostly broke off or stayed away, it now mostly comes about."
    " With six people, more cannot be said.",
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_gap_that_became_room_is_told(language: str) -> None:
    with translation.override(language):
        assert str(told(figures(GAP, ROOM))) == TOLD[language]


@pytest.mark.parametrize(
    ("rounds", "lead"),
    [
        ((ROOM, GAP), "Het verschil is gebleven, de verbinding is weggevallen."),
        ((GAP, GAP), "Het verschil is gebleven, de verbinding ontbreekt nog."),
        ((ROOM, ROOM), "Het verschil is gebleven, de verbinding hield stand."),
        ((GAP,), "Er is een duidelijk verschil, er is weinig verbinding."),
        ((ROOM,), "Er is een duidelijk verschil, er is verbinding."),
        (
            ((WORKER, MANAGER, HALF),),
            "Er is een duidelijk verschil; over de verbinding is nog niets te zeggen.",
        ),
        (((EVEN, EVEN, MADE),), "Er is verbinding; over het verschil is nog niets te zeggen."),
        (((EVEN, EVEN, HALF),), "Over verschil en verbinding is nog niets te zeggen."),
        (
            ((WORKER, MANAGER, HALF), ROOM),
            "Het verschil is gebleven, er is verbinding.",
        ),
    ],
)
def test_lead_says_what_each_axis_allows(
    rounds: tuple[tuple[Counts, Counts, Counts], ...], lead: str
) -> None:
    assert told(figures(*rounds)).lead == lead


def test_accents_are_named_only_where_the_difference_speaks() -> None:
    assert (
        told(figures((EVEN, EVEN, MADE))).rest == "In wat ze vertellen, komt het contact meestal tot stand."
    )
    assert told(figures(GAP)).rest.startswith("Werkers spreken vaker vanuit gevoel, managers vaker")


def test_accents_are_not_named_where_too_few_people_speak() -> None:
    four = figures(GAP, workers=2, managers=2)
    found = four.headlines[0].difference_result
    assert found
    assert any(one.interval and one.interval.low > 0 for one in found.contrasts)
    assert "spreken" not in told(four).rest


def test_many_people_may_be_believed_more() -> None:
    assert told(figures(ROOM, workers=6, managers=7)).closing == "Hoe zeker dat is, staat in de onderbouwing."


def test_nobody_of_a_group_is_said() -> None:
    alone = figures(((0, 0, 0), MANAGER, MADE))
    assert told(alone).lead.endswith("over het verschil is nog niets te zeggen.")
    assert told(alone).closing == "Er zijn nog geen ingekleurde woorden van beide groepen."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_never_speak_of_significance_below_five_and_five(language: str) -> None:
    small = figures(GAP, ROOM)
    with translation.override(language):
        said = [str(told(small)), question_for(small), title_of(small), *map(splits_words, _compared(small))]
        assert not any("signific" in one.lower() for one in said)
        warned = [one for one in limits_of(small, ()) if "signific" in one.lower()]
        assert len(warned) == 1
        large = limits_of(figures(ROOM, workers=6, managers=7), ())
        assert not any("signific" in one.lower() for one in large)


def _compared(found: Figures) -> list[object]:
    return [one.difference_result for one in found.headlines]


def test_title_asks_and_does_not_claim() -> None:
    assert title_of(figures(GAP, ROOM)) == "De spiegel: van kloof naar ruimte?"
    assert title_of(figures(GAP)) == "De spiegel: kloof of ruimte?"
    assert title_of(figures(ROOM, ROOM)) == "De spiegel: kloof of ruimte?"
    assert title_of(None) == "De spiegel"


def test_who_took_part_is_counted_in_words() -> None:
    found = figures(GAP, ROOM)
    assert who_took_part(found, agreed=False) == "twee werkers, vier managers, twee rondes"
    assert who_took_part(found, agreed=True).endswith("· alle zes gaven toestemming")
    assert (
        who_took_part(figures(GAP, workers=1, managers=14), agreed=False)
        == "één werker, 14 managers, één ronde"
    )


def test_every_outcome_has_its_question() -> None:
    assert set(QUESTIONS) == set(Name)
    assert question_for(figures(GAP)).startswith("Wanneer kwam iemand")
    assert question_for(None) == "Wat herken je in deze citaten, en wat mis je?"


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Need(Reason.PERSONS_IN_GROUP, 1, 2, "worker"), "Van de werkers hebben er minstens twee"),
        (Need(Reason.PERSONS, 4, 5), "Minstens vijf mensen"),
        (Need(Reason.PERSONS_WITH_MARKS, 3, 6), "nu bij drie."),
        (Need(Reason.GROUP_WITHOUT_MARKS, 0, 1, "manager"), "In wat de managers vertelden"),
        (Need(Reason.INTERVAL_CROSSES_LINE, 6, 14), "ongeveer 14 mensen"),
        (Need(Reason.INTERVAL_CROSSES_LINE, 6, None), "Het cijfer ligt op de lijn zelf"),
        (Need(Reason.COULD_BE_CHANCE, 0.2, 0.067), "het kan toeval zijn"),
    ],
)
def test_every_need_has_words(need: Need, words: str) -> None:
    assert words in need_words(need)


def test_splits_say_how_low_p_can_be() -> None:
    found = figures(GAP).headlines[0].difference_result
    assert found
    assert (
        splits_words(found) == "Deze mensen zijn op 15 manieren te verdelen, dus p kan niet onder .067 komen."
    )


def test_limits_name_what_is_missing() -> None:
    found = figures(GAP)
    said = " ".join(limits_of(found, ()))
    assert "Eén codeur kleurde de citaten in" in said
    assert "Met twee mensen in een groep" in said
    assert "procentpunten" in said


def test_person_without_quotes_is_a_limit() -> None:
    found = figures(GAP)
    frame = found.frame
    without = figures_of(
        Frame((*frame.members, Member("w9", "worker")), frame.rounds, frame.areas, frame.coded, frame.marked)
    )
    assert without
    assert any(one.startswith("Voorjaar: één mens heeft geen") for one in limits_of(without, ()))


def test_rounds_around_a_session_are_named() -> None:
    found = figures(GAP, ROOM)  # interviewed in March and June
    assert before_and_after(dt.date(2026, 4, 10), found) == (
        "De ronde ervoor (voorjaar): kloof. De ronde erna (najaar): ruimte."
    )
    assert before_and_after(dt.date(2026, 1, 1), found) == "De ronde erna (voorjaar): kloof."
    assert (
        before_and_after(dt.date(2026, 8, 1), found) == "De volgende ronde laat zien wat ervan is geworden."
    )


def test_month_carries_its_year_only_when_it_is_another() -> None:
    today = dt.date(2026, 11, 22)
    assert month_words(dt.date(2026, 6, 15), today) == "juni"
    assert month_words(dt.date(2025, 6, 15), today) == "juni 2025"


def test_figures_are_written_alike_everywhere() -> None:
    assert [probability(0.0667), probability(1.0)] == [".067", "1.000"]
    assert [decimals(0.877), decimals(-0.2), decimals(1.0), decimals(None), decimals(0.1513, 3)] == [
        ".88",
        "−.20",
        "1.00",
        "–",
        ".151",
    ]
    assert [percent(0.208), percent(None)] == ["21%", "–"]
    assert [number(6), number(13), people("worker", 1)] == ["zes", "13", "één werker"]
