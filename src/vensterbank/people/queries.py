"""Named reads about people. Names and functions are known to colleagues; what somebody said is not here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.http import Http404

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.enums import Function, SecondStep
from vensterbank.people.models import (
    Authenticator,
    Invitation,
    Link,
    Membership,
    Organisation,
    Passkey,
    Person,
    RecoveryCode,
    Team,
    Visit,
)
from vensterbank.people.rules import plain_address
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.ids import fingerprint


def colleagues(viewer: Viewer) -> QuerySet[Person]:
    """People with an account who still work somewhere, for choosing from; who holds only a link sees nobody."""
    if viewer.person_id is None:
        return Person.objects.none()
    working = Membership.objects.live().values("person_id")
    return Person.objects.filter(left_at=None, pk__in=working).exclude(pk=viewer.person_id).order_by("name")


def find_colleague(viewer: Viewer, person_uuid: uuid.UUID | str) -> Person | None:
    """One colleague by public id, or nothing."""
    return colleagues(viewer).filter(uuid=person_uuid).first()


def team_mates(viewer: Viewer) -> QuerySet[Person]:
    """Those in a team in which the viewer is worker or manager; who works in no team has none."""
    mine = Membership.objects.live().filter(
        person_id=viewer.person_id, team__isnull=False, function__in=[Function.WORKER, Function.MANAGER]
    )
    rows = Membership.objects.live().filter(team_id__in=mine.values("team_id"))
    return colleagues(viewer).filter(pk__in=rows.values("person_id"))


def led_by(manager_id: int, among: Iterable[int]) -> list[int]:
    """Which of these persons does somebody lead now? A manager leads the others in the team, or, without a team, in
    the organisation."""
    led = Q(pk__in=[])
    for row in Membership.objects.live().filter(person_id=manager_id, function=Function.MANAGER):
        led |= Q(team_id=row.team_id) if row.team_id else Q(organisation_id=row.organisation_id)
    rows = Membership.objects.live().filter(led, person_id__in=list(among), function=Function.WORKER)
    return sorted(set(rows.exclude(person_id=manager_id).values_list("person_id", flat=True)))


def managers_of(organisation_id: int) -> QuerySet[Person]:
    """Those who manage in an organisation now."""
    rows = Membership.objects.live().filter(organisation_id=organisation_id, function=Function.MANAGER)
    return Person.objects.filter(pk__in=rows.values("person_id"), left_at=None).order_by("name")


def my_organisation(viewer: Viewer) -> Organisation | None:
    """The organisation that a new space of the viewer is at home in: the one joined first."""
    first = Membership.objects.live().filter(person_id=viewer.person_id).order_by("starts", "pk").first()
    return first.organisation if first else None


def organisations_of(viewer: Viewer) -> QuerySet[Organisation]:
    """Organisations in which the viewer has a function."""
    return Organisation.objects.filter(pk__in=viewer.organisation_ids).order_by("name")


def teams() -> QuerySet[Team]:
    """All teams with their organisation."""
    return Team.objects.select_related("organisation").order_by("organisation__name", "name")


def link_by_secret(secret: str) -> Link | None:
    """The live personal link that a secret opens."""
    link = Link.objects.filter(fingerprint=fingerprint(secret)).first()
    return link if link is not None and link.is_live else None


def nobody_lives_here() -> bool:
    """Is this an installation without people?"""
    return not Person.objects.exists()


def account_at(email: str) -> Person | None:
    """The open account at an address."""
    return Person.objects.filter(email__iexact=plain_address(email), left_at=None).first()


def open_account(person_id: int) -> Person | None:
    """An account by its number, unless its holder left."""
    return Person.objects.filter(pk=person_id, left_at=None).first()


@dataclass(frozen=True)
class SecondSteps:
    """What somebody can show beside a password."""

    app: Authenticator | None
    passkeys: list[Passkey]
    recovery_codes: int

    @property
    def any(self) -> bool:
        """Is something asked at the door? Recovery codes alone stand in for nothing."""
        return self.app is not None or bool(self.passkeys)


def organisations_without_second_step() -> list[str]:
    """Names of those that ask it of nobody."""
    asked_of_nobody = Organisation.objects.filter(second_step=SecondStep.NOBODY)
    return list(asked_of_nobody.order_by("name").values_list("name", flat=True))


def second_steps_of(person_id: int) -> SecondSteps:
    """What is set and works; an app that was begun and never confirmed is not."""
    return SecondSteps(
        app=Authenticator.objects.filter(person_id=person_id).exclude(confirmed_at=None).first(),
        passkeys=list(Passkey.objects.filter(person_id=person_id).order_by("made_at", "pk")),
        recovery_codes=RecoveryCode.objects.filter(person_id=person_id, used_at=None).count(),
    )


def find_passkey(viewer: Viewer, passkey_uuid: uuid.UUID) -> Passkey:
    """One of the viewer's own, or the polite 404."""
    mine = Passkey.objects.filter(person_id=viewer.account, uuid=passkey_uuid)
    return mine.first() or _not_here(viewer, "passkey", passkey_uuid)


def app_begun(viewer: Viewer) -> Authenticator | None:
    """The viewer's app that waits for its first code."""
    return Authenticator.objects.filter(person_id=viewer.account, confirmed_at=None).first()


def visits_of(viewer: Viewer) -> QuerySet[Visit]:
    """Where the viewer is logged in, the last used first."""
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    mine = Visit.objects.filter(person_id=viewer.account, session_key__in=alive)
    return mine.order_by("-used_at", "-pk")


def find_visit(viewer: Viewer, visit_uuid: uuid.UUID) -> Visit:
    """One of them, or the polite 404."""
    return visits_of(viewer).filter(uuid=visit_uuid).first() or _not_here(viewer, "visit", visit_uuid)


def everybody_working() -> list[Membership]:
    """One function of everybody who works anywhere, by organisation: the example's login page names its people."""
    rows = Membership.objects.live().filter(person__left_at=None).select_related("person", "organisation")
    first = {row.person_id: row for row in rows.order_by("-starts", "-pk")}
    return sorted(first.values(), key=lambda row: (row.organisation_id, row.pk))


def oneself(viewer: Viewer) -> Person:
    """The account of the viewer."""
    return Person.objects.get(pk=viewer.person_id or 0)


def functions_of(viewer: Viewer) -> QuerySet[Membership]:
    """What the viewer does, and where."""
    mine = Membership.objects.live().filter(person_id=viewer.person_id).select_related("organisation", "team")
    return mine.order_by("organisation__name", "starts", "pk")


def person_who_asked(person_uuid: uuid.UUID, token: str) -> Person | None:
    """The holder of a live link for a new password."""
    person = Person.objects.filter(uuid=person_uuid, left_at=None).first()
    return person if person is not None and default_token_generator.check_token(person, token) else None


def invitation_by_secret(secret: str) -> Invitation | None:
    """The open invitation that a secret opens."""
    found = Invitation.objects.filter(fingerprint=fingerprint(secret)).select_related(
        "organisation", "team", "invited_by"
    )
    invitation = found.first()
    return invitation if invitation is not None and invitation.is_open else None


# What an administrator sees: who works here, in which function. Nothing that anybody said.


def administered(viewer: Viewer) -> QuerySet[Organisation]:
    """Organisations of which the viewer arranges people and teams."""
    ids = [organisation for organisation, function in viewer.roles if function == Function.ADMINISTRATOR]
    return Organisation.objects.filter(pk__in=ids).order_by("name")


def find_administered(viewer: Viewer, organisation_uuid: uuid.UUID | None = None) -> Organisation:
    """One of them (the first, when none is named), or the polite 404: another's and none at all are one answer."""
    mine = administered(viewer)
    found = mine.filter(uuid=organisation_uuid) if organisation_uuid else mine
    return found.first() or _not_here(viewer, "organisation", organisation_uuid)


@dataclass(frozen=True)
class Colleague:
    """Somebody who works in an organisation, with the functions that run there now."""

    person: Person
    memberships: list[Membership] = field(default_factory=list)


def staff_of(organisation: Organisation) -> list[Colleague]:
    """Everybody who works here, by name. One query, however many."""
    rows = Membership.objects.live().filter(organisation=organisation, person__left_at=None)
    staff: dict[int, Colleague] = {}
    for row in rows.select_related("person", "team").order_by("person__name", "person_id", "starts", "pk"):
        staff.setdefault(row.person_id, Colleague(row.person)).memberships.append(row)
    return list(staff.values())


def find_staff(viewer: Viewer, organisation: Organisation, person_uuid: uuid.UUID) -> Colleague:
    """One of them, or the polite 404."""
    found = next((one for one in staff_of(organisation) if one.person.uuid == person_uuid), None)
    return found or _not_here(viewer, "person", person_uuid)


def works_elsewhere(person: Person, organisation: Organisation) -> bool:
    """Has somebody a function in another organisation too? Then the account stays open when they leave this one."""
    return Membership.objects.live().filter(person=person).exclude(organisation=organisation).exists()


def former_staff_of(organisation: Organisation, *, most: int = 50) -> QuerySet[Person]:
    """Whose account was closed after they worked here, the last one first."""
    here = Membership.objects.filter(organisation=organisation)
    gone = Person.objects.filter(pk__in=here.values("person_id")).exclude(left_at=None)
    return gone.order_by("-left_at")[:most]


def teams_of(organisation: Organisation) -> QuerySet[Team]:
    """The teams of one organisation."""
    return organisation.teams.order_by("name")


def find_team(viewer: Viewer, organisation: Organisation, team_uuid: uuid.UUID) -> Team:
    """One of them, or the polite 404."""
    return teams_of(organisation).filter(uuid=team_uuid).first() or _not_here(viewer, "team", team_uuid)


def invitations_to(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations that nobody accepted or withdrew, the newest first; those that ran out too, to be sent again."""
    waiting = Invitation.objects.filter(organisation=organisation, accepted_at=None, withdrawn_at=None)
    return waiting.select_related("team", "invited_by").order_by("-created_at", "-pk")


def find_invitation(viewer: Viewer, organisation: Organisation, invitation_uuid: uuid.UUID) -> Invitation:
    """One of them, or the polite 404."""
    found = invitations_to(organisation).filter(uuid=invitation_uuid).first()
    return found or _not_here(viewer, "invitation", invitation_uuid)


def _not_here(viewer: Viewer, kind: str, object_uuid: uuid.UUID | None) -> NoReturn:
    note(Event.DENIED, About(kind, object_uuid), by=viewer)
    raise Http404
