"""The neighbourhood on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from vensterbank.neighbourhood import actions, queries
from vensterbank.neighbourhood.forms import HouseForm
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.queries import my_organisation
from vensterbank.ui.refusals import attempt


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Houses and teams; any colleague may put a house on the map."""
    viewer = viewer_of(request)
    form = HouseForm(request.POST or None)
    organisation = my_organisation(viewer)
    if request.method == "POST" and organisation is not None:
        opened = attempt(
            form, lambda: actions.open_house(organisation=organisation, by=viewer, **form.cleaned_data)
        )
        if opened is not None:
            return redirect(reverse("neighbourhood:home"))
    context = {"houses": queries.houses(viewer), "crews": queries.crews(viewer), "form": form}
    return render(request, "neighbourhood/home.html", context, status=422 if form.errors else 200)
