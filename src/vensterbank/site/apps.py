"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Names the area for Django."""

    name = "vensterbank.site"
    label = "site"
