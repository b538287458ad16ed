"""Named reads of codes and codings, viewer first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from vensterbank.coding.enums import CodeKind
from vensterbank.coding.models import Code, Coding
from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.material.models import Quote, Study, Transcript, Version
from vensterbank.people.viewer import Viewer
from vensterbank.spaces import gate
from vensterbank.spaces.enums import Verb


def codes_of(viewer: Viewer, study: Study) -> list[Code]:
    """The codebook of a study, built-in codes first; a look at the study."""
    note(Event.READ, About("study", study.uuid, study.space.uuid), by=viewer)
    return list(Code.objects.visible_to(viewer).filter(study=study).order_by("position", "pk"))


def find_code(viewer: Viewer, study: Study, code_uuid: UUID | str) -> Code:
    """One code of a study, or the polite 404."""
    found = Code.objects.visible_to(viewer, Verb.CODE).filter(study=study, uuid=code_uuid)
    code: Code | None = found.select_related("space", "study").first()
    if code is None:
        gate.refuse(viewer, "code", UUID(str(code_uuid)))
    return code


def codable(viewer: Viewer, transcripts: Iterable[Transcript]) -> set[int]:
    """In which of these the viewer may code. One query."""
    wanted = [transcript.pk for transcript in transcripts]
    return set(
        Transcript.objects.visible_to(viewer, Verb.CODE).filter(pk__in=wanted).values_list("pk", flat=True)
    )


def codings_of(viewer: Viewer, version: Version) -> list[Coding]:
    """All codings that stand in a version, in the order of the text. One query."""
    found = Coding.objects.visible_to(viewer).filter(version=version, removed_at=None)
    return list(found.select_related("code__space", "coder").order_by("start", "end", "pk"))


def find_coding(viewer: Viewer, version: Version, coding_uuid: UUID | str) -> Coding | None:
    """One coding, removed or not; nothing when it was never there."""
    found = Coding.objects.visible_to(viewer).filter(version=version, uuid=coding_uuid)
    return found.select_related("space", "code").first()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A coding as pages and programs need it, without the weight of a model: a transcript may hold five thousand."""

    uuid: UUID
    start: int
    end: int
    code: UUID
    coder: UUID
    coder_name: str
    connection: str
    from_party: str
    to_party: str


ROW = (
    "uuid",
    "start",
    "end",
    "code__uuid",
    "coder__uuid",
    "coder__name",
    "connection",
    "from_party",
    "to_party",
)


def coding_rows(viewer: Viewer, version: Version) -> list[CodingRow]:
    """All codings that stand in a version, for whoever codes there; a look at the conversation. One query."""
    transcript = version.transcript
    note(Event.READ, About("transcript", transcript.uuid, transcript.space.uuid), by=viewer)
    found = Coding.objects.visible_to(viewer, Verb.CODE).filter(version=version, removed_at=None)
    return [CodingRow(*row) for row in found.order_by("start", "end", "pk").values_list(*ROW)]


def own_row(viewer: Viewer, coding: Coding) -> CodingRow:
    """The same of one coding of the viewer's own."""
    return CodingRow(
        uuid=coding.uuid,
        start=coding.start,
        end=coding.end,
        code=coding.code.uuid,
        coder=viewer.uuid or coding.coder.uuid,
        coder_name=viewer.name,
        connection=coding.connection,
        from_party=coding.from_party,
        to_party=coding.to_party,
    )


@dataclass(frozen=True)
class CodeUse:
    """How often a code stands in a study, and in how many conversations."""

    codings: int
    transcripts: int


def uses_of_codes(viewer: Viewer, study: Study) -> dict[int, CodeUse]:
    """Uses by code, for researchers. One query."""
    found = Coding.objects.visible_to(viewer, Verb.COUNT).filter(code__study=study, removed_at=None)
    rows = found.values("code_id").annotate(
        n=Count("pk"), places=Count("version__transcript_id", distinct=True)
    )
    return {row["code_id"]: CodeUse(row["n"], row["places"]) for row in rows.order_by("code_id")}


@dataclass(frozen=True)
class Progress:
    """Of how many answers in one conversation a core area was said, by the viewer and by each of the others."""

    answers: int
    mine: int
    others: tuple[tuple[str, int], ...]


def progress_in(viewer: Viewer, study: Study) -> dict[int, Progress]:
    """Progress by transcript, for researchers. Two queries, however many conversations there are."""
    answers: dict[int, tuple[int, list[tuple[int, int]]]] = {}
    for transcript, version, start, end in _answers(viewer, study):
        answers.setdefault(version, (transcript, []))[1].append((start, end))
    coloured = _coloured(viewer, study, {version: spans for version, (_one, spans) in answers.items()})
    found = {}
    for version, (transcript, spans) in answers.items():
        by_coder = coloured.get(version, {})
        mine = by_coder.get(viewer.person_id or 0, ("", set()))[1]
        others = [
            (name, len(hit)) for coder, (name, hit) in by_coder.items() if coder != viewer.person_id and hit
        ]
        found[transcript] = Progress(len(spans), len(mine), tuple(sorted(others)))
    return found


def coloured_by(
    coder: UUID | None, rows: list[CodingRow], areas: set[UUID], answers: list[tuple[int, int]]
) -> int:
    """How many of these answers one coder gave a core area; ``answers`` in the order of the text."""
    ends = [end for _start, end in answers]
    hit: set[int] = set()
    for row in rows:
        if row.coder == coder and row.code in areas:
            hit.update(_touched(answers, ends, row.start, row.end))
    return len(hit)


def _answers(viewer: Viewer, study: Study) -> QuerySet[Any, tuple[int, int, int, int]]:
    found = Quote.objects.visible_to(viewer, Verb.COUNT).filter(
        version__transcript__study=study, is_answer=True
    )
    ordered = found.order_by("version__transcript_id", "version__number", "start")
    return ordered.values_list("version__transcript_id", "version_id", "start", "end")  # type: ignore[no-any-return]


def _coloured(
    viewer: Viewer, study: Study, answers: dict[int, list[tuple[int, int]]]
) -> dict[int, dict[int, tuple[str, set[int]]]]:
    """By version and coder: the coder's name, and which answers (by their place in the list) have a core area."""
    found = Coding.objects.visible_to(viewer, Verb.COUNT).filter(code__study=study, code__kind=CodeKind.AREA)
    rows = found.filter(removed_at=None).values_list("version_id", "coder_id", "coder__name", "start", "end")
    ends = {version: [end for _start, end in spans] for version, spans in answers.items()}
    coloured: dict[int, dict[int, tuple[str, set[int]]]] = defaultdict(dict)
    for version, coder, name, start, end in rows.order_by("version_id"):
        if version in answers:
            hit = coloured[version].setdefault(coder, (name, set()))[1]
            hit.update(_touched(answers[version], ends[version], start, end))
    return coloured


def _touched(spans: list[tuple[int, int]], ends: list[int], start: int, end: int) -> Iterator[int]:
    """Which spans a range overlaps; the spans are in the order of the text and do not overlap each other."""
    place = bisect_left(ends, start + 1)
    while place < len(spans) and spans[place][0] < end:
        yield place
        place += 1
