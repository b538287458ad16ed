"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Names the area for Django, and carries the letters of the areas below."""

    name = "vensterbank.delivery"
    label = "delivery"

    def ready(self) -> None:
        """The areas below know no mail; they say that a letter is due."""
        from vensterbank.delivery.mail import carry  # noqa: PLC0415  (models are there only now)
        from vensterbank.people.signals import letter_due  # noqa: PLC0415

        letter_due.connect(carry, dispatch_uid="carry letters")
