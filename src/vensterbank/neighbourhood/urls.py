"""Addresses of the neighbourhood."""

from __future__ import annotations

from django.urls import path

from vensterbank.neighbourhood import views

app_name = "neighbourhood"
urlpatterns = [path("buurt", views.home, name="home")]
