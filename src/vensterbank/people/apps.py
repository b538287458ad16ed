"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Names the area for Django."""

    name = "vensterbank.people"
    label = "people"

    def ready(self) -> None:
        """Whoever logs in, in whatever way, showed just now who they are."""
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415

        from vensterbank.people.visits import arrived  # noqa: PLC0415  (models are there only now)

        user_logged_in.connect(arrived, dispatch_uid="somebody logged in")
