"""What was agreed in a mirror session, and what the rounds before and after it show: pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _

from vensterbank.insight import words
from vensterbank.shared import clock

if TYPE_CHECKING:
    import datetime as dt

    from vensterbank.insight.figures import Figures
    from vensterbank.insight.frames import Round
    from vensterbank.insight.models import MirrorSession
    from vensterbank.mirror import Headline


@dataclass(frozen=True)
class Afterwards:
    """A session as the mirror shows it: when, what was agreed, and what came of it so far."""

    session: MirrorSession
    heading: str
    agreed: list[str]
    since: str


def after_session(session: MirrorSession, figures: Figures | None) -> Afterwards:
    """The session with what the rounds before and after it are called."""
    agreed = session.agreed
    month = month_words(session.day, clock.today())
    heading = _("In %(month)s you agreed:") if agreed else _("In %(month)s you talk about it.")
    since = before_and_after(session.day, figures) if figures and agreed else ""
    return Afterwards(session, heading % {"month": month}, agreed, since)


def month_words(day: dt.date, today: dt.date) -> str:
    """ "juni", with the year when it is another one."""
    return formats.date_format(day, "F" if day.year == today.year else "F Y")


def before_and_after(day: dt.date, figures: Figures) -> str:
    """The last round before a day and the first one after it; nothing as long as nobody was interviewed since."""
    named = list(zip(figures.rounds, figures.headlines, strict=True))
    before = [(one, found) for one, found in named if one.first and one.first <= day.isoformat()]
    after = [(one, found) for one, found in named if one.first > day.isoformat()]
    if not after:
        return _("The next round will show what came of it.")
    said = _("The round after it (%(round)s): %(name)s.") % _told(*after[0])
    if before:
        earlier = _("The round before it (%(round)s): %(name)s.") % _told(*before[-1])
        said = f"{earlier} {said}"
    return said


def _told(one: Round, found: Headline) -> dict[str, str]:
    return {"round": one.name, "name": str(words.NAME[found.name])}
