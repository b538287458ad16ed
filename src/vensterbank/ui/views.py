"""The style guide at /stijl: every component once, with its exact use. It shows no data."""

from __future__ import annotations

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vensterbank.shared import clock
from vensterbank.ui.forms import SpecimenForm
from vensterbank.ui.space_look import SPACE_LOOKS


def styleguide(request: HttpRequest) -> HttpResponse:
    """Everything that a page can be made of, with invented content."""
    now = clock.now()
    form = SpecimenForm(
        {"words": "…", "place": "brug", "until": "31-02", "how": "together"}, auto_id="specimen-%s"
    )
    values = {
        "now": now,
        "earlier": now - dt.timedelta(hours=3),
        "days_ago": now - dt.timedelta(days=3),
        "weeks_ago": now - dt.timedelta(days=40),
        "next_day": now + dt.timedelta(days=2),
        "two_paragraphs": "\n\n".join(
            [
                _("I rang for the third time today. No answer, but the curtain moved."),
                _("Next week I just go and sit on the bench in front."),
            ]
        ),
        "looks": SPACE_LOOKS.values(),
        "form": form,
        "page": Paginator(range(30), 10).page(2),
    }
    return render(request, "ui/styleguide.html", values)
