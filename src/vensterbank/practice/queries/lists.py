"""Lists: my questions, what is under way, whom I could ask. Each costs the same number of queries at any length."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.enums import Function
from vensterbank.people.models import Membership, Person
from vensterbank.people.viewer import Viewer
from vensterbank.practice.enums import Wish
from vensterbank.practice.models import Agreement, Handover, Question
from vensterbank.practice.rules import UNDER_WAY
from vensterbank.shared import clock
from vensterbank.spaces.models import Entry, Space
from vensterbank.spaces.sealing import keyring


def my_questions(viewer: Viewer) -> list[Question]:
    """Questions at whose table the viewer sits, last spoken first. The same number of queries for 1 and for 10,000."""
    spoken = Entry.objects.visible_to(viewer).filter(space=OuterRef("space_id")).order_by()
    last = Subquery(spoken.values("space").annotate(last=Max("created_at")).values("last"))
    holding = (
        Agreement.objects.visible_to(viewer).filter(space=OuterRef("space_id"), state="agreed").order_by()
    )
    holding = holding.filter(with_person=OuterRef("responsible_id")).exclude(until__lt=clock.today())
    found = Question.objects.visible_to(viewer).select_related("space", "responsible", "resident")
    known = found.annotate(last_said=Coalesce(last, "started_at"), is_looked_after=Exists(holding))
    questions = list(known.order_by("-last_said", "-pk"))
    keyring.warm(question.space_id for question in questions)
    note(Event.LISTED, About("questions"), by=viewer)
    return questions


def handovers_under_way(viewer: Viewer, space_ids: Iterable[int]) -> dict[int, Handover]:
    """What was handed over and has not landed, by the number of the table."""
    found = Handover.objects.visible_to(viewer).filter(space_id__in=list(space_ids), state__in=UNDER_WAY)
    return {
        handover.space_id: handover for handover in found.select_related("space", "from_person", "to_person")
    }


def handovers_waiting(viewer: Viewer) -> list[Handover]:
    """Handovers under way that the viewer sends or receives, oldest first: "did not arrive" stays visible."""
    mine = Q(from_person_id=viewer.person_id) | Q(to_person_id=viewer.person_id)
    found = Handover.objects.visible_to(viewer).filter(mine, state__in=UNDER_WAY)
    waiting = list(found.select_related("space", "from_person", "to_person").order_by("offered_at"))
    keyring.warm(handover.space_id for handover in waiting)
    return waiting


def question_at(viewer: Viewer, space_ids: list[int]) -> dict[int, Question]:
    """Questions by the number of their table."""
    found = Question.objects.visible_to(viewer).filter(space_id__in=space_ids).select_related("space")
    return {question.space_id: question for question in found}


def people_to_ask(
    viewer: Viewer, space: Space, *functions: Function
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Organisation → (public id, name) of those with one of these functions and no open agreement at this table."""
    agreed = Agreement.objects.visible_to(viewer).filter(space=space, state__in=["proposed", "agreed"])
    seated = (
        agreed.exclude(until__lt=clock.today())
        .exclude(with_person=None)
        .values_list("with_person_id", flat=True)
    )
    rows = (
        Membership.objects.live()
        .filter(function__in=functions, person__left_at=None)
        .exclude(person_id__in=list(seated))
    )
    groups: dict[str, dict[str, str]] = {}
    for row in (
        rows.exclude(person_id=viewer.person_id)
        .select_related("person", "organisation")
        .order_by("person__name")
    ):
        groups.setdefault(row.organisation.name, {})[str(row.person.uuid)] = row.person.name
    return [(name, list(people.items())) for name, people in sorted(groups.items())]


def receivers(viewer: Viewer, space: Space) -> list[Person]:
    """Colleagues to whom the viewer could hand over: an agreement to work along holds with them now."""
    agreed = Agreement.objects.visible_to(viewer).filter(space=space, wish=Wish.WORK_ALONG, state="agreed")
    holding = (
        agreed.exclude(until__lt=clock.today())
        .exclude(with_person=None)
        .exclude(with_person_id=viewer.person_id)
    )
    return [
        one.with_person
        for one in holding.select_related("with_person", "space").order_by("pk")
        if one.with_person
    ]
