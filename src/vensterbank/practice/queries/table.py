"""All that the page of a question shows."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from vensterbank.log.queries import Look
from vensterbank.people.models import Person
from vensterbank.people.viewer import Viewer
from vensterbank.practice.enums import AgreementState, Wish
from vensterbank.practice.models import Agreement, Handover, Question, Step
from vensterbank.practice.queries.finding import find_question
from vensterbank.practice.rules import UNDER_WAY
from vensterbank.shared import clock
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.models import Entry, Space
from vensterbank.spaces.queries import Reader


@dataclass(frozen=True)
class Table:
    """All that the page of a question shows; the resident and the professional get the same."""

    question: Question
    space: Space
    readers: list[Reader]
    agreements: list[Agreement]
    handovers: list[Handover]
    own_steps: list[Step]
    entries: list[Entry]
    looks: list[Look]
    verbs: frozenset[Verb]
    is_resident: bool
    # Where those work with whom something was agreed, by their number.
    homes: dict[int, str]

    @property
    def open_handover(self) -> Handover | None:
        """The handover that is under way, if any."""
        return next((one for one in self.handovers if one.state in UNDER_WAY), None)

    @property
    def responsible(self) -> Person | None:
        """Whom the resident turns to now; nobody when sharing with them has ended."""
        someone = self.question.responsible
        return someone if someone and someone.pk in {one.with_person_id for one in self.agreed} else None

    @property
    def in_emergency(self) -> list[Reader]:
        """Who reads here by emergency access."""
        return [one for one in self.readers if one.standing == Standing.BREAK_GLASS]

    @property
    def asked(self) -> list[Agreement]:
        """Agreements that wait for the resident's yes."""
        return [one for one in self.agreements if one.state == AgreementState.PROPOSED]

    @property
    def agreed(self) -> list[Agreement]:
        """Agreements that hold now."""
        return [one for one in self.agreements if one.state == AgreementState.AGREED and not _is_over(one)]

    @property
    def ended(self) -> list[Agreement]:
        """What was agreed once with somebody who could be let in again: the last one of each, newest first."""
        open_with = {(one.with_person_id, one.with_team_id) for one in (*self.agreed, *self.asked)}
        past: dict[object, Agreement] = {}
        for one in self.agreements:
            who = (one.with_person_id, one.with_team_id)
            held = any(step.state == AgreementState.AGREED for step in one.steps.all())
            if held and one.wish == Wish.WORK_ALONG and who not in open_with:
                past[who] = one
        return list(past.values())[::-1]


def _is_over(agreement: Agreement) -> bool:
    return agreement.until is not None and agreement.until < clock.today()


def find_table(viewer: Viewer, question_uuid: uuid.UUID | str, *, lines: int = 100) -> Table:
    """A question with its table, for whoever may read it; else the polite 404. ``lines``: how far back to see who looked."""
    question = find_question(viewer, question_uuid)
    space = space_queries.find_space(viewer, question.space.uuid, kind=SpaceKind.TABLE)
    taken = (
        Step.objects.visible_to(viewer)
        .select_related("space", "by_person", "by_link")
        .order_by("occurred_at", "pk")
    )
    agreements = list(_agreements(viewer, space, Prefetch("steps", taken)))
    return Table(
        question=question,
        space=space,
        readers=space_queries.readers_of(viewer, space),
        agreements=agreements,
        handovers=list(_handovers(viewer, space, Prefetch("steps", taken))),
        own_steps=list(taken.filter(of_question=question)),
        entries=space_queries.entries_in(viewer, space),
        looks=space_queries.who_looked(viewer, space, lines=lines),
        verbs=space_queries.verbs_of(viewer, space),
        is_resident=question.resident_id is not None and question.resident_id == viewer.link_id,
        homes=space_queries.organisation_names(
            [one.with_person_id for one in agreements if one.with_person_id]
        ),
    )


def _agreements(viewer: Viewer, space: Space, steps: Prefetch[Any]) -> QuerySet[Agreement]:
    found = Agreement.objects.visible_to(viewer).filter(space=space).order_by("pk")
    related: QuerySet[Agreement] = found.select_related("space", "with_person", "with_team__organisation")
    return related.prefetch_related(steps)


def _handovers(viewer: Viewer, space: Space, steps: Prefetch[Any]) -> QuerySet[Handover]:
    found = Handover.objects.visible_to(viewer).filter(space=space).order_by("-pk")
    related: QuerySet[Handover] = found.select_related("space", "from_person", "to_person")
    return related.prefetch_related(steps)
