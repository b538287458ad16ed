"""The Django application of this area."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Names the area for Django."""

    name = "vensterbank.api"
    label = "api"
