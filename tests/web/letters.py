"""Every letter that the product can send, written down by hand: what may stand in it, which door sends it and to whom.

Mail lies about in places that we do not guard: nothing that anybody said, and no resident's name, may ever stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from tests.web.matrix import Row
from vensterbank.people.actions.letters import Letter
from vensterbank.people.signals import letter_due


@dataclass(frozen=True)
class Kind:
    """``maker`` is its function in ``people/actions/letters.py``; ``says`` the names that its template fills in."""

    maker: str
    says: frozenset[str]


LETTERS: dict[str, Kind] = {
    # Names of colleagues and of the organisation; the resident is called nothing.
    "people/mail/invitation.txt": Kind(
        "invitation", frozenset({"name", "inviter", "organisation", "url", "until"})
    ),
    "people/mail/password.txt": Kind("new_password", frozenset({"name", "url"})),
    "people/mail/second_step_reset.txt": Kind(
        "second_step_reset", frozenset({"name", "administrator", "organisation"})
    ),
    # To a colleague; it goes out when the act is whole, so that a walk that is undone sends none.
    "people/mail/emergency.txt": Kind("emergency", frozenset({"name"})),
    # To a resident: a number, and nothing that says whose it is or what for.
    "people/mail/code.txt": Kind("code", frozenset({"code"})),
}

# door → the letter that a POST there sends when it is let through, and to which address
SENT_AT: dict[str, tuple[str, str]] = {
    "people:forgot": ("people/mail/password.txt", "karim@voorbeeld.test"),
    "people:reset_second_step": ("people/mail/second_step_reset.txt", "karim@voorbeeld.test"),
    "practice:link@mail": ("people/mail/code.txt", "thuis@voorbeeld.test"),
    "practice:code@mail": ("people/mail/code.txt", "thuis@voorbeeld.test"),
    "people:send_again": ("people/mail/invitation.txt", "nieuw@voorbeeld.test"),
}

NAMES_OF_RESIDENTS = ("Aydın", "Aydin", "Van Wijk", "Bos", "Iemand expired", "Iemand revoked", "Petra")


@contextmanager
def letters_due() -> Iterator[list[Letter]]:
    """All letters that are handed over meanwhile."""
    due: list[Letter] = []

    def take(letter: Letter, **_said: object) -> None:
        due.append(letter)

    letter_due.connect(take)
    try:
        yield due
    finally:
        letter_due.disconnect(take)


def text_of(letter: Letter) -> str:
    """As it leaves the house."""
    with translation.override(letter.language):
        return f"{letter.subject}\n{render_to_string(letter.template, dict(letter.values))}"


def amiss(row: Row, viewer: str, came: str, due: list[Letter]) -> list[str]:
    """What is wrong with the letters of one answer; ``due`` is emptied."""
    where = f"{row.door} {row.method} as {viewer}"
    wanted = [SENT_AT[row.door]] if row.method == "POST" and row.door in SENT_AT and came in SENDS else []
    posted = [(letter.template, letter.to) for letter in due]
    found = [] if posted == wanted else [f"{where}: letters {posted}, expected {wanted}"]
    for letter in due:
        told = text_of(letter)
        found += [
            f"{where}: a letter says {word}" for word in ("Kanarie", *NAMES_OF_RESIDENTS) if word in told
        ]
    due.clear()
    return found


# The answers with which a letter goes out; "302" is what everybody is told who forgot a password.
SENDS = {"did", "302"}
