"""Letters to people: what goes into the mail. They say where to press, and nothing that anybody said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vensterbank.people.models import Invitation, Link, Person
from vensterbank.people.signals import letter_due
from vensterbank.shared.errors import Message


@dataclass(frozen=True)
class Letter:
    """To whom, in which language, about what; ``template`` is a text template, filled with ``values``."""

    to: str
    language: str
    subject: Message
    template: str
    values: Mapping[str, object]


def invitation(held: Invitation, *, url: str) -> Letter:
    """To somebody who is invited; ``url`` holds the secret."""
    values = {
        "name": held.name,
        "inviter": held.invited_by.name if held.invited_by else "",
        "organisation": held.organisation.name,
        "url": url,
        "until": held.expires_at,
    }
    return Letter(
        held.email, held.language, _("Invitation to Vensterbank"), "people/mail/invitation.txt", values
    )


def new_password(person: Person, *, url: str) -> Letter:
    """To somebody who forgot their password; ``url`` holds the token."""
    values = {"name": person.name, "url": url}
    return Letter(
        person.email, person.language, _("A new password for Vensterbank"), "people/mail/password.txt", values
    )


def second_step_reset(person: Person, *, administrator: str, organisation: str) -> Letter:
    """To somebody whose second step was taken away by an administrator."""
    values = {"name": person.name, "administrator": administrator, "organisation": organisation}
    return Letter(
        person.email,
        person.language,
        _("Your second step for Vensterbank was taken away"),
        "people/mail/second_step_reset.txt",
        values,
    )


def code(link: Link, *, code: str, to: str) -> Letter:
    """To the holder of a personal link: the code alone, for whoever has the address too is in. ``to`` is not kept."""
    return Letter(to, link.language, _("Your code for Vensterbank"), "people/mail/code.txt", {"code": code})


def emergency(person: Person) -> Letter:
    """To whoever is responsible at a table that was opened in an emergency; who and why stand at the table."""
    values = {"name": person.name}
    subject = _("Somebody opened one of your tables in an emergency")
    return Letter(person.email, person.language, subject, "people/mail/emergency.txt", values)


def post(letter: Letter, *, quietly: bool = False) -> None:
    """Hand a letter over. Raises ``Refusal`` when that fails, unless nobody may notice (``quietly``)."""
    letter_due.send(sender=Letter, letter=letter, quietly=quietly)


def stay_here() -> bool:
    """Without a mail server letters stay in the data folder; the keeper of the server hands them on."""
    return settings.EMAIL_BACKEND.endswith(".filebased.EmailBackend")
