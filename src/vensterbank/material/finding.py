"""What the search page finds in interviews, through its slot."""

from __future__ import annotations

from django.urls import reverse

from vensterbank.material.queries import transcripts_with
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.slots import Listed


def find(viewer: Viewer, stems: list[str]) -> list[Listed]:
    """Interviews that hold all these words, for whoever may search them."""
    return [
        Listed(url=reverse("material:conversation", args=[one.uuid]), title=str(one.space.title))
        for one in transcripts_with(viewer, stems)
    ]
