"""Invitations: sent by mail, accepted once, within fourteen days."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.actions.accounts import add_person, check_password, checked_name
from vensterbank.people.actions.functions import check_administers, give_function
from vensterbank.people.enums import Function
from vensterbank.people.models import Invitation, Membership, Organisation, Person, Team
from vensterbank.people.queries import account_at
from vensterbank.people.rules import plain_address
from vensterbank.people.viewer import Viewer, viewer_for_person
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import fingerprint, new_secret, new_uuid

LASTS = dt.timedelta(days=14)


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    name: str,
    email: str,
    function: Function,
    by: Viewer,
    team: Team | None = None,
    language: str = "nl",
    invitation_uuid: uuid.UUID | None = None,
) -> tuple[Invitation, str] | None:
    """An invitation and its secret, which goes into the mail and is kept nowhere. Nothing when this invitation exists
    already: a button pressed twice sends one mail."""
    check_administers(by, organisation)
    if team is not None and team.organisation_id != organisation.pk:
        raise Refusal(_("That team belongs to another organisation."), code="foreign-team")
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    number = invitation_uuid or new_uuid()
    if Invitation.objects.filter(uuid=number).exists():
        return None
    address = plain_address(email)
    _check_may_invite(address, organisation)
    _waiting(address, organisation).update(withdrawn_at=clock.now())  # one that ran out
    secret = new_secret()
    invitation = Invitation.objects.create(
        uuid=number,
        email=address,
        name=checked_name(name),
        organisation=organisation,
        team=team,
        function=function,
        language=language,
        fingerprint=fingerprint(secret),
        invited_by_id=by.person_id,
        created_at=clock.now(),
        expires_at=clock.now() + LASTS,
    )
    log.write(Event.INVITED, About("invitation", invitation.uuid, ground=function), by=by)
    return invitation, secret


def _waiting(address: str, organisation: Organisation) -> QuerySet[Invitation]:
    here = Invitation.objects.filter(organisation=organisation, email=address)
    return here.filter(accepted_at=None, withdrawn_at=None)


def _check_may_invite(address: str, organisation: Organisation) -> None:
    """Says only what an administrator of this organisation knows anyway: who works here, and who left here."""
    if _waiting(address, organisation).filter(expires_at__gt=clock.now()).exists():
        message = _("An invitation to this address is open already. You can send that one again.")
        raise Refusal(message, code="invited-already")
    ever = Membership.objects.filter(organisation=organisation, person__email__iexact=address)
    if ever.live().exists():
        raise Refusal(
            _("This person works here already. You can give them another function."), code="works-here"
        )
    if ever.exclude(person__left_at=None).exists():
        message = _(
            "The account at this address was closed when its holder left, and stays closed. Use another address."
        )
        raise Refusal(message, code="address-closed")


@transaction.atomic
def renew_invitation(*, invitation: Invitation, by: Viewer) -> str:
    """A fresh secret and fourteen more days; the link in the mail before it stops working."""
    check_administers(by, invitation.organisation)
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if held.accepted_at or held.withdrawn_at:
        raise Refusal(_("This invitation was accepted or withdrawn in the meantime."), code="not-open")
    secret = new_secret()
    invitation.fingerprint, invitation.expires_at = fingerprint(secret), clock.now() + LASTS
    invitation.save(update_fields=["fingerprint", "expires_at"])
    log.write(Event.INVITED, About("invitation", invitation.uuid, ground="again"), by=by)
    return secret


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Viewer) -> None:
    """The link stops working. Withdrawn twice is withdrawn once."""
    check_administers(by, invitation.organisation)
    open_now = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if open_now.update(withdrawn_at=clock.now()):
        log.write(Event.CHANGED, About("invitation", invitation.uuid, ground="withdrawn"), by=by)


@transaction.atomic
def accept(*, invitation: Invitation, name: str, password: str, by: Viewer) -> Person:
    """The invited person makes an account; ``by`` is a visitor still."""
    held = _use(invitation)
    check_password(password, name=name, email=held.email)
    person = add_person(name=name, email=held.email, password=password, language=held.language, by=by)
    _join(person, held, by.address)
    return person


@transaction.atomic
def say_yes(*, invitation: Invitation, by: Viewer) -> Person:
    """Somebody who has an account at the invited address already gets one more function."""
    held = _use(invitation)
    person = account_at(held.email)
    if person is None or person.pk != by.person_id:
        message = _(
            "This invitation is for somebody else. Log out, and log in at the address that was invited."
        )
        raise Refusal(message, code="somebody-else")
    _join(person, held, by.address)
    return person


def _use(invitation: Invitation) -> Invitation:
    held = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=invitation.pk)
    )
    if not held.is_open:
        raise Refusal(_("This invitation was used or withdrawn in the meantime."), code="not-open")
    held.accepted_at = clock.now()
    held.save(update_fields=["accepted_at"])
    return held


def _join(person: Person, held: Invitation, address: str | None) -> None:
    by = viewer_for_person(person, address=address)
    give_function(
        person=person, function=Function(held.function), organisation=held.organisation, team=held.team, by=by
    )
    log.write(Event.CHANGED, About("invitation", held.uuid, ground="accepted"), by=by)
