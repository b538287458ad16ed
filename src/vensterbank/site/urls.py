"""Addresses of the house itself."""

from __future__ import annotations

from django.urls import path

from vensterbank.site import views

app_name = "site"
urlpatterns = [
    path("", views.today, name="today"),
    path("rondleiding", views.tour, name="tour"),
    path("van-bron-naar-scherm", views.sources, name="sources"),
    path("wie-kan-erbij", views.host, name="host"),
    path("gezondheid", views.health, name="health"),
]
