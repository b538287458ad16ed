"""Kinds of space, standings in a space, and verbs: the words of the table in ``rules.py``."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vensterbank.shared import vocabulary as words


class SpaceKind(models.TextChoices):
    """Where something is said. Who may read it follows from this and from live grants alone (S22–S26)."""

    NOTEBOOK = "notebook", words.NOTEBOOK
    CAMPFIRE = "campfire", words.CAMPFIRE
    TABLE = "table", words.TABLE
    SILL = "sill", words.SILL
    LAMP_POST = "lamp-post", words.LAMP_POST
    STUDY = "study", words.STUDY


class Standing(models.TextChoices):
    """How somebody stands in a space; a grant carries one."""

    OWNER = "owner", _("whose notebook it is")
    MEMBER = "member", _("sits here")
    GUEST = "guest", _("guest: leads somebody here")
    RESIDENT = "resident", _("whose question it is")
    COLLEAGUE = "colleague", _("works on it, by agreement")
    SITTING_IN = "sitting-in", _("sits in, by agreement")
    BREAK_GLASS = "break-glass", words.EMERGENCY_ACCESS
    READER = "reader", _("reads")
    KEEPER = "keeper", _("answers here")
    RESEARCHER = "researcher", _("does the research")
    RESPONDENT = "respondent", _("spoke here")


class Verb(models.TextChoices):
    """What somebody may do in a space."""

    READ = "read", _("read")
    WRITE = "write", _("write")
    BRING = "bring", _("carry one's own words elsewhere")
    INVITE = "invite", _("let somebody in")
    LEAVE = "leave", _("leave")
    SHARE = "share", _("propose an agreement to share")
    STOP = "stop", _("stop sharing")
    HAND_OVER = "hand-over", _("hand over")
    RAISE = "raise", _("raise a bottleneck")
    ANSWER = "answer", _("answer a bottleneck")
    CODE = "code", _("code")
    LOOK = "look", _("look into the mirror")
    SEARCH = "search", _("search")
    COUNT = "count", _("be counted in figures")
    EXPORT = "export", _("export")


class EntryKind(models.TextChoices):
    """What an entry is. Free talk is the rule; the others are marks on it, never a form."""

    TALK = "talk", _("said")
    QUESTION = "question", _("open question")
    LEARNED = "learned", _("what I learned from it")
    EVENT = "event", _("happened")
