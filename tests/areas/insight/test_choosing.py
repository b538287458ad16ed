"""Which themes and quotes lead the first page."""

from __future__ import annotations

from vensterbank.insight.choosing import (
    Candidate,
    leading_quotes,
    leading_themes,
    names_somebody,
    offered_quotes,
)


def said(quote: int, person: str, group: str = "worker", wave: int = 1, length: int = 120) -> Candidate:
    return Candidate(quote, person, group, wave, length)


def test_themes_with_most_quotes_lead() -> None:
    sizes = {1: 3, 2: 9, 3: 5, 4: 7}
    candidates = {theme: [said(theme, "karim")] for theme in sizes}
    assert leading_themes(sizes, candidates) == [2, 4, 3]


def test_theme_without_a_quote_to_show_does_not_lead() -> None:
    assert leading_themes({1: 9, 2: 2}, {1: [], 2: [said(1, "karim")]}) == [2]


def test_second_voice_comes_from_another_group_and_round() -> None:
    listed = [
        said(1, "karim", "worker", 1, 100),
        said(2, "samira", "worker", 1, 101),
        said(3, "ineke", "manager", 1, 102),
        said(4, "tjeerd", "manager", 2, 103),
    ]
    assert [one.quote for one in leading_quotes([7], {7: listed})[7]] == [1, 4]


def test_first_voices_of_the_themes_differ() -> None:
    listed = [
        said(place, person, group, wave, 100 + place)
        for place, (person, group, wave) in enumerate(
            [("karim", "worker", 1), ("karim", "worker", 2), ("ineke", "manager", 1), ("ineke", "manager", 2)]
        )
    ]
    candidates = {
        theme: [said(one.quote + 10 * theme, one.person, one.group, one.round, one.length) for one in listed]
        for theme in (1, 2, 3)
    }
    chosen = leading_quotes([1, 2, 3], candidates)
    first = [(quotes[0].group, quotes[0].round) for quotes in chosen.values()]
    assert len(set(first)) == 3
    assert first[:2] == [("worker", 1), ("manager", 2)]


def test_quote_that_stands_under_two_themes_is_shown_once() -> None:
    same = [said(1, "karim")]
    assert leading_quotes([1, 2], {1: same, 2: same}) == {1: same}


def test_quote_that_is_easy_to_read_goes_before_a_long_one() -> None:
    listed = [said(1, "karim", length=900), said(2, "karim", length=20), said(3, "karim", length=200)]
    assert leading_quotes([1], {1: listed}, most=1)[1][0].quote == 3


def test_offered_quotes_begin_with_the_leading_ones() -> None:
    listed = [
        said(1, "a", length=90),
        said(2, "b", length=70),
        said(3, "c", length=80),
        said(4, "d", length=500),
    ]
    assert [one.quote for one in offered_quotes(listed, [listed[0]], 3)] == [1, 2, 3]


def test_name_of_a_respondent_is_found_as_a_word() -> None:
    assert names_somebody("Bij Ineke, precies.", ["Ineke de Graaf"])
    assert names_somebody("KARIM zei niets", ["Karim Yıldız"])
    assert not names_somebody("Inekes jas", ["Ineke"])


def test_ordinary_word_in_a_name_is_no_name() -> None:
    assert not names_somebody("Een van de deuren, de roos", ["Joris van Dam", "Roos de Wit", "E."])
