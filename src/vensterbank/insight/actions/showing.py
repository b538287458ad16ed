"""Letting a mirror be seen outside the study."""

from __future__ import annotations

import json
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.insight.models import ShownMirror
from vensterbank.insight.queries import what_to_show
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.actions.researching import researcher_id
from vensterbank.material.models import Study
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb

LONGEST_QUESTION = 400


@transaction.atomic
def show_mirror(
    *,
    study: Study,
    question: str,
    by: Viewer,
    coder: UUID | str | None = None,
    mirror_uuid: UUID | None = None,
) -> ShownMirror:
    """Let whoever may look see the mirror as it is now; the same ``mirror_uuid`` twice is once."""
    space_queries.check_may(by, study.space, Verb.WRITE)
    again = (
        ShownMirror.objects.visible_to(by).filter(uuid=mirror_uuid, study=study).first()
        if mirror_uuid
        else None
    )
    if again is not None:
        return again  # type: ignore[no-any-return]
    shown = what_to_show(by, study, readable_question(question), coder)
    if not shown.frame.coded:
        raise Refusal(_("No answer was coloured yet, so there is nothing to see."), code="nothing-coloured")
    mirror = ShownMirror(
        space=study.space,
        study=study,
        content=json.dumps(shown.as_json(), ensure_ascii=False),
        made_by_id=researcher_id(by),
    )
    mirror.uuid = mirror_uuid or mirror.uuid
    mirror.save(force_insert=True)
    spaces.touch(study.space)
    log.write(Event.SHARED, About("mirror", mirror.uuid, study.space.uuid), by=by)
    return mirror


def readable_question(words: str) -> str:
    """A question as it is kept; refused when there is none, or when nobody could remember it."""
    question = " ".join(words.split())
    if not question:
        raise Refusal(_("Write one question to talk about."), code="no-question")
    if len(question) > LONGEST_QUESTION:
        raise Refusal(_("One short question works best: at most four hundred signs."), code="long-question")
    return question
