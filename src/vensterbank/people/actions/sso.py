"""Somebody whom the organisation's own login knows. Nobody gets an account by it: an administrator invites."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Person, ProviderAccount
from vensterbank.people.queries import account_at
from vensterbank.people.viewer import Viewer, viewer_for_person
from vensterbank.shared.errors import Refusal

UNKNOWN = _(
    "Your organisation knows you, but here is no account at the address that it gives, or it did not check that address. "
    "Log in with your password, or ask an administrator for an invitation."
)


def know(*, issuer: str, subject: str, email: str, is_verified: bool, by: Viewer) -> Person:
    """The account of whoever the provider names: by its own number, and the first time by an address that it checked.
    Raises ``Refusal``, one for all reasons."""
    person = _known(issuer, subject) or (_met(issuer, subject, email, by) if is_verified and email else None)
    if person is None:
        log.write(Event.DENIED, About("login", ground="single sign-on"), by=by)
        raise Refusal(UNKNOWN, code="unknown")
    return person


def _known(issuer: str, subject: str) -> Person | None:
    held = ProviderAccount.objects.filter(issuer=issuer, subject=subject, person__left_at=None)
    found = held.select_related("person").first()
    return found.person if found else None


@transaction.atomic
def _met(issuer: str, subject: str, email: str, by: Viewer) -> Person | None:
    """An account that another number of this provider has already stays with that one: addresses are given anew."""
    person = account_at(email)
    if person is None or ProviderAccount.objects.filter(issuer=issuer, person=person).exists():
        return None
    if ProviderAccount.objects.filter(issuer=issuer, subject=subject).exists():
        return None  # of somebody who left
    ProviderAccount.objects.create(person=person, issuer=issuer, subject=subject)
    me = viewer_for_person(person, address=by.address)
    log.write(Event.CHANGED, About("person", person.uuid, ground="single sign-on +"), by=me)
    return person
