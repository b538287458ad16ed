"""Files on their way in lie veiled, and one that is larger than any page takes is not stored: the form hears how large."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import QueryDict
from django.test import RequestFactory

from vensterbank.ui import uploads


def sent(size: int) -> tuple[QueryDict, UploadedFile]:
    """What a view gets of a form with words, a file of this size, and one more field behind it."""
    data = {"words": "Kijk eens.", "file": SimpleUploadedFile("groot.zip", b"0" * size), "after": "ook dit"}
    request = RequestFactory().post("/", data)
    return request.POST, request.FILES["file"]


class Remembered:
    """The file without a name below a veiled one, still to be read when the form is done with it."""

    def __init__(self) -> None:
        self.made: list[Any] = []
        self._make = tempfile.TemporaryFile

    def __call__(self, **kwargs: Any) -> Any:
        self.made.append(self._make(**kwargs))
        return self.made[-1]

    def on_disk(self) -> bytes:
        """What whoever takes the disk would find."""
        return b"".join(os.pread(file.fileno(), 40 * 1024 * 1024, 0) for file in self.made)


@pytest.fixture(autouse=True)
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Remembered:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    remembered = Remembered()
    monkeypatch.setattr(tempfile, "TemporaryFile", remembered)
    monkeypatch.setattr(uploads, "LARGEST", 4 * 1024 * 1024)
    return remembered


def test_too_large_file_is_hollow_and_tells_its_size(tmp_path: Path) -> None:
    size = uploads.LARGEST + 1
    _post, file = sent(size)
    assert (file.name, file.size, file.read()) == ("groot.zip", size, b"")
    assert list(tmp_path.iterdir()) == []


def test_words_beside_a_too_large_file_arrive() -> None:
    post, _file = sent(uploads.LARGEST + 1)
    assert (post["words"], post["after"]) == ("Kijk eens.", "ook dit")


@pytest.mark.parametrize("size", [1, 3 * 1024 * 1024, 4 * 1024 * 1024])
def test_file_that_fits_arrives_whole(size: int) -> None:
    _post, file = sent(size)
    with file:
        assert (file.size, len(file.read())) == (size, size)


def test_large_file_has_no_name_and_no_words_on_the_disk(tmp_path: Path, disk: Remembered) -> None:
    words = b"KanarieGroot en nog veel meer. " * 100_000
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("groot.txt", words)})
    with request.FILES["file"] as file:
        assert len(disk.on_disk()) == len(words)
        assert b"Kanarie" not in disk.on_disk()
        assert list(tmp_path.iterdir()) == []
        assert b"".join(file.chunks()) == words


@pytest.mark.parametrize("place, length", [(0, 5), (15, 2), (16, 16), (17, 40), (99, 1), (95, 20)])
def test_any_place_of_a_veiled_file_is_read(place: int, length: int) -> None:
    words = bytes(range(100))
    with uploads.Veiled() as veiled:
        for start in range(0, 100, 7):
            veiled.write(words[start : start + 7])
        veiled.seek(place)
        assert veiled.read(length) == words[place : place + length]


def test_veiled_file_is_written_once() -> None:
    with uploads.Veiled() as veiled:
        veiled.write(b"een")
        veiled.seek(0)
        with pytest.raises(io.UnsupportedOperation):
            veiled.write(b"twee")
