"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    """Names the area for Django, and hangs bottlenecks on the pages of places."""

    name = "vensterbank.accountability"
    label = "accountability"

    def ready(self) -> None:
        """The places below know no bottlenecks; they leave room for them."""
        from vensterbank.accountability.slots import at_lamp_post, raise_button  # noqa: PLC0415  (needs the models)
        from vensterbank.spaces import slots  # noqa: PLC0415

        slots.sections.append(at_lamp_post)
        slots.entry_buttons.append(raise_button)
