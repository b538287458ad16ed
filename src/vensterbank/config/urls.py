"""Every address of the product, by area."""

from __future__ import annotations

from django.urls import include, path

from vensterbank.api.routes import api
from vensterbank.people.views.doors import set_language

urlpatterns = [
    path("", include("vensterbank.site.urls")),
    path("", include("vensterbank.people.urls")),
    path("", include("vensterbank.spaces.urls")),
    path("", include("vensterbank.neighbourhood.urls")),
    path("", include("vensterbank.practice.urls")),
    path("", include("vensterbank.material.urls")),
    path("", include("vensterbank.coding.urls")),
    path("", include("vensterbank.insight.urls")),
    path("", include("vensterbank.accountability.urls")),
    path("", include("vensterbank.ui.urls")),
    path("taal", set_language, name="set_language"),
    path("api/v1/", api.urls),
]

handler400 = "vensterbank.site.errors.bad_request"
handler404 = "vensterbank.site.errors.not_found"
handler500 = "vensterbank.site.errors.server_error"
