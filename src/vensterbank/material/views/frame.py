"""What every page of a study shows around its own part: title, who reads along, the study's other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vensterbank.material import slots
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.queries import readers_of
from vensterbank.spaces.sentences import reads_along

if TYPE_CHECKING:
    from vensterbank.material.models import Study


def study_frame(viewer: Viewer, study: Study, page: str) -> dict[str, Any]:
    """Context for ``material/study_head.html``; ``page`` is the name of the tab that is open."""
    first = slots.Tab("conversations", reverse("material:study", args=[study.uuid]), _("Conversations"))
    return {
        "study": study,
        "sentence": reads_along(readers_of(viewer, study.space), viewer, study.space.kind),
        "tabs": [first, *slots.tabs_for(viewer, study)],
        "page": page,
    }
