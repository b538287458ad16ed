"""What happened to codings, and taking the last of it back."""

from __future__ import annotations

from django.db import transaction

from vensterbank.coding.enums import Change
from vensterbank.coding.models import Coding, CodingChange
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.actions.researching import researcher_id
from vensterbank.material.models import Version
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb

EVENTS = {Change.ADDED: Event.CREATED, Change.CHANGED: Event.CHANGED, Change.REMOVED: Event.REMOVED}


def said_now(coding: Coding) -> dict[str, str]:
    """What a coding says of a connection at this moment."""
    return {"connection": coding.connection, "from_party": coding.from_party, "to_party": coding.to_party}


def keep_change(
    coding: Coding,
    change: Change,
    by: Viewer,
    *,
    undoes: CodingChange | None = None,
    before: dict[str, str] | None = None,
) -> None:
    """One line of history, one line in the log, and a sign for open windows."""
    line = CodingChange(
        space=coding.space,
        coding=coding,
        change=change,
        by_id=researcher_id(by),
        undoes=undoes,
        before=before,
    )
    line.save(force_insert=True)
    spaces.touch(coding.space)
    log.write(EVENTS[change], About("coding", coding.uuid, coding.space.uuid), by=by)


@transaction.atomic
def undo_last(*, version: Version, by: Viewer) -> Coding | None:
    """Undo the viewer's last change in this transcript that was not undone yet; returns its coding, or nothing."""
    space_queries.check_may(by, version.space, Verb.CODE)
    spaces.touch(version.space)  # holds a second undo back until this one is done
    mine = CodingChange.objects.visible_to(by).filter(
        coding__version=version, by_id=researcher_id(by), undoes=None
    )
    related = mine.filter(undone_by=None).select_related("coding__space", "coding__code")
    last = related.order_by("-pk").first()
    if last is None:
        return None
    coding: Coding = last.coding
    if last.change == Change.CHANGED:
        _back_to(coding, last, by)
        return coding
    was_added = last.change == Change.ADDED
    coding.removed_at = clock.now() if was_added else None
    coding.save(update_fields=["removed_at"])
    keep_change(coding, Change.REMOVED if was_added else Change.ADDED, by, undoes=last)
    return coding


def _back_to(coding: Coding, last: CodingChange, by: Viewer) -> None:
    now, then = said_now(coding), dict(last.before or said_now(coding))
    for name, value in then.items():
        setattr(coding, name, value)
    coding.save(update_fields=list(then))
    keep_change(coding, Change.CHANGED, by, undoes=last, before=now)
