"""Where coding and the mirror hang their parts on the pages of a study: they register here, we never import them.

A slot is a function; it gets the viewer and what the page shows, and answers what to put there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Message
from vensterbank.spaces.slots import Section

if TYPE_CHECKING:
    from vensterbank.material.models import Study, Transcript


@dataclass(frozen=True)
class Tab:
    """A page of a study: a short name, its address, what it is called; tabs stand in the order of ``rank``."""

    name: str
    url: str
    label: Message
    rank: int = 50


@dataclass(frozen=True)
class Doing:
    """How far the work on one conversation is: the viewer's own in a sentence, and a line about the others."""

    mine: str
    others: str = ""


TabSlot = Callable[[Viewer, "Study"], Tab | None]
SectionSlot = Callable[[Viewer, "Study"], Section | None]
ProgressSlot = Callable[[Viewer, "Study"], dict[int, Doing]]
PagesSlot = Callable[[Viewer, list["Transcript"]], dict[int, str]]

# Pages of a study, for researchers and for whoever may look into its mirror.
tabs: list[TabSlot] = []
# Parts of the study's own page.
sections: list[SectionSlot] = []
# How far the work on each conversation is, by transcript.
progress: list[ProgressSlot] = []
# Where a researcher works on conversations, by transcript; whoever cannot, reads them here.
work_pages: list[PagesSlot] = []


def tabs_for(viewer: Viewer, study: Study) -> list[Tab]:
    """All pages that higher areas add to a study, in order."""
    there = [tab for slot in tabs if (tab := slot(viewer, study)) is not None]
    return sorted(there, key=lambda tab: tab.rank)


def sections_for(viewer: Viewer, study: Study) -> list[Section]:
    """All parts that higher areas add to a study's page."""
    return [section for slot in sections if (section := slot(viewer, study)) is not None]


def progress_for(viewer: Viewer, study: Study) -> dict[int, Doing]:
    """How far the work is, by transcript."""
    found: dict[int, Doing] = {}
    for slot in progress:
        found |= slot(viewer, study)
    return found


def work_pages_for(viewer: Viewer, transcripts: list[Transcript]) -> dict[int, str]:
    """Where the viewer works on conversations, by transcript; one is missing where there is only reading."""
    found: dict[int, str] = {}
    for slot in work_pages:
        found |= slot(viewer, transcripts)
    return found
