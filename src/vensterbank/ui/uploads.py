"""Files on their way in: never in clear on the disk, and what is larger than any page takes is counted and thrown away."""

from __future__ import annotations

import io
import secrets
import tempfile
from typing import Any, cast

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 25 * 1024 * 1024
BLOCK = 16  # bytes, of AES


class Veiled(io.RawIOBase):
    """A file without a name whose bytes on the disk nobody can read: the key lives as long as this object.

    AES-256 in counter mode, so that any place can be read on its own. It only veils: whatever is kept is sealed by
    ``spaces/files.py``, which also notices a change. Each place is written once; the key is used for nothing else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._file = tempfile.TemporaryFile(buffering=0)
        self._key = secrets.token_bytes(32)
        self._end = 0

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(place, whence)

    def tell(self) -> int:
        return self._file.tell()

    def write(self, data: Any) -> int:
        """Behind what is there already: the same key stream twice would betray both texts."""
        plain, start = bytes(data), self._file.tell()
        if start != self._end:
            raise io.UnsupportedOperation("A veiled file is written from its beginning to its end.")
        veiled = self._changed(plain, start)
        written = 0
        while written < len(veiled):
            written += cast("int", self._file.write(veiled[written:]))
        self._end += len(plain)
        return len(plain)

    def readinto(self, into: Any) -> int:
        start = self._file.tell()
        found = self._file.read(len(into))
        into[: len(found)] = self._changed(found, start)
        return len(found)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _changed(self, data: bytes, start: int) -> bytes:
        """Veil or unveil: the same in counter mode."""
        counter, beside = divmod(start, BLOCK)
        cipher = Cipher(algorithms.AES(self._key), modes.CTR(counter.to_bytes(BLOCK, "big")))
        return cipher.encryptor().update(bytes(beside) + data)[beside:]


class NoMoreThanNeeded(FileUploadHandler):
    """Keeps a file veiled, and stops writing once it is too large.

    The form still gets a file: an empty one that tells its true ``size``, so that the page can refuse it beside whatever
    else was typed.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is there yet."""
        super().new_file(*args, **kwargs)
        self.file = Veiled()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write, unless it is too much already."""
        if start + len(raw_data) <= LARGEST:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file, or a hollow one when it was too large."""
        if file_size <= LARGEST:
            self.file.seek(0)
            content: Any = io.BufferedReader(self.file)
        else:
            self.file.close()
            content = io.BytesIO()
        return UploadedFile(content, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        """Whoever sent it went away."""
        if hasattr(self, "file"):
            self.file.close()
