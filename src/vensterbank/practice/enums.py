"""States and choices of practice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """How the resident said yes; stored apart from any legal ground."""

    TOGETHER = "together", _("we agreed on it together")
    SIGNED = "signed", _("signed")
    SPOKEN = "spoken", _("spoken, with a witness")
    PARENT = "parent", _("with a parent present")
    ASKED = "asked", _("ask the resident on their own page")


class Danger(models.TextChoices):
    """Why a table is opened without agreement; kept as the state of a step of the question."""

    LIFE = "glass-life", _("somebody’s life or health is in danger now")
    CHILD = "glass-child", _("there is serious reason to fear that a child is not safe")
    HOME = "glass-home", _("there is serious reason to fear violence at home")


GLASS_ENDED = "glass-ended"


class AgreementState(models.TextChoices):
    """An agreement to share: proposed, agreed, and once ended it stays ended."""

    PROPOSED = "proposed", _("asked")
    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("not agreed")
    ENDED = "ended", _("ended")


class HandoverState(models.TextChoices):
    """A warm handover, up to the first contact."""

    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    LANDED = "landed", _("landed")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken-back", _("taken back")


class Wish(models.TextChoices):
    """What a worker asks for in an agreement: to work along, or to sit in for a while."""

    WORK_ALONG = "colleague", _("work along")
    SIT_IN = "sitting-in", _("sit in")
