"""Counts for a frame: a handful of plain queries, as many for six people as for sixty.

A coding is a range in a version; it counts once per quote that it overlaps and code. Only newest versions, answers,
codings that stand, one coder, and respondents whose permission for research holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Min

from vensterbank.coding.enums import CodeKind
from vensterbank.coding.models import Coding
from vensterbank.insight.frames import AreaRow, CodedRow, Frame, MarkRow, Member, Round
from vensterbank.insight.overlap import overlaps, places
from vensterbank.insight.rules import GROUPS, group_of
from vensterbank.material.enums import Permit
from vensterbank.material.models import Quote, Respondent, Study, Version
from vensterbank.material.queries import respondents_of, waves_of
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces.enums import Verb


@dataclass(frozen=True, slots=True)
class Coder:
    """Somebody who coloured answers in a study, and in how many conversations."""

    pk: int
    uuid: UUID
    name: str
    conversations: int


@dataclass(frozen=True)
class Talk:
    """The newest version of a conversation that may be counted; ``day`` (ISO): when the conversation came in."""

    version_id: int
    person: str
    round: int
    day: str


class Answer(NamedTuple):
    """A quote of a respondent."""

    version: int
    start: int
    end: int
    uuid: UUID


class Coloured(NamedTuple):
    """A coding, as far as it is counted; ``key`` is empty for codes of a study's own."""

    version: int
    start: int
    end: int
    coder: int
    code: int
    kind: str
    key: str
    mark: str
    one: str
    other: str


Hit = tuple[int, Coloured]


@dataclass(frozen=True)
class Material:
    """What of a study may be counted for this viewer: whose words, in which versions, answer by answer.

    ``names``: of everybody who takes part, also of those who may not be counted.
    """

    study: Study
    respondents: tuple[Respondent, ...]
    rounds: tuple[Round, ...]
    talks: dict[int, Talk]
    answers: tuple[Answer, ...]
    names: tuple[str, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody who may be counted, with the name that the study uses."""
        return tuple(Member(str(one.uuid), one.function, one.name) for one in self.respondents)

    def holding(self, permit: Permit) -> frozenset[str]:
        """Who gave a permission that holds."""
        return frozenset(str(one.uuid) for one in self.respondents if permit in permits_of(one))

    def talk_of(self, answer: int) -> Talk:
        """The conversation in which an answer was given."""
        return self.talks[self.answers[answer].version]


def permits_of(respondent: Respondent) -> frozenset[str]:
    """The permissions of a respondent that hold; they were fetched with the respondent."""
    return frozenset(permission.permit for permission in respondent.permissions.all())


def material_of(viewer: Viewer, study: Study) -> Material:
    """What may be counted. Six queries."""
    everybody = respondents_of(viewer, study)
    here = [one for one in everybody if Permit.RESEARCH in permits_of(one)]
    counted = tuple(sorted(here, key=lambda one: GROUPS.index(one.function)))
    talks = _newest(viewer, study, {one.pk: str(one.uuid) for one in counted})
    rounds = tuple(
        Round(
            wave.number,
            wave.name,
            min((talk.day for talk in talks.values() if talk.round == wave.number), default=""),
        )
        for wave in waves_of(viewer, study)
    )
    names = tuple(one.name for one in everybody)
    return Material(study, counted, rounds, talks, _answers(viewer, talks), names)


def _newest(viewer: Viewer, study: Study, keys: dict[int, str]) -> dict[int, Talk]:
    found = Version.objects.visible_to(viewer, Verb.COUNT).filter(transcript__study=study)
    rows = found.order_by("transcript_id", "number").values_list(
        "transcript_id",
        "pk",
        "transcript__respondent_id",
        "transcript__wave__number",
        "transcript__imported_at",
    )
    newest = {transcript: told for transcript, *told in rows}
    return {
        version: Talk(version, keys[person], number, moment.astimezone(clock.AMSTERDAM).date().isoformat())
        for version, person, number, moment in newest.values()
        if person in keys
    }


def _answers(viewer: Viewer, talks: Collection[int]) -> tuple[Answer, ...]:
    found = Quote.objects.visible_to(viewer, Verb.COUNT).filter(version_id__in=list(talks), is_answer=True)
    rows = found.order_by("version_id", "start").values_list("version_id", "start", "end", "uuid")
    return tuple(map(Answer._make, rows))


def coders_of(viewer: Viewer, study: Study) -> list[Coder]:
    """Who coloured answers: whoever did most conversations first, then whoever began first. One query."""
    found = Coding.objects.visible_to(viewer, Verb.COUNT).filter(
        code__study=study, code__kind=CodeKind.AREA, removed_at=None
    )
    rows = found.values("coder_id", "coder__uuid", "coder__name").annotate(
        talks=Count("version__transcript_id", distinct=True), first=Min("pk")
    )
    ordered = sorted(rows, key=lambda row: (-row["talks"], row["first"]))
    return [Coder(row["coder_id"], row["coder__uuid"], row["coder__name"], row["talks"]) for row in ordered]


FIELDS = ("version_id", "start", "end", "coder_id", "code_id", "code__kind", "code__key")
CONNECTION = ("connection", "from_party", "to_party")


def hits_of(viewer: Viewer, material: Material, coders: Iterable[int], kinds: Sequence[str]) -> list[Hit]:
    """Codings of some kinds with the answers that they touch: (place of the answer, coding). One query."""
    found = Coding.objects.visible_to(viewer, Verb.COUNT).filter(
        version_id__in=list(material.talks), coder_id__in=list(coders), code__kind__in=kinds, removed_at=None
    )
    rows = found.order_by("version_id", "start", "pk").values_list(*FIELDS, *CONNECTION)
    codings = list(map(Coloured._make, rows))
    pairs = overlaps(places([one[:3] for one in material.answers]), places([one[:3] for one in codings]))
    return [(answer, codings[coding]) for answer, coding in pairs]


def frame_of(material: Material, hits: Sequence[Hit]) -> Frame:
    """The counts of one coder, from that coder's hits."""
    coloured = {(answer, one.key) for answer, one in hits if one.kind == CodeKind.AREA}
    marked = {
        (answer, one.mark, one.one, one.other) for answer, one in hits if one.kind == CodeKind.CONNECTION
    }
    areas = Counter((*_who(material, answer), key) for answer, key in coloured)
    coded = Counter(_who(material, answer) for answer in {answer for answer, _key in coloured})
    groups = {member.key: member.group for member in material.members}
    marks = Counter(
        (*_who(material, answer), mark, group_of(one, groups), group_of(other, groups))
        for answer, mark, one, other in marked
    )
    return Frame(
        members=material.members,
        rounds=material.rounds,
        areas=tuple(AreaRow(*who, number) for who, number in sorted(areas.items())),
        coded=tuple(CodedRow(*who, number) for who, number in sorted(coded.items())),
        marked=tuple(MarkRow(*who, number) for who, number in sorted(marks.items())),
    )


def _who(material: Material, answer: int) -> tuple[str, int]:
    talk = material.talk_of(answer)
    return talk.person, talk.round
