"""Where an entry stands on the screen: each kind of space has its page, some of them in another area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from vensterbank.people.viewer import Viewer
from vensterbank.spaces import slots
from vensterbank.spaces.enums import SpaceKind

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry

TALKED_IN = frozenset({SpaceKind.CAMPFIRE, SpaceKind.SILL, SpaceKind.LAMP_POST})


@dataclass(frozen=True)
class Address:
    """A link to an entry, and what the place is called."""

    url: str
    title: str


def addresses_of(viewer: Viewer, entries: Iterable[Entry]) -> dict[int, Address]:
    """By the number of the entry, for entries that the viewer may read; without one where no page shows it."""
    found = list(entries)
    elsewhere = {str(entry.space.kind) for entry in found} - {*TALKED_IN, SpaceKind.NOTEBOOK}
    pages = {kind: slots.pages_of(kind, viewer) for kind in elsewhere}
    told = {entry.pk: _address(entry, pages.get(entry.space.kind, {})) for entry in found}
    return {pk: address for pk, address in told.items() if address is not None}


def _address(entry: Entry, pages: dict[int, slots.Listed]) -> Address | None:
    space = entry.space
    if space.kind in TALKED_IN:
        return Address(f"{reverse('spaces:talk', args=[space.uuid])}#{entry.uuid}", str(space.title))
    if space.kind == SpaceKind.NOTEBOOK:
        return Address(f"{reverse('spaces:notebook')}#{entry.uuid}", str(space.get_kind_display()))
    page = pages.get(space.pk)
    return Address(f"{page.url}#{page.anchor.format(entry.uuid)}", page.title) if page else None
