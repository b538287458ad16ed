"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Names the area for Django; hangs the mirror on pages of a study and of a sill."""

    name = "vensterbank.insight"
    label = "insight"

    def ready(self) -> None:
        """A sill shows its mirror sessions, a study its mirror."""
        from vensterbank.insight.offers import register  # noqa: PLC0415  (needs the models)

        register()
