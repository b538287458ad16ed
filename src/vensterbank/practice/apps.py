"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Names the area for Django."""

    name = "vensterbank.practice"
    label = "practice"

    def ready(self) -> None:
        """Tables stand in the list of all places."""
        from vensterbank.practice.places import my_tables  # noqa: PLC0415  (needs the applications to be loaded)
        from vensterbank.spaces import slots  # noqa: PLC0415

        slots.lists["table"] = my_tables
