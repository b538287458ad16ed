"""Functions of people. Groups are compared by function; a *logic* is a property of what is said, not of who says it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vensterbank.shared import vocabulary as words


class Function(models.TextChoices):
    """What somebody does for an organisation. One person may have several, also at once."""

    WORKER = "worker", words.WORKER
    MANAGER = "manager", words.MANAGER
    FACILITATOR = "facilitator", words.FACILITATOR
    RESEARCHER = "researcher", words.RESEARCHER
    ADMINISTRATOR = "administrator", words.ADMINISTRATOR


class SecondStep(models.TextChoices):
    """Of whom an organisation asks a second step at the door."""

    NOBODY = "nobody", _("nobody: everybody chooses for themselves")
    SOME = "some", _("managers, administrators and researchers")
    EVERYBODY = "everybody", _("everybody with an account")
