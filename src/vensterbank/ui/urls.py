"""The one page of this area: how everything looks, with invented content."""

from __future__ import annotations

from django.urls import path

from vensterbank.ui import views

app_name = "ui"

urlpatterns = [path("stijl", views.styleguide, name="styleguide")]
