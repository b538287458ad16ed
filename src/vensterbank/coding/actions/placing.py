"""One coding as it comes over the wire: the code by its number or by its words, in one go or not at all."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.coding import queries
from vensterbank.coding.actions.codebook import find_or_make_code
from vensterbank.coding.actions.codings import Place, code_words
from vensterbank.coding.models import Code, Coding
from vensterbank.material.models import Version
from vensterbank.material.queries import find_transcript, newest_version
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.enums import Verb


@dataclass(frozen=True)
class Wanted:
    """Which code: one that is there, or a kind and words of one's own."""

    code: uuid.UUID | None = None
    kind: str = ""
    label: str = ""


def version_to_code(viewer: Viewer, transcript_uuid: uuid.UUID, number: int | None = None) -> Version:
    """The text that counts now, for whoever codes; with ``number`` only when it is still the one that was seen."""
    transcript = find_transcript(viewer, transcript_uuid, Verb.CODE, look=False)
    version = newest_version(viewer, transcript)
    if number is not None and version.number != number:
        raise Refusal(_("The text was corrected in the meantime. Load the page again."), code="old-version")
    return version


@transaction.atomic
def place_coding(
    *, version: Version, wanted: Wanted, place: Place, by: Viewer, coding_uuid: uuid.UUID
) -> tuple[Coding, Code | None]:
    """Keep a coding; a code that had to be made for it comes along."""
    study = version.transcript.study
    if wanted.code is not None:
        code, new = queries.find_code(by, study, wanted.code), False
    elif wanted.label:
        code, new = find_or_make_code(study=study, kind=wanted.kind, label=wanted.label, by=by)
    else:
        raise Refusal(_("Which code is it?"), code="no-code")
    coding = code_words(version=version, code=code, place=place, by=by, coding_uuid=coding_uuid)
    return coding, code if new else None
