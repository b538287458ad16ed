"""What can be logged (NEN 7513: create, read, change, remove, search, export, share, denied, break-glass)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """One word for each kind of line; a page shows the label."""

    CREATED = "created", _("made")
    READ = "read", _("looked at")
    LISTED = "listed", _("saw in a list")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
    SEARCHED = "searched", _("searched")
    EXPORTED = "exported", _("exported")
    SHARED = "shared", _("shared")
    ENDED = "ended", _("stopped sharing")
    HANDED_OVER = "handed-over", _("handed over")
    BROUGHT = "brought", _("brought elsewhere")
    INVITED = "invited", _("invited")
    DENIED = "denied", _("was refused")
    SIGNED_IN = "signed-in", _("signed in")
    SIGNED_OUT = "signed-out", _("signed out")
    UNSCOPED = "unscoped", _("read by the system itself")
