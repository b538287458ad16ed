"""Codes stand in a study's space, codings in the transcript's own; what happened to a coding is kept for ever."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from vensterbank.coding.enums import Area, Change, CodeKind, Connection
from vensterbank.coding.raster import NAMES
from vensterbank.material.models import Study, Version
from vensterbank.people.models import Person
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.gate import SpaceScoped
from vensterbank.spaces.sealing.fields import SealedTextField


class Code(SpaceScoped):
    """A code of a study. Built-in ones carry a key, not text; one that was used is retired, never removed."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="codes")
    kind = models.CharField(max_length=12, choices=CodeKind.choices)
    key = models.CharField(max_length=32, blank=True)
    label = SealedTextField(null=True)
    area = models.CharField(max_length=16, choices=Area.choices, blank=True)
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "key"], condition=~Q(key=""), name="built_in_once_a_study"
            )
        ]
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.key or f"{self.kind} {self.uuid}"

    @property
    def name(self) -> str:
        """What the screen shows; built-in codes in the viewer's language, unless the researchers named them anew."""
        return str(self.label) if self.label else str(NAMES[self.key])


class Coding(SpaceScoped):
    """A code on a range of code points in one version, by one coder. Removing keeps the row, so that undo is exact."""

    uuid = models.UUIDField(unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    coder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    connection = models.CharField(max_length=8, choices=Connection.choices, blank=True)
    from_party = models.CharField(max_length=48, blank=True)
    to_party = models.CharField(max_length=48, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="coding_is_not_empty")]
        indexes = [models.Index(fields=["version", "start"], name="coding_by_place")]

    def __str__(self) -> str:
        return f"coding {self.uuid}"


class CodingChange(SpaceScoped):
    """What happened to a coding, in order; the database refuses to change or remove a row.

    ``before`` is what a changed connection said until then: ``{"connection", "from_party", "to_party"}``.
    """

    coding = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="changes")
    change = models.CharField(max_length=8, choices=Change.choices)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="undone_by")
    before = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.change
