"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class CodingConfig(AppConfig):
    """Names the area for Django; lays the raster ready in each new study and hangs its parts on their pages."""

    name = "vensterbank.coding"
    label = "coding"

    def ready(self) -> None:
        """Listen for new studies, hang our parts on their pages."""
        from vensterbank.coding.actions.codebook import lay_raster  # noqa: PLC0415  (needs the models)
        from vensterbank.coding.offers import register  # noqa: PLC0415
        from vensterbank.material.signals import study_made  # noqa: PLC0415

        study_made.connect(
            lambda sender, **said: lay_raster(**said), weak=False, dispatch_uid="raster in a new study"
        )
        register()
