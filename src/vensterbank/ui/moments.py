"""When something happened, as people say it: "gisteren 14.10", "dinsdag 14.10", "3 maart 2024"."""

from __future__ import annotations

import datetime as dt

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vensterbank.shared.clock import AMSTERDAM


def clock_time(moment: dt.datetime) -> str:
    """``14.10`` in Dutch, ``14:10`` in English; Amsterdam time."""
    return formats.date_format(moment.astimezone(AMSTERDAM), pgettext("format of a clock time", "G:i"))


def human_day(day: dt.date, today: dt.date) -> str:
    """A day beside today: a word up to a day away, a weekday within six days, otherwise a date."""
    near = {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}.get((day - today).days)
    if near is not None:
        return near
    if abs((day - today).days) <= 6:
        return formats.date_format(day, "l")
    return plain_day(day, today)


def plain_day(day: dt.date, today: dt.date) -> str:
    """A day as it stands in an agreement: always a date ("1 maart"), with the year when that is another one."""
    return formats.date_format(day, "j F" if day.year == today.year else "j F Y")


def human_moment(moment: dt.datetime, now: dt.datetime) -> str:
    """A day and a clock time; the time is left out beyond a week back or ahead, where the day says enough.

    Both moments are aware. A weekday alone could mean last week's or next week's: the tense around it tells.
    """
    local, today = moment.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM).date()
    day = human_day(local.date(), today)
    if -6 <= (local.date() - today).days <= 6:
        return f"{day} {clock_time(moment)}"
    return day


def full_moment(moment: dt.datetime) -> str:
    """Everything, for who wants to know exactly: weekday, date with year, clock time."""
    day = formats.date_format(moment.astimezone(AMSTERDAM), "l j F Y")
    return f"{day}, {clock_time(moment)}"
