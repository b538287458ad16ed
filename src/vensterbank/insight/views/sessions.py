"""A mirror session: bringing it to a sill, and writing down what was agreed there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from vensterbank.insight import actions, queries
from vensterbank.insight.forms import NEW_SILL, AgreementForm, BringForm
from vensterbank.insight.report import first_page, said_themes
from vensterbank.insight.views.frame import mirror_frame
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces import gate
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.sentences import joined, reads_along
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.insight.models import MirrorSession
    from vensterbank.insight.queries import Mirror


@signed_in
def bring(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """Choose quotes, a question, a sill and a day."""
    viewer = viewer_of(request)
    mirror = queries.open_mirror(viewer, study_uuid)
    if not mirror.may_show:
        gate.refuse(viewer, "mirror", study_uuid)
    form = _bring_form(request, viewer, mirror)
    if request.method == "POST":
        session = attempt(form, lambda: _call(viewer, mirror, form))
        if session is not None:
            return redirect(reverse("spaces:talk", args=[session.space.uuid]) + f"#{session.uuid}")
    context = {**mirror_frame(viewer, mirror), "form": form}
    return render(request, "insight/bring.html", context, status=422 if form.errors else 200)


def _bring_form(request: HttpRequest, viewer: Viewer, mirror: Mirror) -> BringForm:
    themes = said_themes(queries.themes_to_bring(viewer, mirror.study), mirror.frame)
    names = joined([one.name for one in queries.organisations_in(viewer, mirror.study)])
    common = _("A new window sill, for workers and managers of %(names)s") % {"names": names} if names else ""
    return BringForm(
        request.POST or None,
        initial={
            "question": first_page(mirror).question,
            "quotes": [one.quote for theme in mirror.themes for one in theme.quotes],
        },
        themes=themes,
        sills=queries.sills_to_bring_to(viewer),
        common=common,
    )


def _call(viewer: Viewer, mirror: Mirror, form: BringForm) -> MirrorSession:
    said = form.cleaned_data
    what = actions.Invitation(said["question"], said["quotes"], said["day"], said["inside"], said["outside"])
    return actions.bring_to_sill(
        study=mirror.study,
        sill_uuid=None if said["sill"] == NEW_SILL else said["sill"],
        what=what,
        by=viewer,
        session_uuid=said["once"],
    )


@signed_in
def agreements(request: HttpRequest, session_uuid: uuid.UUID) -> HttpResponse:
    """Write down what was agreed."""
    viewer = viewer_of(request)
    session = queries.find_session(viewer, session_uuid)
    initial = {"agreements": session.agreements or "", "held_on": min(session.day, clock.today())}
    form = AgreementForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(form, lambda: _write(viewer, session, form)):
        return redirect(reverse("spaces:talk", args=[session.space.uuid]) + f"#{session.uuid}")
    readers = space_queries.readers_of(viewer, session.space)
    context = {
        "form": form,
        "session": session,
        "sentence": reads_along(readers, viewer, session.space.kind),
    }
    return render(request, "insight/agreements.html", context, status=422 if form.errors else 200)


def _write(viewer: Viewer, session: MirrorSession, form: AgreementForm) -> bool:
    said = form.cleaned_data
    actions.write_agreements(
        session=session, agreements=said["agreements"], held_on=said["held_on"], by=viewer
    )
    return True
