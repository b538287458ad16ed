"""Questions in a list: own words shortened, who is responsible, what has not landed yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from vensterbank.people.viewer import Viewer
from vensterbank.spaces.sentences import in_sentence, short_name

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Mapping

    from vensterbank.people.models import Link
    from vensterbank.practice.models import Handover


def named(link: Link | None) -> str:
    """The resident within a sentence; nothing when there is no link yet."""
    return in_sentence(link.name) if link is not None else ""


@dataclass(frozen=True)
class Line:
    """One question in a list."""

    uuid: uuid.UUID
    words: str
    resident: str
    responsible: str
    is_mine: bool
    passing_to: str
    is_helped: bool
    last_said: dt.datetime


def question_lines(questions: Iterable[Any], under_way: Mapping[int, Handover], viewer: Viewer) -> list[Line]:
    """Questions as a list shows them: their own words shortened, who is responsible, what has not landed yet."""
    return [_line(question, under_way.get(question.space_id), viewer) for question in questions]


def _line(question: Any, handover: Handover | None, viewer: Viewer) -> Line:
    responsible = question.responsible if question.is_looked_after else None
    return Line(
        uuid=question.uuid,
        words=shortened(question.words),
        resident=named(question.resident),
        responsible=short_name(responsible.name) if responsible else "",
        is_mine=responsible is not None and responsible.pk == viewer.person_id,
        passing_to=short_name(handover.to_person.name) if handover else "",
        is_helped=question.helped_at is not None,
        last_said=question.last_said,
    )


def shortened(words: str, most: int = 110) -> str:
    """The beginning, up to a whole word, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:.')} …"


def table_title(resident: str) -> str:
    """What colleagues call a table."""
    return _("The table of %(name)s") % {"name": resident} if resident else _("A question that begins")
