"""States of a bottleneck."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BottleneckState(models.TextChoices):
    """Raised, taken on by somebody by a date, answered back."""

    RAISED = "raised", _("raised")
    TAKEN = "taken", _("taken on")
    ANSWERED = "answered", _("answered")
