"""A study's own space holds who takes part; each transcript is a child space, for its audience is another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from vensterbank.material.enums import Party, Permit, Role
from vensterbank.people.models import Link, Person
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.gate import SpaceScoped
from vensterbank.spaces.sealing.fields import SealedTextField


class Study(SpaceScoped):
    """A study: its question, and the minimum group for what leaves it."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    title = SealedTextField()
    question = SealedTextField()
    minimum_group = models.PositiveSmallIntegerField(default=5)
    started_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="one_study_a_space")]

    def __str__(self) -> str:
        return f"study {self.uuid}"


class Wave(SpaceScoped):
    """A round of interviews (S2)."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="waves")
    number = models.PositiveSmallIntegerField()
    name = SealedTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="wave_number_once_a_study")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"wave {self.number}"


class Respondent(SpaceScoped):
    """Somebody who is interviewed; need not be a person of the workspace."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="respondents")
    name = SealedTextField()
    function = models.CharField(max_length=12, choices=Party.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"respondent {self.uuid}"


class Permission(SpaceScoped):
    """A permission that a respondent gave; taking it back keeps the row."""

    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="permissions")
    permit = models.CharField(max_length=10, choices=Permit.choices)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["respondent", "permit"], condition=Q(withdrawn_at=None), name="permission_given_once"
            )
        ]

    def __str__(self) -> str:
        return self.permit


class PendingImport(SpaceScoped):
    """A file that was uploaded and waits for a human to say who speaks; the bytes lie sealed beside the database."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="pending")
    file_name = SealedTextField()
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"import {self.uuid}"


class Transcript(SpaceScoped):
    """One conversation with one respondent, in a space of its own. Its keys lead to the space above and not back."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, default="nl")
    file_name = SealedTextField()
    file_uuid = models.UUIDField(default=new_uuid, editable=False)
    encoding = models.CharField(max_length=40)
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"transcript {self.uuid}"


class Version(SpaceScoped):
    """The text of a transcript; immutable. A correction adds a version with an edit map."""

    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    text = SealedTextField()
    stems = SealedTextField(null=True)
    length = models.PositiveIntegerField()
    edit_map = SealedTextField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transcript", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"version {self.number}"


class Speaker(SpaceScoped):
    """Somebody who speaks in a transcript, as labelled there, and who that is."""

    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, related_name="speakers")
    label = SealedTextField()
    role = models.CharField(max_length=12, choices=Role.choices)

    def __str__(self) -> str:
        return self.role


class Quote(SpaceScoped):
    """A paragraph (S6): a half-open range of code points in one version."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="quotes")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, null=True, related_name="quotes")
    time_ms = models.PositiveBigIntegerField(null=True)
    is_answer = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_is_not_empty"),
            models.UniqueConstraint(fields=["version", "number"], name="quote_number_once"),
        ]
        indexes = [models.Index(fields=["version", "start"], name="quote_by_place")]

    def __str__(self) -> str:
        return f"quote {self.number}"
