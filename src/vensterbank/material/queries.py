"""Named reads of studies and transcripts, viewer first."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch
from django.utils.translation import gettext as _

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.material.importers import Draft, read_transcript
from vensterbank.material.models import (
    PendingImport,
    Permission,
    Quote,
    Respondent,
    Speaker,
    Study,
    Transcript,
    Version,
    Wave,
)
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate
from vensterbank.spaces.enums import Standing, Verb
from vensterbank.spaces.files import read_file
from vensterbank.spaces.models import Grant
from vensterbank.spaces.sealing import keyring
from vensterbank.spaces.sealing.fields import sealed_field
from vensterbank.spaces.search import scan


def my_studies(viewer: Viewer, verb: Verb = Verb.READ) -> list[Study]:
    """Studies that the viewer reads (or may look into), newest first."""
    studies = list(Study.objects.visible_to(viewer, verb).select_related("space").order_by("-started_at"))
    keyring.warm(study.space_id for study in studies)
    note(Event.LISTED, About("studies"), by=viewer)
    return studies


def find_study(viewer: Viewer, study_uuid: uuid.UUID | str, verb: Verb = Verb.READ) -> Study:
    """One study, or the polite 404."""
    found = Study.objects.visible_to(viewer, verb).select_related("space__home_organisation")
    study: Study | None = found.filter(uuid=study_uuid).first()
    if study is None:
        gate.refuse(viewer, "study", uuid.UUID(str(study_uuid)))
    note(Event.READ, About("study", study.uuid, study.space.uuid), by=viewer)
    return study


def study_called(viewer: Viewer, called: str) -> Study:
    """A study that the viewer does, by its title or its number; a refusal that says which there are."""
    there = my_studies(viewer, Verb.WRITE)
    wanted = called.strip().casefold()
    found = [study for study in there if wanted in {study.title.casefold(), str(study.uuid)}]
    if len(found) == 1:
        note(Event.READ, About("study", found[0].uuid, found[0].space.uuid), by=viewer)
        return found[0]
    if found:
        raise Refusal(
            _("Several studies have this title. Name its number (UUID) instead."), code="several-studies"
        )
    titles = ", ".join(f"“{study.title}”" for study in there) or _("none")
    raise Refusal(
        _("You do no study of this title. There are: %(titles)s.") % {"titles": titles}, code="no-study"
    )


def waves_of(viewer: Viewer, study: Study) -> list[Wave]:
    """Rounds in order."""
    return list(
        Wave.objects.visible_to(viewer).filter(study=study).select_related("space").order_by("number")
    )


def round_names(viewer: Viewer, studies: list[Study]) -> dict[int, list[str]]:
    """The names of the rounds of many studies, in one query."""
    names: dict[int, list[str]] = {}
    found = Wave.objects.visible_to(viewer).filter(study__in=[study.pk for study in studies])
    for wave in found.select_related("space").order_by("study_id", "number"):
        names.setdefault(wave.study_id, []).append(str(wave.name))
    return names


def respondents_of(viewer: Viewer, study: Study) -> list[Respondent]:
    """Who takes part, with the permissions that hold."""
    held = Permission.objects.visible_to(viewer).filter(withdrawn_at=None)
    found = (
        Respondent.objects.visible_to(viewer).filter(study=study).select_related("space", "person", "link")
    )
    return list(found.prefetch_related(Prefetch("permissions", held)).order_by("function", "pk"))


def researchers_of(viewer: Viewer, study: Study) -> list[str]:
    """Names of those who do the research now, in the order in which they joined."""
    live = Grant.objects.visible_to(viewer).filter(space=study.space, standing=Standing.RESEARCHER, ends=None)
    return list(
        live.filter(to_person__left_at=None)
        .order_by("starts", "pk")
        .values_list("to_person__name", flat=True)
    )


def transcripts_of(viewer: Viewer, study: Study) -> list[Transcript]:
    """Transcripts that the viewer reads, with respondent and round."""
    found = Transcript.objects.visible_to(viewer).filter(study=study)
    related = found.select_related("space", "study__space", "respondent__space", "wave__space")
    transcripts = list(related.order_by("respondent_id", "wave__number", "pk"))
    keyring.warm([transcript.space_id for transcript in transcripts] + [study.space_id])
    return transcripts


@dataclass(frozen=True)
class Paragraph:
    """A quote with its words, as a page shows it."""

    quote: Quote
    words: str
    speaker: str


@dataclass(frozen=True)
class OpenTranscript:
    """A transcript with the text of its newest version."""

    transcript: Transcript
    version: Version
    paragraphs: list[Paragraph]


def find_transcript(
    viewer: Viewer, transcript_uuid: uuid.UUID | str, verb: Verb = Verb.READ, *, look: bool = True
) -> Transcript:
    """One transcript, or the polite 404; a look in the log, unless its words are not shown (``look``).

    Study, respondent and round stand in the study's space, where a respondent does not read: they come along only for
    whoever does research here.
    """
    related = (
        ["space"] if verb == Verb.READ else ["space", "study__space", "respondent__space", "wave__space"]
    )
    found = Transcript.objects.visible_to(viewer, verb).select_related(*related)
    transcript: Transcript | None = found.filter(uuid=transcript_uuid).first()
    if transcript is None:
        gate.refuse(viewer, "transcript", uuid.UUID(str(transcript_uuid)))
    if look:
        note(Event.READ, About("transcript", transcript.uuid, transcript.space.uuid), by=viewer)
    return transcript


def my_conversations(viewer: Viewer) -> list[Transcript]:
    """Conversations that the viewer reads because it was with them."""
    researched = Transcript.objects.visible_to(viewer, Verb.CODE).values("pk")
    found = Transcript.objects.visible_to(viewer).exclude(pk__in=researched).select_related("space")
    transcripts = list(found.order_by("-imported_at", "-pk"))
    keyring.warm(transcript.space_id for transcript in transcripts)
    note(Event.LISTED, About("conversations"), by=viewer)
    return transcripts


def newest_version(viewer: Viewer, transcript: Transcript) -> Version:
    """The text that counts now."""
    found = Version.objects.visible_to(viewer).filter(transcript=transcript).select_related("space")
    version: Version = found.order_by("-number")[0]
    version.transcript = transcript
    return version


def open_transcript(
    viewer: Viewer, transcript_uuid: uuid.UUID | str, verb: Verb = Verb.READ
) -> OpenTranscript:
    """A transcript to read: its paragraphs in order, with who speaks."""
    transcript = find_transcript(viewer, transcript_uuid, verb)
    version = newest_version(viewer, transcript)
    speakers = {one.pk: one.label for one in Speaker.objects.visible_to(viewer).filter(transcript=transcript)}
    quotes = Quote.objects.visible_to(viewer).filter(version=version).order_by("number")
    text = version.text
    paragraphs = [
        Paragraph(quote, text[quote.start : quote.end], speakers.get(quote.speaker_id, ""))
        for quote in quotes
    ]
    return OpenTranscript(transcript, version, paragraphs)


def find_respondent(viewer: Viewer, study: Study, respondent_uuid: uuid.UUID | str) -> Respondent:
    """Somebody who takes part, for researchers; or the polite 404."""
    found = Respondent.objects.visible_to(viewer, Verb.WRITE).filter(study=study, uuid=respondent_uuid)
    respondent: Respondent | None = found.select_related("space", "person", "link").first()
    if respondent is None:
        gate.refuse(viewer, "respondent", uuid.UUID(str(respondent_uuid)))
    return respondent


def permits_of(viewer: Viewer, respondent: Respondent) -> list[str]:
    """What this respondent agreed to, as it holds now."""
    held = Permission.objects.visible_to(viewer).filter(respondent=respondent, withdrawn_at=None)
    return list(held.order_by("pk").values_list("permit", flat=True))


def waiting_files(viewer: Viewer, study: Study) -> list[PendingImport]:
    """Files that were uploaded and wait for somebody to say who speaks, oldest first."""
    found = PendingImport.objects.visible_to(viewer, Verb.WRITE).filter(study=study)
    return list(found.select_related("space", "uploaded_by").order_by("uploaded_at", "pk"))


def find_waiting_file(viewer: Viewer, study: Study, pending_uuid: uuid.UUID | str) -> PendingImport:
    """One such file, or the polite 404."""
    found = PendingImport.objects.visible_to(viewer, Verb.WRITE).filter(study=study, uuid=pending_uuid)
    pending: PendingImport | None = found.select_related("space").first()
    if pending is None:
        gate.refuse(viewer, "import", uuid.UUID(str(pending_uuid)))
    return pending


def kept_already(viewer: Viewer, study: Study, pending_uuid: uuid.UUID) -> bool:
    """Whether such a file became a transcript: a button pressed twice, or a page that stayed open."""
    found = Transcript.objects.visible_to(viewer, Verb.CODE).filter(study=study, uuid=pending_uuid)
    return bool(found.exists())


def read_waiting(viewer: Viewer, pending: PendingImport, language: str) -> Draft:
    """The file once more, as a draft; reading is the same every time."""
    note(Event.READ, About("import", pending.uuid, pending.space.uuid), by=viewer)
    try:
        data = read_file(pending.space, pending.uuid)
    except FileNotFoundError:
        gate.refuse(viewer, "import", pending.uuid)
    return read_transcript(data, pending.file_name, language=language)


def answers_per_transcript(viewer: Viewer, study: Study) -> dict[int, int]:
    """How many quotes of the respondent each transcript holds. One query."""
    rows = Quote.objects.visible_to(viewer).filter(version__transcript__study=study, is_answer=True)
    counted = rows.values(transcript=F("version__transcript_id")).annotate(n=Count("pk"))
    return {row["transcript"]: row["n"] for row in counted}


def transcripts_with(viewer: Viewer, stems: list[str]) -> list[Transcript]:
    """Transcripts whose newest text holds all these stems, newest first; opens and scans what the viewer may search.

    Whoever spoke there sees that a search found it.
    """
    found = Version.objects.visible_to(viewer, Verb.SEARCH).order_by("number")
    newest = {row[0]: row for row in found.values_list("transcript_id", "space_id", "stems")}
    keyring.warm(space_id for _pk, space_id, _stems in newest.values())
    holding = list(scan(sealed_field(Version, "stems"), newest.values(), stems))
    transcripts = Transcript.objects.visible_to(viewer, Verb.SEARCH).select_related("space")
    shown = list(transcripts.filter(pk__in=holding).order_by("-imported_at", "-pk"))
    for transcript in shown:
        note(Event.SEARCHED, About("transcript", transcript.uuid, transcript.space.uuid), by=viewer)
    return shown
