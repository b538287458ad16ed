"""Addresses of places where people talk."""

from __future__ import annotations

from django.urls import path

from vensterbank.spaces.views import bringing, campfire, live, looking, overview, talk

app_name = "spaces"
urlpatterns = [
    path("plekken", overview.places, name="places"),
    path("zoeken", overview.search, name="search"),
    path("aantekeningen", overview.notebook, name="notebook"),
    path("kampvuur/nieuw", campfire.light, name="light"),
    path("plek/<uuid:space_uuid>", talk.talk, name="talk"),
    path("plek/<uuid:space_uuid>/versie", live.version, name="version"),
    path("plek/<uuid:space_uuid>/uitnodigen", campfire.invite, name="invite"),
    path("plek/<uuid:space_uuid>/opstaan", campfire.leave, name="leave"),
    path("plek/<uuid:space_uuid>/gekeken", looking.looked, name="looked"),
    path("ik/logboek", looking.own_log, name="own_log"),
    path("plek/<uuid:space_uuid>/inbrengen", bringing.choose, name="choose"),
    path("gezegd/<uuid:entry_uuid>/inbrengen", bringing.bring, name="bring"),
    path("bijlage/<uuid:attachment_uuid>", talk.download, name="download"),
]
