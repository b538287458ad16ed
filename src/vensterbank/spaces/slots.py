"""Where a higher area hangs its buttons on our pages: it registers a slot, we never import it.

A slot is a function; it gets the viewer and what the page shows, and answers what to put there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Message
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.search import stems_of

if TYPE_CHECKING:
    from vensterbank.spaces.models import Entry, Space


@dataclass(frozen=True)
class Button:
    """A quiet button beside an entry: where it leads and what it says."""

    url: str
    label: Message


@dataclass(frozen=True)
class Section:
    """A part of a space's page that a higher area fills: a template and what it needs."""

    template: str
    context: dict[str, object]


@dataclass(frozen=True)
class Listed:
    """A space as it stands in the list of places, when another area has its page; ``anchor`` leads to an entry there."""

    url: str
    title: str
    note: str = ""
    space_id: int | None = None
    anchor: str = "e-{}"


# The last argument is all that the viewer may do here, asked once a page: a slot asks nothing of its own per entry.
EntrySlot = Callable[[Viewer, "Space", "Entry", frozenset[Verb]], Button | None]
SectionSlot = Callable[[Viewer, "Space"], Section | None]
ListSlot = Callable[[Viewer], list[Listed]]
# Another area's things that hold all these stems; it opens and scans only what the viewer may search.
FindSlot = Callable[[Viewer, list[str]], list[Listed]]

entry_buttons: list[EntrySlot] = []
sections: list[SectionSlot] = []
lists: dict[str, ListSlot] = {}
finders: list[FindSlot] = []


def buttons_for(viewer: Viewer, space: Space, entry: Entry, verbs: frozenset[Verb]) -> list[Button]:
    """All buttons that higher areas hang beside an entry."""
    return [button for slot in entry_buttons if (button := slot(viewer, space, entry, verbs)) is not None]


def sections_for(viewer: Viewer, space: Space) -> list[Section]:
    """All parts that higher areas add to a space's page."""
    return [section for slot in sections if (section := slot(viewer, space)) is not None]


def found_elsewhere(viewer: Viewer, words: str) -> list[Listed]:
    """What other areas find."""
    stems = stems_of(words)
    return [one for finder in finders for one in finder(viewer, stems)] if stems else []


def pages_of(kind: str, viewer: Viewer) -> dict[int, Listed]:
    """Pages of another area by the number of the space, as far as that area tells it."""
    found = lists[kind](viewer) if kind in lists else []
    return {one.space_id: one for one in found if one.space_id is not None}
