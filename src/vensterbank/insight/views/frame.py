"""What stands around a mirror: who reads along, the study's other pages, and whose colours count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from vensterbank.material.views.frame import study_frame
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.ui.moments import plain_day

if TYPE_CHECKING:
    from vensterbank.insight.queries import Mirror


def mirror_frame(viewer: Viewer, mirror: Mirror) -> dict[str, Any]:
    """Context of every page of a mirror. Researchers see the study around it, others only what was shown."""
    context: dict[str, Any] = {
        "mirror": mirror,
        "study": mirror.study,
        "tabs": [],
        "page_name": "mirror",
        "in_file": False,
    }
    if mirror.live:
        around = study_frame(viewer, mirror.study, "mirror")
        return {**context, "tabs": around["tabs"], "sentence": around["sentence"]}
    return {**context, "sentence": _outside(mirror)}


def _outside(mirror: Mirror) -> str:
    if mirror.shown_at is None:
        return ""
    day = plain_day(mirror.shown_at.astimezone(clock.AMSTERDAM).date(), clock.today())
    return _(
        "you, and others whom the researchers let look. You see what they showed on %(day)s; the conversations themselves"
        " stay with whoever spoke and with the researchers."
    ) % {"day": day}
