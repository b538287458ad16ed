"""Addresses of coding."""

from __future__ import annotations

from django.urls import path

from vensterbank.coding.views import codebook, coder

app_name = "coding"
urlpatterns = [
    path("onderzoek/gesprek/<uuid:transcript_uuid>/kleuren", coder.coder, name="coder"),
    path("onderzoek/<uuid:study_uuid>/codeboek", codebook.codebook, name="codebook"),
    path("onderzoek/<uuid:study_uuid>/codeboek/<uuid:code_uuid>", codebook.code, name="code"),
    path("onderzoek/<uuid:study_uuid>/codeboek/<uuid:code_uuid>/aanbod", codebook.offer, name="offer"),
]
