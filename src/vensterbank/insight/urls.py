"""Addresses of the mirror."""

from __future__ import annotations

from django.urls import path

from vensterbank.insight.views import mirrors, sessions, showing

app_name = "insight"
urlpatterns = [
    path("spiegel", mirrors.mirrors, name="mirrors"),
    path("spiegel/<uuid:study_uuid>", mirrors.mirror, name="mirror"),
    path("spiegel/<uuid:study_uuid>/onderbouwing", mirrors.grounds, name="grounds"),
    path("spiegel/<uuid:study_uuid>/laten-zien", showing.show, name="show"),
    path("spiegel/<uuid:study_uuid>/vensterbank", sessions.bring, name="bring"),
    path("spiegelgesprek/<uuid:session_uuid>/afspraak", sessions.agreements, name="agreements"),
]
