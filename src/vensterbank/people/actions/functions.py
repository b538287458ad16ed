"""Functions: given, ended, all of them at once when somebody leaves.

Each is done by an administrator of the very organisation. Organisations are locked first: two administrators who end
each other's function at the same moment would otherwise leave nobody.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.actions.visits import end_visits
from vensterbank.people.enums import Function
from vensterbank.people.models import LiveQuerySet, Membership, Organisation, Person, Team
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal


@transaction.atomic
def give_function(
    *, person: Person, function: Function, organisation: Organisation, by: Viewer, team: Team | None = None
) -> Membership:
    """Somebody has a function from now on; what somebody has already is not given twice."""
    if team is not None and team.organisation_id != organisation.pk:
        raise Refusal(_("That team belongs to another organisation."), code="foreign-team")
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    membership: Membership
    membership, is_new = Membership.objects.live().get_or_create(
        person=person, organisation=organisation, team=team, function=function, ends=None
    )
    if is_new:
        log.write(Event.CHANGED, About("membership", person.uuid, ground=f"{function} +"), by=by)
    return membership


def check_administers(by: Viewer, organisation: Organisation) -> None:
    """Raises ``Refusal`` for anybody but an administrator of this organisation."""
    if not by.has(Function.ADMINISTRATOR, organisation.pk):
        raise Refusal(
            _("Only an administrator of this organisation arranges this."), code="not-administrator"
        )


@transaction.atomic
def hand_function(
    *, person: Person, function: Function, organisation: Organisation, by: Viewer, team: Team | None = None
) -> Membership:
    """An administrator gives somebody a function; never themselves, for a function opens places."""
    check_administers(by, organisation)
    if person.pk == by.person_id:
        message = _(
            "You cannot give yourself a function: it would open places for you. Ask another administrator."
        )
        raise Refusal(message, code="own-function")
    return give_function(person=person, function=function, organisation=organisation, team=team, by=by)


@transaction.atomic
def end_function(
    *, person: Person, function: Function, organisation: Organisation, by: Viewer, team: Team | None = None
) -> None:
    """A function stops now. The last one of somebody here is ended by letting them go; ended already is well."""
    check_administers(by, organisation)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    here = Membership.objects.live().filter(organisation=organisation, person=person)
    ending = here.filter(function=function, team=team)
    if not ending.exists():
        return
    if here.count() == ending.count():
        message = _(
            "This is the only function of %(name)s here. Does %(name)s leave? Then choose that instead."
        )
        raise Refusal(message % {"name": person.name}, code="last-function")
    if function == Function.ADMINISTRATOR:
        _check_not_last_administrator(person, organisation)
    _end(ending)
    log.write(Event.CHANGED, About("membership", person.uuid, ground=f"{function} -"), by=by)


@transaction.atomic
def let_go(*, person: Person, organisation: Organisation, by: Viewer) -> Person:
    """Somebody leaves an organisation: all functions there stop. Without a function anywhere else the account closes,
    and with it every session; what they said stays where it was said."""
    check_administers(by, organisation)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    _check_not_last_administrator(person, organisation)
    _end(Membership.objects.live().filter(person=person, organisation=organisation))
    log.write(Event.CHANGED, About("membership", person.uuid, ground=f"left {organisation.name}"), by=by)
    if not Membership.objects.live().filter(person=person).exists():
        person.left_at = clock.now()
        person.save(update_fields=["left_at"])
        end_visits(person=person, by=by)
        log.write(Event.CHANGED, About("person", person.uuid, ground="account closed"), by=by)
    return person


def _end(memberships: LiveQuerySet) -> None:
    memberships.update(ends=clock.now())


def _check_not_last_administrator(person: Person, organisation: Organisation) -> None:
    """An organisation without an administrator could never let anybody in again."""
    running = Membership.objects.live().filter(organisation=organisation, function=Function.ADMINISTRATOR)
    if set(running.values_list("person_id", flat=True)) == {person.pk}:
        message = _(
            "%(name)s is the only administrator of %(organisation)s. Let somebody else become administrator first."
        )
        raise Refusal(
            message % {"name": person.name, "organisation": organisation.name}, code="last-administrator"
        )
