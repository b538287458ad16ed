"""Kinds of code and marks of connection."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vensterbank.shared import vocabulary as words


class CodeKind(models.TextChoices):
    """What sort of thing a code names."""

    AREA = "area", _("core area")
    COMPETENCE = "competence", _("competence")
    MARK = "mark", _("mark")
    CONNECTION = "connection", _("connection")
    VERB = "verb", _("verb")
    VALUE = "value", _("reference value")
    THEME = "theme", _("theme")


class Area(models.TextChoices):
    """Donkers' three core areas (S18–S20)."""

    COGNITIVE = "cognitive", words.COGNITIVE
    INTRAPERSONAL = "intrapersonal", words.INTRAPERSONAL
    SOCIETAL = "societal", words.SOCIETAL


class Connection(models.TextChoices):
    """A connection in what is told: only a human mark makes it one (S21)."""

    MADE = "made", _("connection made")
    BROKEN = "broken", _("connection broken off")
    NONE = "none", _("no connection")


class Change(models.TextChoices):
    """What happened to a coding."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
