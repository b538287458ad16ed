"""The built-in codebook: three core areas, nine competences, marks. Names by key; the screen translates the words.

The nine names circulate in a secondary source of 2016; the screen says: check them in Donkers 2008. The working
descriptions are this project's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vensterbank.coding.enums import Area, CodeKind
from vensterbank.shared.errors import Message


@dataclass(frozen=True)
class BuiltIn:
    """A code that every study starts with."""

    kind: CodeKind
    key: str
    name: Message
    area: Area | None = None


RASTER: tuple[BuiltIn, ...] = (
    *(BuiltIn(CodeKind.AREA, area.value, area.label, area) for area in Area),
    BuiltIn(
        CodeKind.COMPETENCE,
        "competence-1",
        _("estimating the situation and one's own influence"),
        Area.COGNITIVE,
    ),
    BuiltIn(CodeKind.COMPETENCE, "competence-2", _("reflecting on what the act is aimed at"), Area.COGNITIVE),
    BuiltIn(CodeKind.COMPETENCE, "competence-3", _("acting to a purpose, open and flexible"), Area.COGNITIVE),
    BuiltIn(CodeKind.COMPETENCE, "competence-4", _("acknowledging feelings and needs"), Area.INTRAPERSONAL),
    BuiltIn(CodeKind.COMPETENCE, "competence-5", _("attention to the whole person"), Area.INTRAPERSONAL),
    BuiltIn(CodeKind.COMPETENCE, "competence-6", _("attuning one's role to the person"), Area.INTRAPERSONAL),
    BuiltIn(CodeKind.COMPETENCE, "competence-7", _("intercultural communication"), Area.SOCIETAL),
    BuiltIn(CodeKind.COMPETENCE, "competence-8", _("acting between people"), Area.SOCIETAL),
    BuiltIn(CodeKind.COMPETENCE, "competence-9", _("influencing structures and positions"), Area.SOCIETAL),
    BuiltIn(CodeKind.MARK, "act", _("act")),
    BuiltIn(CodeKind.MARK, "opinion", _("opinion")),
    BuiltIn(CodeKind.MARK, "typical", _("typical")),
    BuiltIn(CodeKind.CONNECTION, "connection", _("connection")),
)

NAMES = {code.key: code.name for code in RASTER}
