"""The places that every organisation has from its first day: a lamp post for everybody, a sill for workers and managers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from vensterbank.people.enums import Function
from vensterbank.people.models import Organisation
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.actions.making import Grantee, give, make_space
from vensterbank.spaces.enums import SpaceKind, Standing

BECAUSE = "belongs to the organisation"


def lay_places(organisation: Organisation, by: Viewer, **_said: Any) -> None:
    """Called inside the transaction that makes an organisation."""
    lamp_post = make_space(
        kind=SpaceKind.LAMP_POST,
        home=organisation,
        by=by,
        title=_("Lamp post of %(name)s") % {"name": organisation.name},
    )
    everybody = Grantee(organisation=organisation)
    managers = Grantee(organisation=organisation, function=Function.MANAGER)
    workers = Grantee(organisation=organisation, function=Function.WORKER)
    give(space=lamp_post, to=everybody, standing=Standing.READER, because=BECAUSE, by=by)
    give(space=lamp_post, to=managers, standing=Standing.KEEPER, because=BECAUSE, by=by)
    sill = make_space(
        kind=SpaceKind.SILL,
        home=organisation,
        by=by,
        title=_("Window sill of %(name)s") % {"name": organisation.name},
    )
    for group in (workers, managers):
        give(space=sill, to=group, standing=Standing.MEMBER, because=BECAUSE, by=by)
