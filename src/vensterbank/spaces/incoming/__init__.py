"""Files that somebody adds: what they really are is told by their bytes, never by their name or by who sent them.

What is on the short list is taken, pictures without what a camera wrote into them; everything else is refused with a
sentence that says what to do. Pure: no database, no request. Nothing is unpacked and no picture is drawn, so a bomb has
nothing to burst in.
"""

from __future__ import annotations

from dataclasses import dataclass

from vensterbank.spaces.incoming import gif, jpeg, png, webp
from vensterbank.spaces.incoming.kinds import UNKNOWN_TYPE, Kind, kind_of, sniffed
from vensterbank.spaces.incoming.names import plain_name, with_extension
from vensterbank.spaces.incoming.pictures import Damaged, TooManyDots
from vensterbank.spaces.incoming.refusals import REFUSALS, refusal

__all__ = ["REFUSALS", "Taken", "content_type_of", "plain_name", "take_in"]

CLEANERS = {"jpeg": jpeg.cleaned, "png": png.cleaned, "webp": webp.cleaned, "gif": gif.cleaned}


@dataclass(frozen=True)
class Taken:
    """A file as it will be kept."""

    name: str
    data: bytes
    kind: Kind


def take_in(name: str, data: bytes) -> Taken:
    """What is kept of a file. Raises ``Refusal``, with a code of ``REFUSALS``, when it is not one that we take."""
    kind = kind_of(data)
    return Taken(with_extension(plain_name(name), kind.extensions), _cleaned(kind, data), kind)


def _cleaned(kind: Kind, data: bytes) -> bytes:
    clean = CLEANERS.get(kind.name)
    if clean is None:
        return data
    try:
        return clean(data)
    except TooManyDots:
        raise refusal("picture-too-big") from None
    except Damaged:
        raise refusal("picture-damaged") from None


def content_type_of(data: bytes) -> str:
    """What a download is called on its way out: of our list, or nothing in particular."""
    kind = sniffed(data)
    return kind.content_type if isinstance(kind, Kind) else UNKNOWN_TYPE
