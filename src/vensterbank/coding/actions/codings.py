"""Coding: idempotent by the coding's own id, so that a retry after a lost connection changes nothing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.coding.actions.history import keep_change, said_now
from vensterbank.coding.enums import Change
from vensterbank.coding.models import Code, Coding
from vensterbank.coding.rules import connection_fits, party_fits, range_fits, respondent_in
from vensterbank.material.actions.researching import researcher_id
from vensterbank.material.models import Respondent, Version
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb


@dataclass(frozen=True)
class Place:
    """Where a coding lies and what it says of a connection."""

    start: int
    end: int
    connection: str = ""
    from_party: str = ""
    to_party: str = ""


@transaction.atomic
def code_words(*, version: Version, code: Code, place: Place, by: Viewer, coding_uuid: uuid.UUID) -> Coding:
    """Put a code on words.

    The same id again is the same coding: sent twice it stands once, one that was removed comes back, and another
    connection in it changes what it says. An id that is taken where the viewer does not look is the polite 404.
    """
    space_queries.check_may(by, version.space, Verb.CODE)
    _check(version, code, place, by)
    _check_offered(code, coding_uuid, version, by)
    coding = _new(version, code, place, by, coding_uuid)
    try:
        with transaction.atomic():
            coding.save(force_insert=True)
    except IntegrityError:  # sent before, or twice at this very moment; or a number that is taken elsewhere
        there = _mine(coding_uuid, version, by) or gate.refuse(by, "coding", coding_uuid)
        return _say_again(there, code, place, by)
    keep_change(coding, Change.ADDED, by)
    return coding


def _check_offered(code: Code, coding_uuid: uuid.UUID, version: Version, by: Viewer) -> None:
    """A code that was put aside is given no more; what was coded with it may come back."""
    if code.retired_at is not None and _mine(coding_uuid, version, by) is None:
        message = _("This code is not offered any more. Choose another, or bring it back in the codebook.")
        raise Refusal(message, code="retired")


def _new(version: Version, code: Code, place: Place, by: Viewer, coding_uuid: uuid.UUID) -> Coding:
    return Coding(
        space=version.space,
        uuid=coding_uuid,
        version=version,
        code=code,
        coder_id=researcher_id(by),
        start=place.start,
        end=place.end,
        connection=place.connection,
        from_party=place.from_party,
        to_party=place.to_party,
    )


def _check(version: Version, code: Code, place: Place, by: Viewer) -> None:
    if not range_fits(place.start, place.end, version.length):
        raise Refusal(_("That place is not in this transcript. Load it again."), code="out-of-range")
    if code.study_id != version.transcript.study_id:
        gate.refuse(by, "code", code.uuid)
    if not connection_fits(code.kind, place.connection):
        raise Refusal(_("Say whether the connection was made, broken off or absent."), code="connection-mark")
    parties = [party for party in (place.from_party, place.to_party) if party]
    if (parties and not place.connection) or not _known(parties, version, by):
        raise Refusal(_("It is not clear between whom this connection is."), code="unknown-party")


def _known(parties: list[str], version: Version, by: Viewer) -> bool:
    """Functions, and respondents of this study only."""
    named = {found for party in parties if (found := respondent_in(party)) is not None}
    if not all(party_fits(party) for party in parties):
        return False
    if not named:
        return True
    here = Respondent.objects.visible_to(by).filter(study_id=version.transcript.study_id, uuid__in=named)
    return bool(here.count() == len(named))


def _mine(coding_uuid: uuid.UUID, version: Version, by: Viewer) -> Coding | None:
    """The viewer's own coding under this number, removed or not; somebody else's is as if it were not there."""
    found: Coding | None = (
        Coding.objects.visible_to(by).filter(uuid=coding_uuid).select_related("space", "code").first()
    )
    if found is not None and (found.version_id != version.pk or found.coder_id != by.person_id):
        gate.refuse(by, "coding", coding_uuid)
    return found


def _say_again(coding: Coding, code: Code, place: Place, by: Viewer) -> Coding:
    if (coding.start, coding.end, coding.code_id) != (place.start, place.end, code.pk):
        raise Refusal(
            _("This colour stands on other words already. Load the transcript again."), code="other-words"
        )
    if coding.removed_at is not None:
        coding.removed_at = None
        coding.save(update_fields=["removed_at"])
        keep_change(coding, Change.ADDED, by)
    before = said_now(coding)
    wanted = {"connection": place.connection, "from_party": place.from_party, "to_party": place.to_party}
    if wanted != before:
        coding.connection, coding.from_party, coding.to_party = wanted.values()
        coding.save(update_fields=list(wanted))
        keep_change(coding, Change.CHANGED, by, before=before)
    return coding


@transaction.atomic
def remove_coding(*, coding: Coding, by: Viewer) -> None:
    """Take a coding of one's own away; twice is once."""
    space_queries.check_may(by, coding.space, Verb.CODE)
    if coding.coder_id != by.person_id:
        raise Refusal(_("This was coded by somebody else; only they take it away."), code="not-your-coding")
    if coding.removed_at is None:
        coding.removed_at = clock.now()
        coding.save(update_fields=["removed_at"])
        keep_change(coding, Change.REMOVED, by)
