"""Words that sentences, pictures and tables of the mirror share. Translated when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy, pgettext_lazy

from vensterbank.insight.enums import Where
from vensterbank.mirror import Mark, Name
from vensterbank.shared import vocabulary

if TYPE_CHECKING:
    from vensterbank.shared.errors import Message

GROUP: Mapping[str, Message] = {
    "worker": vocabulary.WORKER,
    "manager": vocabulary.MANAGER,
    "resident": vocabulary.RESIDENT,
}
GROUPS: Mapping[str, Message] = {
    "worker": pgettext_lazy("group in the mirror", "workers"),
    "manager": pgettext_lazy("group in the mirror", "managers"),
    "resident": pgettext_lazy("group in the mirror", "residents"),
}
AREA: Mapping[str, Message] = {
    "cognitive": vocabulary.COGNITIVE,
    "intrapersonal": vocabulary.INTRAPERSONAL,
    "societal": vocabulary.SOCIETAL,
}
# From where somebody speaks, as it follows on "they speak more …".
FROM_AREA: Mapping[str, Message] = {
    "cognitive": _("from goals and agreements"),
    "intrapersonal": _("from feeling"),
    "societal": _("from what happens between people"),
}
NAME: Mapping[Name, Message] = {
    Name.ROOM: vocabulary.ROOM,
    Name.GAP: vocabulary.GAP,
    Name.ALIGNED: vocabulary.ALIGNED,
    Name.PAST_EACH_OTHER: vocabulary.PAST_EACH_OTHER,
    Name.NOT_YET_SAYABLE: vocabulary.NOT_YET_SAYABLE,
}
MARK: Mapping[Mark, Message] = {
    Mark.MADE: pgettext_lazy("a connection", "made"),
    Mark.BROKEN: pgettext_lazy("a connection", "broken off"),
    Mark.NONE: pgettext_lazy("a connection", "stayed away"),
}
WHERE: Mapping[Where, Message] = {
    Where.BETWEEN: _("between the two groups"),
    Where.RESIDENTS: _("with residents"),
    Where.OWN: _("among one’s own"),
    Where.SELF: _("within the person"),
    Where.UNSAID: _("not said between whom"),
}
NUMBERS: Mapping[int, Message] = {
    1: pgettext_lazy("number", "one"),
    2: pgettext_lazy("number", "two"),
    3: pgettext_lazy("number", "three"),
    4: pgettext_lazy("number", "four"),
    5: pgettext_lazy("number", "five"),
    6: pgettext_lazy("number", "six"),
    7: pgettext_lazy("number", "seven"),
    8: pgettext_lazy("number", "eight"),
    9: pgettext_lazy("number", "nine"),
    10: pgettext_lazy("number", "ten"),
    11: pgettext_lazy("number", "eleven"),
    12: pgettext_lazy("number", "twelve"),
}
ROUNDS = npgettext_lazy("of interviews", "one round", "%(number)s rounds", "n")


def number(value: int) -> str:
    """A number as it stands in a sentence: a word up to twelve."""
    return str(NUMBERS.get(value, value))


def people(group: str, size: int) -> str:
    """ "twee werkers", "één manager" """
    return f"{number(size)} {GROUP[group] if size == 1 else GROUPS[group]}"


def probability(value: float) -> str:
    """A probability in three places, without a nought in front: ".067"."""
    return f"{value:.3f}".removeprefix("0")


def decimals(value: float | None, places: int = 2) -> str:
    """A figure between −1 and 1 in two places, without a nought in front; a dash when there is none."""
    if value is None:
        return "–"
    told = f"{value:.{places}f}".replace("-", "−")
    return told if float(f"{abs(value):.{places}f}") >= 1 else told.replace("0.", ".", 1)


def percent(value: float | None) -> str:
    """A share in whole points of a hundred; a dash when there is none."""
    return "–" if value is None else f"{value:.0%}"
