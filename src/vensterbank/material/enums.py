"""Choices of a study."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vensterbank.shared import vocabulary as words


class Party(models.TextChoices):
    """Groups are compared by function. ``SELF``: within somebody (for marks of connection only)."""

    WORKER = "worker", words.WORKER
    MANAGER = "manager", words.MANAGER
    RESIDENT = "resident", words.RESIDENT


class Role(models.TextChoices):
    """Who speaks in a transcript."""

    RESPONDENT = "respondent", _("respondent")
    INTERVIEWER = "interviewer", _("interviewer")
    OTHER = "other", _("somebody else")


class Permit(models.TextChoices):
    """What a respondent agreed to (S5); each can be taken back."""

    RESEARCH = "research", _("use in this research")
    QUOTING = "quoting", _("quote from it")
    SHOWN = "shown", _("be shown as a dot, also in a small group")
