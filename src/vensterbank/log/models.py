"""One table, without foreign keys: removing a person or a file never removes a line (known systems lose them so)."""

from __future__ import annotations

from django.db import models

from vensterbank.log.enums import Event


class LogLine(models.Model):
    """One act or one look. UPDATE, DELETE and TRUNCATE are refused by triggers (``log/migrations``)."""

    at = models.DateTimeField()
    event = models.CharField(max_length=16, choices=Event.choices)
    actor_uuid = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=8, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    actor_functions = models.CharField(max_length=200, blank=True)
    actor_organisations = models.CharField(max_length=400, blank=True)
    address = models.GenericIPAddressField(null=True)
    object_kind = models.CharField(max_length=40, blank=True)
    object_uuid = models.UUIDField(null=True)
    space_uuid = models.UUIDField(null=True)
    # Whom it is about: the resident of a table, the respondent of a conversation, the person of an account.
    subject_uuid = models.UUIDField(null=True)
    ground = models.CharField(max_length=200, blank=True)
    break_glass = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["space_uuid", "-at"], name="log_by_space"),
            models.Index(fields=["actor_uuid", "-at"], name="log_by_actor"),
            models.Index(fields=["subject_uuid", "-at"], name="log_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.object_kind}"


class LogSeal(models.Model):
    """A hash over the lines since the last seal, and over that seal: lines are sealed in batches, for a chain per line
    would be one lock for everybody. What was written since the last seal is not proven yet (the window)."""

    sealed_at = models.DateTimeField()
    first_line = models.BigIntegerField(unique=True)
    last_line = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.first_line}–{self.last_line}"
