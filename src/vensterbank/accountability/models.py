"""A bottleneck stands at the lamp post, in its own words: nothing of the place where it was felt comes along."""

from __future__ import annotations

from django.db import models

from vensterbank.accountability.enums import BottleneckState
from vensterbank.people.models import Person
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.gate import SpaceScoped
from vensterbank.spaces.sealing.fields import SealedTextField


class Bottleneck(SpaceScoped):
    """Something that gets in the way of the work; it has an owner, an answer by a date, and the answer comes back."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    words = SealedTextField()
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=clock.now)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answer_by = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=BottleneckState.choices, default=BottleneckState.RAISED)
    answer = SealedTextField(null=True)
    ground = SealedTextField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"bottleneck {self.uuid}"


class BottleneckStep(SpaceScoped):
    """One transition, with when it happened and when it was written down."""

    bottleneck = models.ForeignKey(Bottleneck, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=BottleneckState.choices)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    occurred_at = models.DateTimeField(default=clock.now)
    recorded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.state
