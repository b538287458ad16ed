"""Files (attachments, the originals of transcripts): sealed with the key of their space, in the data folder.

Nothing about a file can be told from its name there: it is a random number, and its length is that of the file plus 28.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from django.conf import settings

from vensterbank.spaces.models import Space
from vensterbank.spaces.sealing import keyring, keys


def _path(file_uuid: uuid.UUID) -> Path:
    name = file_uuid.hex
    return Path(settings.DATA_DIR) / "files" / name[:2] / name


def keep_file(space: Space, file_uuid: uuid.UUID, data: bytes) -> None:
    """Write once, whole or not at all."""
    path = _path(file_uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    sealed = keys.seal_bytes(keyring.key_of(space.pk), data, b"file:" + file_uuid.bytes)
    half = path.with_suffix(".half")
    with open(half, "wb") as handle:
        handle.write(sealed)
        handle.flush()
        os.fsync(handle.fileno())
    half.replace(path)


def read_file(space: Space, file_uuid: uuid.UUID) -> bytes:
    """The bytes, for a caller that has shown the viewer may read the space. ``FileNotFoundError`` when it is gone."""
    return keys.open_bytes(
        keyring.key_of(space.pk), _path(file_uuid).read_bytes(), b"file:" + file_uuid.bytes
    )


def drop_file(file_uuid: uuid.UUID) -> None:
    """Throw a file away; when it is not there, that is well too."""
    _path(file_uuid).unlink(missing_ok=True)
