"""Addresses of bottlenecks."""

from __future__ import annotations

from django.urls import path

from vensterbank.accountability import views

app_name = "accountability"
urlpatterns = [
    path("knelpunten", views.bottlenecks, name="bottlenecks"),
    path("knelpunten/nieuw", views.raise_one, name="new"),
    path("gezegd/<uuid:entry_uuid>/knelpunt", views.raise_one, name="raise"),
    path("knelpunt/<uuid:bottleneck_uuid>", views.bottleneck, name="bottleneck"),
    path("knelpunt/<uuid:bottleneck_uuid>/oppakken", views.take_on, name="take-on"),
    path("knelpunt/<uuid:bottleneck_uuid>/antwoord", views.answer, name="answer"),
    path("knelpunt/<uuid:bottleneck_uuid>/gezien", views.seen, name="seen"),
]
