"""Letting others see a mirror."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from vensterbank.insight import actions, queries
from vensterbank.insight.forms import ShowForm
from vensterbank.insight.report import first_page
from vensterbank.insight.views.frame import mirror_frame
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.insight.models import ShownMirror
    from vensterbank.insight.queries import Mirror


@signed_in
def show(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """What they will see, and one question."""
    viewer = viewer_of(request)
    mirror = queries.open_mirror(viewer, study_uuid)
    if not mirror.may_show:
        gate.refuse(viewer, "mirror", study_uuid)
    page = first_page(mirror)
    form = ShowForm(request.POST or None, initial={"question": page.question})
    if request.method == "POST":
        shown = attempt(form, lambda: _show(viewer, mirror, form))
        if shown is not None:
            messages.success(request, _("Shown. Whoever may look sees the mirror as it is now."))
            return redirect(reverse("insight:mirror", args=[study_uuid]))
    context = {**mirror_frame(viewer, mirror), "page": page, "form": form}
    return render(request, "insight/show.html", context, status=422 if form.errors else 200)


def _show(viewer: Viewer, mirror: Mirror, form: ShowForm) -> ShownMirror:
    said = form.cleaned_data
    return actions.show_mirror(
        study=mirror.study, question=said["question"], mirror_uuid=said["once"], by=viewer
    )
