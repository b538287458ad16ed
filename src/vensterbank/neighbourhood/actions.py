"""Named writes about community houses."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.neighbourhood.models import House
from vensterbank.people.models import Organisation
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal


@transaction.atomic
def open_house(
    *, organisation: Organisation, name: str, by: Viewer, where: str = "", opening: str = "", layout: str = ""
) -> House:
    """Put a community house on the map. Raises ``Refusal`` when it stands there already."""
    words = " ".join(name.split())
    if not words:
        raise Refusal(_("Which name does the house have?"), code="no-name")
    if House.objects.filter(organisation=organisation, name__iexact=words).exists():
        raise Refusal(_("This house is on the map already."), code="name-taken")
    house = House(
        organisation=organisation,
        name=words,
        where=where.strip(),
        opening=opening.strip(),
        layout=layout.strip(),
    )
    house.save(force_insert=True)
    log.write(Event.CREATED, About("house", house.uuid), by=by)
    return house
