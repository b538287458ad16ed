"""Files on their way in: what is larger than any page takes is counted to its end and thrown away, never stored."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST = 25 * 1024 * 1024


class NoMoreThanNeeded(TemporaryFileUploadHandler):
    """As Django's own, but it stops writing once a file is too large.

    The form still gets a file: an empty one that tells its true ``size``, so that the page can refuse it beside whatever
    else was typed.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write, unless it is too much already."""
        if start + len(raw_data) <= LARGEST:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file, or a hollow one when it was too large."""
        if file_size <= LARGEST:
            return super().file_complete(file_size)
        self.file.close()
        return UploadedFile(io.BytesIO(), self.file_name, self.content_type, file_size, self.charset)
