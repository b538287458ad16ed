"""Histories that were written by hand, one for each kind of hole; whoever should see nothing tries every door at the end."""

from __future__ import annotations

import pytest

from tests.histories.beginning import begin
from tests.histories.deeds import Deed
from tests.histories.telling import Teller

pytestmark = pytest.mark.slow

# name → what is done, and who tries every door at the end
STORIES: dict[str, tuple[list[Deed], list[str]]] = {
    "nothing-happens": ([], ["bea", "lotte", "karim"]),
    "a-term-runs-out": (
        [
            Deed("share", "samira", "lotte", "table:0", 2),
            Deed("to_the_end", n=1),
            Deed("to_the_end", n=0),
        ],
        ["lotte"],
    ),
    "a-link-runs-out": ([Deed("to_the_end", n=1), Deed("to_the_end", n=0)], ["aydin", "petra"]),
    "a-team-is-left": (
        [
            Deed("share", "lotte", "outreach", "table:1"),
            Deed("give_function", whom="karim", at="bz", n=1),
            Deed("end_function", whom="karim", at="bz", n=0),
        ],
        ["karim"],
    ),
    "somebody-leaves": ([Deed("let_go", whom="karim", at="bz")], ["karim", "dirk"]),
    "somebody-gets-up": ([Deed("leave", "karim", at="fire:0")], ["karim"]),
    "a-guest-invites": (
        [Deed("invite", "samira", "ineke", "fire:0"), Deed("invite", "ineke", "lotte", "fire:0")],
        ["ineke"],
    ),
    "a-member-becomes-a-guest": (
        [
            Deed("light", "wilma", "wilma", "fire:1"),
            Deed("invite", "wilma", "lotte", "fire:1"),
            Deed("invite", "wilma", "bea", "fire:1"),
        ],
        ["bea"],
    ),
    "a-guest-stays-one": (
        [
            Deed("invite", "samira", "ineke", "fire:0"),
            Deed("invite", "samira", "lotte", "fire:0"),
            Deed("leave", "karim", at="fire:0"),
            Deed("leave", "samira", at="fire:0"),
            Deed("invite", "ineke", "bea", "fire:0"),
        ],
        ["bea"],
    ),
    "a-manager-sits-in": (
        [
            Deed("ask", "samira", "wilma", "table:0", 2),
            Deed("answer", whom="wilma", at="table:0", n=1),
            Deed("say", "wilma", at="table:0", n=1),
            Deed("share", "wilma", "ineke", "table:0"),
        ],
        ["wilma"],
    ),
    "words-are-brought": (
        [
            Deed("bring", "samira", at="sill:bz", n=10),
            Deed("bring", "karim", at="sill:bz", n=18),
            Deed("bottleneck", "bea", at="lamp:bz"),
        ],
        ["ineke", "karim"],
    ),
    "sharing-stops": ([Deed("stop", whom="karim", at="table:0")], ["karim"]),
    "it-is-handed-over": (
        [
            Deed("offer", "samira", "karim", "table:0"),
            Deed("take_over", "karim", at="table:0"),
            Deed("land", "aydin", at="table:0"),
            Deed("stand_up", "samira", at="table:0"),
        ],
        ["samira", "karim"],
    ),
    "a-quote-is-taken-back": (
        [Deed("add_looker", "noor", "ineke"), Deed("permit", "noor", n=5)],
        ["ineke", "petra"],
    ),
    "somebody-joins": (
        [Deed("join", whom="femke", at="bz"), Deed("add_researcher", "noor", "femke")],
        ["femke"],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_everybody_gets_what_the_model_says_in_this_history(db: None, name: str) -> None:
    history, eyes = STORIES[name]
    Teller(begin()).tell(history, doors=2, eyes=eyes)


def test_window_of_an_earlier_link_shows_nothing(db: None) -> None:
    Teller(begin()).tell([Deed("renew_link", "samira", at="table:0")], doors=0, eyes=["aydin"], pages=True)
