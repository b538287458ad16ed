"""Sentences about a bottleneck: how long it waits, who answers by when. Pure: a bottleneck and a day in, words out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vensterbank.accountability.enums import BottleneckState
from vensterbank.shared.clock import AMSTERDAM
from vensterbank.ui.moments import plain_day

if TYPE_CHECKING:
    from vensterbank.accountability.models import Bottleneck


@dataclass(frozen=True)
class Told:
    """A bottleneck with what is said about it on this day."""

    bottleneck: Bottleneck
    waits: str
    promise: str
    is_late: bool

    @property
    def is_answered(self) -> bool:
        """Has it been answered back?"""
        return self.bottleneck.state == BottleneckState.ANSWERED


def told(bottleneck: Bottleneck, today: dt.date) -> Told:
    """A bottleneck as it stands in a list on this day."""
    is_open = bottleneck.state != BottleneckState.ANSWERED
    late = is_open and bottleneck.answer_by is not None and bottleneck.answer_by < today
    return Told(bottleneck, waits(bottleneck, today), promise(bottleneck, today), late)


def waits(bottleneck: Bottleneck, today: dt.date) -> str:
    """ "wacht 12 dagen", in calendar days of Amsterdam."""
    days = (today - bottleneck.raised_at.astimezone(AMSTERDAM).date()).days
    if days < 1:
        return _("today")
    return ngettext("waits for %(n)s day", "waits for %(n)s days", days) % {"n": days}


def promise(bottleneck: Bottleneck, today: dt.date) -> str:
    """Who answers by when; that a day has passed is said, without a judgement about anybody."""
    if bottleneck.answer_by is None:
        return _("Nobody has taken it on yet.")
    said = {"day": plain_day(bottleneck.answer_by, today), "name": bottleneck.owner and bottleneck.owner.name}
    if bottleneck.owner is None:
        if bottleneck.answer_by < today:
            return _("Nobody has taken it on yet; an answer was due by %(day)s.") % said
        return _("Nobody has taken it on yet; an answer is due by %(day)s.") % said
    if bottleneck.answer_by < today:
        return _("%(name)s would answer by %(day)s.") % said
    return _("%(name)s answers by %(day)s.") % said
