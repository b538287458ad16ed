"""The studies that I do or took part in, and the page of one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vensterbank.material import queries, slots
from vensterbank.material.actions import studies as actions
from vensterbank.material.enums import Party, Permit
from vensterbank.material.forms import StudyForm
from vensterbank.material.views.frame import study_frame
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.gate import NotHere
from vensterbank.ui.refusals import attempt

if TYPE_CHECKING:
    from vensterbank.material.models import Respondent, Study, Transcript


ORDER = [party.value for party in Party]
SHORT = {Permit.RESEARCH: _("research"), Permit.QUOTING: _("quoting"), Permit.SHOWN: _("being shown")}


@signed_in
def studies(request: HttpRequest) -> HttpResponse:
    """What I research, what I may look into, and the conversations that were with me."""
    viewer = viewer_of(request)
    mine = {study.pk for study in queries.my_studies(viewer)}
    looked_into = [study for study in queries.my_studies(viewer, Verb.LOOK)]
    context = {
        "studies": [study for study in looked_into if study.pk in mine],
        "shown": [_shown(viewer, study) for study in looked_into if study.pk not in mine],
        "conversations": queries.my_conversations(viewer),
    }
    return render(request, "material/studies.html", context)


def _shown(viewer: Viewer, study: Study) -> dict[str, Any]:
    return {"study": study, "tabs": slots.tabs_for(viewer, study)}


@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Start a study."""
    viewer = viewer_of(request)
    form = StudyForm(request.POST or None)
    if request.method == "POST":
        try:
            study = attempt(form, lambda: _begin(viewer, form))
        except NotHere:  # begun by another press at this moment, or a number of others: its page tells which
            return redirect("material:study", form.cleaned_data["once"])
        if study is not None:
            return redirect(reverse("material:study", args=[study.uuid]))
    return render(request, "material/begin.html", {"form": form}, status=422 if form.errors else 200)


def _begin(viewer: Viewer, form: StudyForm) -> Study:
    said = form.cleaned_data
    return actions.make_study(
        title=said["title"],
        question=said["question"],
        waves=form.round_names,
        by=viewer,
        study_uuid=said["once"],
    )


@dataclass(frozen=True)
class Cell:
    """What there is of one respondent in one round."""

    label: str
    talks: list[tuple[Transcript, slots.Doing | None, str]]


@dataclass(frozen=True)
class Row:
    """A respondent with what was agreed and a cell for every round."""

    respondent: Respondent
    permits: list[str]
    cells: list[Cell]


@signed_in
def study(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """The question, the rounds, who takes part, how far the work is."""
    viewer = viewer_of(request)
    found = queries.find_study(viewer, study_uuid)
    context = {
        **study_frame(viewer, found, "conversations"),
        "waves": queries.waves_of(viewer, found),
        "researchers": queries.researchers_of(viewer, found),
        "waiting": len(queries.waiting_files(viewer, found)),
        "sections": slots.sections_for(viewer, found),
    }
    context["rows"] = _rows(viewer, found, context["waves"])
    return render(request, "material/study.html", context)


def _rows(viewer: Viewer, study: Study, waves: list[Any]) -> list[Row]:
    progress = slots.progress_for(viewer, study)
    talks: dict[tuple[int, int], list[tuple[Transcript, slots.Doing | None, str]]] = {}
    transcripts = queries.transcripts_of(viewer, study)
    pages = slots.work_pages_for(viewer, transcripts)
    for one in transcripts:
        url = pages.get(one.pk) or reverse("material:conversation", args=[one.uuid])
        talks.setdefault((one.respondent_id, one.wave_id), []).append((one, progress.get(one.pk), url))
    return [
        Row(
            respondent,
            _in_short({permit.permit for permit in respondent.permissions.all()}),
            [Cell(wave.name, talks.get((respondent.pk, wave.pk), [])) for wave in waves],
        )
        for respondent in sorted(
            queries.respondents_of(viewer, study), key=lambda one: ORDER.index(one.function)
        )
    ]


def _in_short(permits: set[str]) -> list[str]:
    return [str(word) for permit, word in SHORT.items() if permit in permits]
