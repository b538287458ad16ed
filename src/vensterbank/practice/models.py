"""A question and what is agreed around it. All of it stands at the question's table."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from vensterbank.people.models import Link, Person, Team
from vensterbank.practice.enums import AgreementState, HandoverState, How, Wish
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.gate import SpaceScoped
from vensterbank.spaces.sealing.fields import SealedTextField

WORDING_VERSION = "2026-1"


class Question(SpaceScoped):
    """A resident's question, in their own words. It has no closing target; a quiet time is no failure."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    words = SealedTextField()
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(default=clock.now)
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    resident = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="+")
    helped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="one_question_a_table")]

    def __str__(self) -> str:
        return f"question {self.uuid}"


class Agreement(SpaceScoped):
    """An agreement to share: purpose, with whom, until when, how the yes was given. Access derives from it alone."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    wish = models.CharField(max_length=12, choices=Wish.choices, default=Wish.WORK_ALONG)
    with_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    with_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    purpose = SealedTextField()
    what = SealedTextField()
    until = models.DateField(null=True)
    how = models.CharField(max_length=10, choices=How.choices)
    wording = models.CharField(max_length=12, default=WORDING_VERSION)
    state = models.CharField(max_length=10, choices=AgreementState.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(with_person=None, with_team__isnull=False)
                | Q(with_person__isnull=False, with_team=None),
                name="agreement_with_exactly_one",
            ),
            models.UniqueConstraint(
                fields=["space", "with_person", "wish"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="one_open_agreement_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.uuid}"

    @property
    def because(self) -> str:
        """The reason that grants carry which rest on this agreement."""
        return f"agreement:{self.uuid}"


class Handover(SpaceScoped):
    """A warm handover. Two facts lead: who is responsible now, and has it landed."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    from_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = SealedTextField()
    meeting = SealedTextField()
    state = models.CharField(max_length=12, choices=HandoverState.choices)
    offered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space"],
                condition=Q(state__in=["offered", "accepted"]),
                name="one_open_handover_a_question",
            )
        ]

    def __str__(self) -> str:
        return f"handover {self.uuid}"


class Step(SpaceScoped):
    """One transition, with when it happened and when it was written down, so that a report can be made again."""

    of_agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="steps")
    of_handover = models.ForeignKey(Handover, on_delete=models.PROTECT, null=True, related_name="steps")
    of_question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, related_name="steps")
    state = models.CharField(max_length=12)
    reason = SealedTextField(null=True)
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="+")
    occurred_at = models.DateTimeField(default=clock.now)
    recorded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.state
