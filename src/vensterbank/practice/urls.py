"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from vensterbank.practice.views import desk, emergency, handing_over, links, sharing, table

app_name = "practice"
urlpatterns = [
    path("vragen", desk.my_questions, name="questions"),
    path("vragen/nieuw", desk.start, name="start"),
    path("noodtoegang", emergency.emergency, name="emergency"),
    path("tafel", links.my_table, name="my_table"),
    path("tafel/sluiten", links.close, name="close"),
    path("tafel/<uuid:question_uuid>", table.table, name="table"),
    path("tafel/<uuid:question_uuid>/gekeken", table.looks, name="looks"),
    path("tafel/<uuid:question_uuid>/geholpen", table.helped, name="helped"),
    path("tafel/<uuid:question_uuid>/nog-niet", table.not_yet, name="not_yet"),
    path("tafel/<uuid:question_uuid>/delen", sharing.share, name="share"),
    path("tafel/<uuid:question_uuid>/meekijken", sharing.sit_in, name="sit_in"),
    path("tafel/<uuid:question_uuid>/stop-delen", sharing.stop_everybody, name="stop_everybody"),
    path("tafel/<uuid:question_uuid>/overdragen", handing_over.hand_over, name="hand_over"),
    path("tafel/<uuid:question_uuid>/noodtoegang-stop", emergency.end_emergency, name="end_emergency"),
    path("tafel/<uuid:question_uuid>/link", links.link, name="link"),
    path("tafel/<uuid:question_uuid>/link/code", links.code, name="code"),
    path("afspraak/<uuid:agreement_uuid>/antwoord", sharing.answer, name="answer"),
    path("afspraak/<uuid:agreement_uuid>/stop", sharing.stop, name="stop"),
    path("afspraak/<uuid:agreement_uuid>/weer", sharing.again, name="again"),
    path("afspraak/<uuid:agreement_uuid>/opstaan", sharing.get_up, name="get_up"),
    path("overdracht/<uuid:handover_uuid>/aannemen", handing_over.accept, name="accept"),
    path("overdracht/<uuid:handover_uuid>/teruggeven", handing_over.give_back, name="give_back"),
    path("overdracht/<uuid:handover_uuid>/terugnemen", handing_over.take_back, name="take_back"),
    path("overdracht/<uuid:handover_uuid>/geland", handing_over.land, name="land"),
    path("l/<str:secret>", links.open_link, name="open_link"),
]
