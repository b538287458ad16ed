"""Tables as they stand in the list of all places."""

from __future__ import annotations

from django.urls import reverse

from vensterbank.people.viewer import Viewer
from vensterbank.practice.lines import named, shortened, table_title
from vensterbank.practice.queries import my_questions
from vensterbank.spaces.slots import Listed


def my_tables(viewer: Viewer) -> list[Listed]:
    """Address, title and the first words of each question at whose table the viewer sits."""
    return [
        Listed(
            url=reverse("practice:table", args=[question.uuid]),
            title=table_title(named(question.resident)),
            note=shortened(question.words),
            space_id=question.space_id,
        )
        for question in my_questions(viewer)
    ]
