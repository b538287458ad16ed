"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SpacesConfig(AppConfig):
    """Names the area for Django; after each migration the web's role gets its rights."""

    name = "vensterbank.spaces"
    label = "spaces"

    def ready(self) -> None:
        """Rights are given anew after each migration, for a later area's tables need them too."""
        from vensterbank.log.actions import ask_grounds_of  # noqa: PLC0415
        from vensterbank.people.signals import organisation_made  # noqa: PLC0415
        from vensterbank.shared import strongbox  # noqa: PLC0415
        from vensterbank.spaces.actions.founding import lay_places  # noqa: PLC0415
        from vensterbank.spaces.gate import grounds_in  # noqa: PLC0415
        from vensterbank.spaces.rls import give_rights  # noqa: PLC0415  (needs the applications to be loaded)
        from vensterbank.spaces.sealing import keys  # noqa: PLC0415

        organisation_made.connect(
            lambda sender, **said: lay_places(**said), weak=False, dispatch_uid="places of a new organisation"
        )
        strongbox.lend(keys.new_wrapped_key, keys.unwrap)
        ask_grounds_of(grounds_in)
        post_migrate.connect(give_rights, sender=self, dispatch_uid="rights of the web's role")
