"""Frames: counts of a study, as JSON and back, with and without people."""

from __future__ import annotations

import json

from tests.areas.insight.test_rules import frame
from vensterbank.insight.figures import figures_of
from vensterbank.insight.frames import AlphaRow, AlphaTable, ChosenQuote, Frame, Member, Shown, Theme

ROW = AlphaRow("societal", 0.8, 0.7, None, 0.9, 12)
SHOWN = Shown(
    frame=frame({"worker": 2, "manager": 3}),
    themes=(
        Theme(
            "Rugdekking",
            (
                ChosenQuote("worker-0", "worker", 1, "Doe maar.", "q1"),
                ChosenQuote("manager-1", "manager", 2, "Ik sta achter je.", "q2"),
            ),
        ),
        Theme("Eilanden", (ChosenQuote("worker-0", "worker", 2, "Ieder voor zich.", "q3"),)),
    ),
    question="Wie kwam langs?",
    coder="Noor Aksoy",
    alphas=(AlphaTable("areas", ("Noor", "Daan"), 40, ROW, (ROW, ROW)),),
)


def test_json_holds_everything_and_comes_back_the_same() -> None:
    assert Shown.from_json(json.loads(json.dumps(SHOWN.as_json()))) == SHOWN


def test_without_a_person_every_count_and_quote_of_theirs_is_gone() -> None:
    left = SHOWN.without({"worker-0"}, set())
    assert "worker-0" not in json.dumps(left.as_json())
    assert [theme.name for theme in left.themes] == ["Rugdekking"]
    assert left.alphas == ()


def test_without_a_quote_the_counts_stay() -> None:
    left = SHOWN.without(set(), {"worker-0"})
    assert left.frame == SHOWN.frame
    assert [[one.quote for one in theme.quotes] for theme in left.themes] == [["q2"]]
    assert left.alphas == SHOWN.alphas


def test_one_group_has_no_figures() -> None:
    assert figures_of(frame({"worker": 3})) is None
    assert figures_of(Frame((), (), (), (), ())) is None


def test_group_without_coded_quotes_gives_figures_that_do_not_speak() -> None:
    two = Frame((Member("a", "worker"), Member("b", "manager")), frame({}).rounds, (), (), ())
    found = figures_of(two)
    assert found
    assert [one.difference_result for one in found.headlines] == [None, None]
    assert found.is_small
