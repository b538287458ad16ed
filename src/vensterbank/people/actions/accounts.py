"""Accounts: made, told about, with a password that only its holder knows."""

from __future__ import annotations

import uuid

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.actions.visits import end_visits
from vensterbank.people.models import Link, Person
from vensterbank.people.queries import account_at
from vensterbank.people.rules import one_line, plain_address
from vensterbank.people.viewer import Viewer, viewer_for_person
from vensterbank.shared.errors import Refusal

# Django's own sentences are not in Dutch everywhere, and none says what to do.
WEAK = {
    "password_too_short": _("This password is too short. Take at least twelve characters."),
    "password_too_common": _("Many people use this password, so it is guessed at once. Take another one."),
    "password_too_similar": _(
        "This password looks too much like your name or mail address. Take another one."
    ),
}


@transaction.atomic
def add_person(*, name: str, email: str, password: str | None, by: Viewer, language: str = "nl") -> Person:
    """A new account. Raises ``Refusal`` when the address is taken."""
    address = plain_address(email)
    if Person.objects.filter(email__iexact=address).exists():
        raise Refusal(_("Somebody with this mail address has an account already."), code="address-taken")
    person = Person(name=checked_name(name), email=address, language=language)
    person.set_password(password)
    person.save()
    log.write(Event.CREATED, About("person", person.uuid), by=by)
    return person


def checked_name(name: str) -> str:
    """A name on one line. Raises ``Refusal`` when nothing is left of it."""
    words = one_line(name)
    if not words:
        raise Refusal(_("Give a name."), code="no-name")
    return words


def check_password(password: str, *, name: str, email: str) -> None:
    """Raises ``Refusal`` with what a better password needs."""
    try:
        validate_password(password, Person(name=name, email=email))
    except ValidationError as weak:
        told = [str(WEAK.get(one.code or "", one.messages[0])) for one in weak.error_list]
        raise Refusal(" ".join(told), code="weak-password") from None


@transaction.atomic
def tell_about_oneself(*, name: str, language: str, by: Viewer) -> Person:
    """Somebody changes their own name and language."""
    person = Person.objects.get(pk=by.person_id or 0)
    person.name, person.language = checked_name(name), language
    person.save(update_fields=["name", "language"])
    log.write(Event.CHANGED, About("person", person.uuid), by=by)
    return person


@transaction.atomic
def speak(*, language: str, by: Viewer) -> None:
    """Remember the language of whoever is here; a visitor's stays in the browser only."""
    if by.person_id is not None:
        Person.objects.filter(pk=by.person_id).update(language=language)
    if by.link_id is not None:
        Link.objects.filter(pk=by.link_id).update(language=language)
    if by.is_somebody and by.language != language:
        log.write(Event.CHANGED, About(by.kind, by.uuid, ground=f"language {language}"), by=by)


@transaction.atomic
def change_password(*, old: str, new: str, by: Viewer, visit: uuid.UUID | None = None) -> Person:
    """Somebody who knows the old password takes a new one; it ends their sessions everywhere but in ``visit``."""
    person = Person.objects.get(pk=by.person_id or 0)
    if not person.check_password(old):
        raise Refusal(_("This is not the password that you have now."), code="wrong-password")
    _take_password(person, new, by=by, but=visit)
    return person


def check_own_password(*, password: str, by: Viewer) -> None:
    """Somebody shows once more who they are. Raises ``Refusal``; the try stays in the log."""
    if not Person.objects.get(pk=by.account).check_password(password):
        log.write(Event.DENIED, About("login", by.uuid), by=by)
        raise Refusal(_("This is not the password that you have now."), code="wrong-password")


@transaction.atomic
def ask_new_password(*, email: str, by: Viewer) -> tuple[Person, str]:
    """The account at an address and a token for it. The page may not tell whether there is one: without it the answer is
    somebody who is not kept and has no address, so that the same work is done and a letter goes nowhere.

    The token dies when it is used, when its holder logs in, and after ``PASSWORD_RESET_TIMEOUT``.
    """
    person = account_at(email)
    log.write(Event.CHANGED, About("password", person.uuid if person else None, ground="asked for"), by=by)
    asked = person or Person(name=plain_address(email).partition("@")[0])
    return asked, default_token_generator.make_token(asked)


@transaction.atomic
def reset_password(*, person: Person, password: str, by: Viewer) -> Person:
    """Whoever came by a live link takes a new password."""
    _take_password(person, password, by=viewer_for_person(person, address=by.address))
    return person


def _take_password(person: Person, password: str, *, by: Viewer, but: uuid.UUID | None = None) -> None:
    check_password(password, name=person.name, email=person.email)
    person.set_password(password)
    person.save(update_fields=["password"])
    log.write(Event.CHANGED, About("password", person.uuid), by=by)
    end_visits(person=person, but=but, by=by)
