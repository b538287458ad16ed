"""A file that is larger than any page takes is not stored, and the form hears how large it was."""

from __future__ import annotations

import tempfile
from pathlib import Path

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


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(uploads, "LARGEST", 4 * 1024 * 1024)


def test_too_large_file_is_hollow_and_tells_its_size(tmp_path: Path) -> None:
    size = uploads.LARGEST + 1
    _post, file = sent(size)
    assert (file.name, file.size, file.read()) == ("groot.zip", size, b"")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= uploads.LARGEST


def test_words_beside_a_too_large_file_arrive() -> None:
    post, _file = sent(uploads.LARGEST + 1)
    assert (post["words"], post["after"]) == ("Kijk eens.", "ook dit")


@pytest.mark.parametrize("size", [1, 3 * 1024 * 1024, 4 * 1024 * 1024])
def test_file_that_fits_arrives_whole(size: int) -> None:
    _post, file = sent(size)
    with file:
        assert (file.size, len(file.read())) == (size, size)
