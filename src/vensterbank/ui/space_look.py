"""How the six kinds of space look: name, plain subtitle, symbol. Colours follow from the class in ``areas.css``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vensterbank.shared import vocabulary as words

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class SpaceLook:
    """One kind of space for the eye; ``kind`` is also the symbol in the sprite and the end of the class."""

    kind: str
    name: StrPromise
    subtitle: StrPromise

    @property
    def css(self) -> str:
        """The class that sets this kind's colour and tint for everything inside."""
        return f"vb-space-{self.kind}"


SPACE_LOOKS: dict[str, SpaceLook] = {
    look.kind: look
    for look in (
        SpaceLook("notebook", words.NOTEBOOK, words.NOTEBOOK_SUBTITLE),
        SpaceLook("campfire", words.CAMPFIRE, words.CAMPFIRE_SUBTITLE),
        SpaceLook("table", words.TABLE, words.TABLE_SUBTITLE),
        SpaceLook("sill", words.SILL, words.SILL_SUBTITLE),
        SpaceLook("lamp-post", words.LAMP_POST, words.LAMP_POST_SUBTITLE),
        SpaceLook("study", words.STUDY, words.STUDY_SUBTITLE),
    )
}


def look_of(kind: object) -> SpaceLook:
    """The look of a kind given as its code (or an enum member whose value is one)."""
    return SPACE_LOOKS[str(getattr(kind, "value", kind))]
