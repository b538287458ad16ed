"""What coding hangs on the pages of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vensterbank.coding.queries import Progress, codable, progress_in
from vensterbank.material import slots
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.queries import may
from vensterbank.spaces.sentences import short_name

if TYPE_CHECKING:
    from vensterbank.material.models import Study, Transcript


def register() -> None:
    """Called once, when the area is ready."""
    slots.tabs.append(_codebook)
    slots.progress.append(_progress)
    slots.work_pages.append(_work_pages)


def _codebook(viewer: Viewer, study: Study) -> slots.Tab | None:
    if not may(viewer, study.space, Verb.CODE):
        return None
    url = reverse("coding:codebook", args=[study.uuid])
    return slots.Tab("codebook", url, gettext_lazy("Codebook"), rank=10)


def _work_pages(viewer: Viewer, transcripts: list[Transcript]) -> dict[int, str]:
    mine = codable(viewer, transcripts)
    return {one.pk: reverse("coding:coder", args=[one.uuid]) for one in transcripts if one.pk in mine}


def _progress(viewer: Viewer, study: Study) -> dict[int, slots.Doing]:
    return {transcript: _told(one) for transcript, one in progress_in(viewer, study).items()}


def _told(progress: Progress) -> slots.Doing:
    mine = _("%(done)s of %(of)s quotes coloured") % {"done": progress.mine, "of": progress.answers}
    return slots.Doing(mine, ", ".join(f"{short_name(name)} {done}" for name, done in progress.others))
