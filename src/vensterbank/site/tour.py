"""The loop in ten clicks: practice, words, raster, mirror, dialogue, agreement, practice again.

Each station leads to a real page of the viewer's own; where they have none, to the page where it starts. Which of the
example's people sees most of a station is said beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from vensterbank.material.queries import my_studies
from vensterbank.practice.queries import my_questions
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.queries import my_spaces

if TYPE_CHECKING:
    from vensterbank.people.viewer import Viewer


@dataclass(frozen=True)
class Station:
    """One click of the walk."""

    title: str
    text: str
    url: str
    people: str
    kind: str


def stations(viewer: Viewer) -> list[Station]:
    """At most ten, in the order of the loop."""
    return [*_practice(viewer), *_talk(viewer), *_study(viewer)]


def _practice(viewer: Viewer) -> list[Station]:
    questions = my_questions(viewer)
    table = (
        reverse("practice:table", args=[questions[0].uuid]) if questions else reverse("practice:questions")
    )
    return [
        Station(
            _("A question at a door"),
            _("One free text starts it. Nothing is classified, no motivation is asked."),
            reverse("practice:start"),
            "Samira, Karim, Femke",
            "table",
        ),
        Station(
            _("The table, with the resident"),
            _("Who reads along, who looked, and an agreement to share: it is the only way in."),
            table,
            "Karim, Lotte, Samira",
            "table",
        ),
        Station(
            _("A warm handover"),
            _("Two facts lead: who is responsible now, and has it landed."),
            table,
            "Karim, Lotte",
            "table",
        ),
    ]


def _talk(viewer: Viewer) -> list[Station]:
    places = {
        kind: my_spaces(viewer, kind) for kind in (SpaceKind.CAMPFIRE, SpaceKind.SILL, SpaceKind.LAMP_POST)
    }

    def page(kind: SpaceKind) -> str:
        found = places[kind]
        return reverse("spaces:talk", args=[found[-1].uuid]) if found else reverse("spaces:places")

    return [
        Station(
            _("The campfire"),
            _(
                "What is not finished. Outside it nobody finds, counts or reports it. Bring one sentence to the sill."
            ),
            page(SpaceKind.CAMPFIRE),
            "Samira, Karim, Femke",
            "campfire",
        ),
        Station(
            _("The window sill"),
            _("Workers and managers, one open question, friction worth learning from."),
            page(SpaceKind.SILL),
            "Samira, Ineke, Tjeerd",
            "sill",
        ),
        Station(
            _("The lamp post"),
            _("A bottleneck is raised, owned, and answered back by a date."),
            page(SpaceKind.LAMP_POST),
            "Samira, Ineke",
            "lamp-post",
        ),
    ]


def _study(viewer: Viewer) -> list[Station]:
    studies = my_studies(viewer, Verb.LOOK)
    mirror = reverse("insight:mirror", args=[studies[0].uuid]) if studies else reverse("insight:mirrors")
    grounds = reverse("insight:grounds", args=[studies[0].uuid]) if studies else reverse("insight:mirrors")
    return [
        Station(
            _("What was said in interviews"),
            _("Two rounds, paragraphs become quotes, coloured with the keyboard."),
            reverse("material:studies"),
            "Noor, Daan",
            "study",
        ),
        Station(
            _("The mirror"),
            _("Difference and connection: gap or room?"),
            mirror,
            "Noor, Samira, Ineke",
            "study",
        ),
        Station(
            _("The grounds behind it"), _("Every figure, and what cannot be said."), grounds, "Noor", "study"
        ),
        Station(
            _("From source to screen"),
            _("Row by row: what the texts describe and where you find it."),
            reverse("site:sources"),
            _("everybody"),
            "sill",
        ),
    ]
