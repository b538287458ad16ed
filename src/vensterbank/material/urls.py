"""Addresses of studies."""

from __future__ import annotations

from django.urls import path

from vensterbank.material.views import bringing_in, conversation, people, studies

app_name = "material"
urlpatterns = [
    path("onderzoek", studies.studies, name="studies"),
    path("onderzoek/nieuw", studies.begin, name="begin"),
    path("onderzoek/gesprek/<uuid:transcript_uuid>", conversation.conversation, name="conversation"),
    path("onderzoek/<uuid:study_uuid>", studies.study, name="study"),
    path("onderzoek/<uuid:study_uuid>/deelnemer", people.add_respondent, name="add_respondent"),
    path("onderzoek/<uuid:study_uuid>/deelnemer/<uuid:respondent_uuid>", people.permits, name="permits"),
    path("onderzoek/<uuid:study_uuid>/onderzoeker", people.add_researcher, name="add_researcher"),
    path("onderzoek/<uuid:study_uuid>/invoeren", bringing_in.bring_in, name="bring_in"),
    path("onderzoek/<uuid:study_uuid>/invoeren/<uuid:pending_uuid>", bringing_in.look_at, name="look_at"),
    path(
        "onderzoek/<uuid:study_uuid>/invoeren/<uuid:pending_uuid>/weg",
        bringing_in.throw_away,
        name="throw_away",
    ),
]
