"""Files with an entry: of a few kinds, at most a few megabytes, sealed, always downloaded, never shown inside our pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import files
from vensterbank.spaces.incoming import take_in
from vensterbank.spaces.models import Attachment, Entry

LARGEST = 10 * 1024 * 1024
PLAIN_TYPE = "application/octet-stream"


class Readable(Protocol):
    """Where the bytes of a file come from."""

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class NewFile:
    """A file that somebody chose; ``size`` in bytes is known before anything is read."""

    name: str
    size: int
    source: Readable


def check_size(size: int) -> None:
    """Refuse before reading."""
    if size > LARGEST:
        raise Refusal(
            _("This file is larger than 10 MB. Make it smaller, or bring it on paper."), code="file-too-large"
        )


def attach_once(*, entry: Entry, file: NewFile, by: Viewer) -> Attachment:
    """Keep a file with an entry that was just written, in the same transaction; a second press adds no second one."""
    check_size(file.size)
    known = Attachment.objects.visible_to(by).filter(entry=entry).first()
    if known is not None:
        return known  # type: ignore[no-any-return]
    data = file.source.read()
    check_size(len(data))
    taken = take_in(file.name, data)
    attachment = Attachment(
        space=entry.space,
        entry=entry,
        name=taken.name,
        content_type=PLAIN_TYPE,  # what it is, is told from its bytes when somebody opens it; nothing lies in clear
        size=len(taken.data),
    )
    files.keep_file(entry.space, attachment.uuid, taken.data)
    attachment.save(force_insert=True)
    return attachment
