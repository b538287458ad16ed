"""Organisations and teams: founded, named, renamed."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import setup_link
from vensterbank.people.actions.accounts import add_person, check_password
from vensterbank.people.actions.functions import check_administers, give_function
from vensterbank.people.enums import Function, SecondStep
from vensterbank.people.models import Organisation, Person, Team
from vensterbank.people.queries import nobody_lives_here
from vensterbank.people.rules import one_line
from vensterbank.people.signals import organisation_made
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid


@transaction.atomic
def make_organisation(*, name: str, by: Viewer, second_step: SecondStep = SecondStep.SOME) -> Organisation:
    """A new organisation; its places (a lamp post, a window sill) are laid ready by the area above.

    From the first day a second step is asked of those whose password opens more than their own tables and fires.
    """
    organisation = Organisation.objects.create(name=_free_name(name), second_step=second_step)
    organisation_made.send(sender=Organisation, organisation=organisation, by=by)
    log.write(Event.CREATED, About("organisation", organisation.uuid), by=by)
    return organisation


@transaction.atomic
def rename_organisation(*, organisation: Organisation, name: str, by: Viewer) -> Organisation:
    """Another name; the same organisation."""
    check_administers(by, organisation)
    organisation.name = _free_name(name, but=organisation.pk)
    organisation.save(update_fields=["name"])
    log.write(Event.CHANGED, About("organisation", organisation.uuid), by=by)
    return organisation


def _free_name(name: str, *, but: int = 0) -> str:
    words = one_line(name)
    if not words:
        raise Refusal(_("Give the organisation a name."), code="no-name")
    if Organisation.objects.filter(name__iexact=words).exclude(pk=but).exists():
        raise Refusal(_("There is an organisation of this name already."), code="name-taken")
    return words


@transaction.atomic
def add_team(
    *, organisation: Organisation, name: str, by: Viewer, team_uuid: uuid.UUID | None = None
) -> Team:
    """A new team. The same ``team_uuid`` twice is one team: a button pressed twice."""
    check_administers(by, organisation)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    made = Team.objects.filter(organisation=organisation, uuid=team_uuid or new_uuid()).first()
    if made is not None:
        return made
    words = _free_team_name(organisation, name)
    team = Team.objects.create(organisation=organisation, name=words, uuid=team_uuid or new_uuid())
    log.write(Event.CREATED, About("team", team.uuid), by=by)
    return team


@transaction.atomic
def rename_team(*, team: Team, name: str, by: Viewer) -> Team:
    """Another name; the same people."""
    check_administers(by, team.organisation)
    team.name = _free_team_name(team.organisation, name, but=team.pk)
    team.save(update_fields=["name"])
    log.write(Event.CHANGED, About("team", team.uuid), by=by)
    return team


def _free_team_name(organisation: Organisation, name: str, *, but: int = 0) -> str:
    words = one_line(name)
    if not words:
        raise Refusal(_("Give the team a name."), code="no-name")
    if organisation.teams.filter(name__iexact=words).exclude(pk=but).exists():
        raise Refusal(_("There is a team of this name already."), code="name-taken")
    return words


@transaction.atomic
def found(
    *,
    secret: str,
    organisation: str,
    name: str,
    email: str,
    password: str,
    also: Function | None,
    language: str,
    by: Viewer,
) -> Person:
    """The first organisation and its administrator, for whoever holds the link that ``vensterbank init`` printed.

    ``also`` is a second function: afterwards an administrator cannot give themselves one. The link works once; when
    founding fails, it keeps working. ``by`` is a visitor still.
    """
    with setup_link.used(secret):
        if not nobody_lives_here():
            raise Refusal(_("Somebody lives here already."), code="in-use")
        check_password(password, name=name, email=email)
        person = add_person(name=name, email=email, password=password, language=language, by=by)
        home = make_organisation(name=organisation, by=by)
        for function in filter(None, [Function.ADMINISTRATOR, also]):
            give_function(person=person, function=function, organisation=home, by=by)
    return person
