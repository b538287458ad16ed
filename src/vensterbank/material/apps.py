"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class MaterialConfig(AppConfig):
    """Names the area for Django; lets the search page look into interviews."""

    name = "vensterbank.material"
    label = "material"

    def ready(self) -> None:
        """Register what this area adds to lower pages."""
        from vensterbank.material.finding import find  # noqa: PLC0415  (needs the models)
        from vensterbank.spaces import slots  # noqa: PLC0415

        slots.finders.append(find)
