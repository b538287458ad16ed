"""The codes of a study: what they are called, how often they are used, what is offered."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vensterbank.coding import queries
from vensterbank.coding.actions import codebook as actions
from vensterbank.coding.enums import CodeKind
from vensterbank.coding.forms import CodeForm, RenameForm
from vensterbank.coding.rules import may_rename, may_retire
from vensterbank.material.queries import find_study
from vensterbank.material.views.frame import study_frame
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Verb
from vensterbank.ui.refusals import attempt, telling

if TYPE_CHECKING:
    from vensterbank.coding.models import Code
    from vensterbank.material.models import Study

# A study soon has hundreds of verbs: the most used ones stand open, the others behind a fold.
MOST_SHOWN = 12
HEADINGS = {
    CodeKind.AREA: _("Core areas"),
    CodeKind.COMPETENCE: _("Competences"),
    CodeKind.CONNECTION: _("Connections"),
    CodeKind.MARK: _("Marks"),
    CodeKind.VERB: _("Verbs"),
    CodeKind.VALUE: _("Reference values"),
    CodeKind.THEME: _("Themes"),
}


@signed_in
def codebook(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """All codes by kind; a new one can be added."""
    viewer = viewer_of(request)
    study = find_study(viewer, study_uuid, Verb.CODE)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and attempt(form, lambda: _add(viewer, study, form)) is not None:
        return redirect(request.path)
    context = {**study_frame(viewer, study, "codebook"), "form": form, "groups": _groups(viewer, study)}
    return render(request, "coding/codebook.html", context, status=422 if form.errors else 200)


def _add(viewer: Viewer, study: Study, form: CodeForm) -> Code:
    said = form.cleaned_data
    code, _new = actions.find_or_make_code(study=study, kind=said["kind"], label=said["label"], by=viewer)
    return code


def _groups(viewer: Viewer, study: Study) -> list[dict[str, Any]]:
    uses = queries.uses_of_codes(viewer, study)
    codes = queries.codes_of(viewer, study)
    groups = []
    for kind, heading in HEADINGS.items():
        rows = [_row(code, uses.get(code.pk)) for code in codes if code.kind == kind]
        if rows and kind in {CodeKind.VERB, CodeKind.VALUE, CodeKind.THEME}:
            rows.sort(key=lambda row: (-row["codings"], row["code"].name.casefold()))
        groups.append(
            {"kind": kind.value, "heading": heading, "rows": rows[:MOST_SHOWN], "rest": rows[MOST_SHOWN:]}
        )
    return groups


def _row(code: Code, use: queries.CodeUse | None) -> dict[str, Any]:
    number = code.key.rpartition("-")[2] if code.kind == CodeKind.COMPETENCE else ""
    return {
        "code": code,
        "number": number,
        "codings": use.codings if use else 0,
        "transcripts": use.transcripts if use else 0,
        "may_change": may_rename(code.kind, code.key) or may_retire(code.kind),
    }


@signed_in
def code(request: HttpRequest, study_uuid: uuid.UUID, code_uuid: uuid.UUID) -> HttpResponse:
    """One code: give it another name, or put it aside."""
    viewer = viewer_of(request)
    study = find_study(viewer, study_uuid, Verb.CODE)
    found = queries.find_code(viewer, study, code_uuid)
    form = RenameForm(request.POST or None, initial={"label": found.name})
    if request.method == "POST" and attempt(form, lambda: _rename(viewer, found, form)):
        return redirect(_place_of(study, found))
    context = {"form": form, "study": study, "code": found}
    context |= {"may_rename": may_rename(found.kind, found.key), "may_retire": may_retire(found.kind)}
    return render(request, "coding/code.html", context, status=422 if form.errors else 200)


def _rename(viewer: Viewer, code: Code, form: RenameForm) -> bool:
    actions.rename_code(code=code, label=form.cleaned_data["label"], by=viewer)
    return True


def _place_of(study: Study, code: Code) -> str:
    return reverse("coding:codebook", args=[study.uuid]) + f"#{code.uuid}"


@signed_in
@require_POST
def offer(request: HttpRequest, study_uuid: uuid.UUID, code_uuid: uuid.UUID) -> HttpResponse:
    """Offer a code no longer, or again."""
    viewer = viewer_of(request)
    study = find_study(viewer, study_uuid, Verb.CODE)
    found = queries.find_code(viewer, study, code_uuid)
    change = actions.bring_code_back if request.POST.get("offered") == "yes" else actions.retire_code
    with telling(request):
        change(code=found, by=viewer)
    return redirect(_place_of(study, found))
