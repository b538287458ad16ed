"""Transcripts in: choose files, look at what was understood, say who speaks, keep."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from vensterbank.material import queries
from vensterbank.material.actions import waiting as actions
from vensterbank.material.actions.transcripts import Source
from vensterbank.material.forms import FilesForm, KeepForm
from vensterbank.material.importers import MAX_BYTES
from vensterbank.material.rules import guessed_roles, name_at_start, round_in
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Message, Refusal
from vensterbank.spaces.enums import Verb
from vensterbank.ui.refusals import attempt, telling

if TYPE_CHECKING:
    from vensterbank.material.importers import Draft
    from vensterbank.material.models import PendingImport, Respondent, Study, Transcript, Wave

MOST_AT_ONCE = 4 * MAX_BYTES
FIRST_PARAGRAPHS = 8


@dataclass(frozen=True)
class Refused:
    """A file that cannot be taken, and why."""

    name: str
    reason: Message


@csrf_exempt  # the token travels in the body, and a body that is too large is never read; see ``_take``
@signed_in
def bring_in(request: HttpRequest, study_uuid: uuid.UUID) -> HttpResponse:
    """Choose files, and see which still wait."""
    viewer = viewer_of(request)
    study = queries.find_study(viewer, study_uuid, Verb.WRITE)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_AT_ONCE:
        everything = Refused(
            _("Everything together"), gettext_lazy("This is more than 80 MB at once. Choose fewer files.")
        )
        return _choose(request, study, FilesForm(), [everything], status=413)
    return _take(request, viewer, study)


@csrf_protect
def _take(request: HttpRequest, viewer: Viewer, study: Study) -> HttpResponse:
    if request.method != "POST":
        return _choose(request, study, FilesForm())
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _choose(request, study, form, status=422)
    taken, refused = _take_all(viewer, study, form.cleaned_data["chosen"], form.cleaned_data["once"])
    if refused:
        return _choose(request, study, FilesForm(), refused, status=422)
    if len(taken) == 1:
        return redirect(reverse("material:look_at", args=[study.uuid, taken[0].uuid]))
    return redirect(request.path)


def _take_all(
    viewer: Viewer, study: Study, files: list[UploadedFile], once: uuid.UUID | None
) -> tuple[list[PendingImport], list[Refused]]:
    """Each file by itself: one that is refused does not hold up the others."""
    taken, refused = [], []
    for place, upload in enumerate(files):
        name = str(upload.name or "")
        number = uuid.uuid5(once, f"{place} {name}") if once else None
        try:
            actions.check_size(upload.size or 0)
            source = Source(upload.read(), name, viewer.language)
            pending = actions.take_file(study=study, source=source, by=viewer, pending_uuid=number)
        except Refusal as refusal:
            refused.append(Refused(name, refusal.message))
        else:
            taken += [pending] if pending else []
    return taken, refused


def _choose(
    request: HttpRequest,
    study: Study,
    form: FilesForm,
    refused: list[Refused] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    viewer = viewer_of(request)
    context = {
        "study": study,
        "form": form,
        "refused": refused or [],
        "files": queries.waiting_files(viewer, study),
    }
    return render(request, "material/bring_in.html", context, status=status)


@signed_in
def look_at(request: HttpRequest, study_uuid: uuid.UUID, pending_uuid: uuid.UUID) -> HttpResponse:
    """What was understood of a file; say with whom it was and who speaks, and keep it."""
    viewer = viewer_of(request)
    study = queries.find_study(viewer, study_uuid, Verb.WRITE)
    if queries.kept_already(viewer, study, pending_uuid):
        return redirect(reverse("material:conversation", args=[pending_uuid]))
    pending = queries.find_waiting_file(viewer, study, pending_uuid)
    language = request.POST.get("language", viewer.language)
    draft = queries.read_waiting(viewer, pending, language if language in {"nl", "en"} else "nl")
    respondents, waves = queries.respondents_of(viewer, study), queries.waves_of(viewer, study)
    form = _keep_form(request, pending, draft, respondents, waves, language)
    if form.is_bound:
        kept = attempt(form, lambda: _keep(viewer, study, pending_uuid, respondents, waves, form))
        if kept is not None:
            return _kept(request, viewer, study, kept)
        if form.has_error(NON_FIELD_ERRORS, "gone"):
            messages.info(request, " ".join(str(said) for said in form.non_field_errors()))
            return redirect(reverse("material:study", args=[study.uuid]))
    again = request.method == "POST" and not form.is_bound
    context = {
        "study": study,
        "pending": pending,
        "draft": draft,
        "form": form,
        "again": again,
        **_first(draft),
    }
    return render(request, "material/look_at.html", context, status=422 if form.errors else 200)


def _keep_form(
    request: HttpRequest,
    pending: PendingImport,
    draft: Draft,
    respondents: list[Respondent],
    waves: list[Wave],
    language: str,
) -> KeepForm:
    """The form with everything filled in that can be guessed."""
    names = {str(one.name): one for one in respondents}
    labels = [guess.label for guess in draft.speakers]
    name = name_at_start(pending.file_name, names) or next(
        (n for n in names for label in labels if n == label), ""
    )
    number = round_in(pending.file_name, name, [(wave.number, wave.name) for wave in waves]) if name else None
    if len(waves) == 1:
        number = waves[0].number
    guess: dict[str, Any] = {
        "respondent": str(names[name].uuid) if name else "",
        "wave": number,
        "language": language,
    }
    given: dict[str, Any] = {
        "draft": draft,
        "respondents": respondents,
        "waves": waves,
        "roles": guessed_roles(draft, name),
    }
    form = KeepForm(request.POST or None, initial=guess, **given)
    if form.is_bound and request.POST.get("seen") != form.seen:
        said = {field: request.POST.get(field, "") for field in ("respondent", "wave", "language")}
        return KeepForm(initial=said, **given)
    return form


def _keep(
    viewer: Viewer,
    study: Study,
    pending_uuid: uuid.UUID,
    respondents: list[Respondent],
    waves: list[Wave],
    form: KeepForm,
) -> Transcript:
    said = form.cleaned_data
    return actions.keep_file_as_transcript(
        study=study,
        pending_uuid=pending_uuid,
        respondent=next(one for one in respondents if str(one.uuid) == said["respondent"]),
        wave=next(one for one in waves if str(one.number) == said["wave"]),
        roles=form.roles,
        language=said["language"],
        by=viewer,
    )


def _kept(request: HttpRequest, viewer: Viewer, study: Study, kept: Transcript) -> HttpResponse:
    messages.success(
        request, _("The conversation “%(title)s” is in the study.") % {"title": kept.space.title}
    )
    more = queries.waiting_files(viewer, study)
    page = (
        reverse("material:bring_in", args=[study.uuid])
        if more
        else reverse("material:study", args=[study.uuid])
    )
    return redirect(page)


def _first(draft: Draft) -> dict[str, Any]:
    """The first paragraphs as they would be kept, and how many there are."""
    shown = [(one, draft.text[one.start : one.end]) for one in draft.paragraphs[:FIRST_PARAGRAPHS]]
    return {"paragraphs": shown, "rest": max(0, len(draft.paragraphs) - FIRST_PARAGRAPHS)}


@signed_in
@require_POST
def throw_away(request: HttpRequest, study_uuid: uuid.UUID, pending_uuid: uuid.UUID) -> HttpResponse:
    """Not this file after all."""
    viewer = viewer_of(request)
    study = queries.find_study(viewer, study_uuid, Verb.WRITE)
    with telling(request, done=_("The file is thrown away. Nothing of it was kept.")):
        actions.throw_away(study=study, pending_uuid=pending_uuid, by=viewer)
    return redirect(reverse("material:bring_in", args=[study.uuid]))
