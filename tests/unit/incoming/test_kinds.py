"""What a file is, is told by its bytes; what is not on the short list is refused with a sentence that helps."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.unit.incoming.samples import made, packed, word
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.incoming import REFUSALS, content_type_of, take_in

OPEN = "application/vnd.oasis.opendocument."
TYPES = ("[Content_Types].xml", "<Types/>")
TAKEN = {
    "jpg": made("jpeg"),
    "png": made("png"),
    "webp": made("webp"),
    "gif": made("gif"),
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "docx": word(),
    "xlsx": packed(TYPES, ("xl/workbook.xml", "")),
    "pptx": packed(TYPES, ("ppt/presentation.xml", "")),
    "odt": packed(("content.xml", ""), stored=f"{OPEN}text"),
    "ods": packed(("content.xml", ""), stored=f"{OPEN}spreadsheet"),
    "odp": packed(("content.xml", ""), stored=f"{OPEN}presentation"),
    "txt": "Geïnvloed door de buurt – « Aydın » 😀".encode(),
}
TEXTS = {
    "with a mark": b"\xef\xbb\xbfdag",
    "of Windows": "geïnvloed".encode("cp1252"),
    "in sixteen bits": "Aydın 😀".encode("utf-16"),
    "with tabs and pages": b"a\tb\r\n\x0c",
    "with an arrow in it": b"x < y, en <b>vet</b>",
}
NOT_TAKEN = {
    "file-empty": [b""],
    "file-program": [
        b"MZ\x90\x00",
        b"\x7fELF\x02",
        b"#!/bin/sh\nrm",
        b"\xef\xbb\xbf#!/usr/bin/env python",
        b"L\0\0\0\x01\x14\x02\0",
    ],
    "file-page": [
        b"<html><script>alert(1)</script>",
        b"  \n<!DOCTYPE html>",
        b"<svg xmlns='x' onload='y'/>",
        b"<?xml version='1.0'?><svg/>",
        "\ufeff<script>".encode("utf-16"),
        b"<!-- --><html>",
        b"<SCRIPT>",
    ],
    "file-archive": [
        packed(("a.txt", "a")),
        packed(("word/document.xml", "")),
        gzip.compress(b"a"),
        b"Rar!\x1a\x07",
        packed(TYPES, ("word/a", ""), ("xl/b", "")),
        packed(("a", ""), stored="application/epub+zip"),
        packed(("binnen.zip", packed(("a", "a")))),
    ],
    "file-old": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud", b"{\\rtf1 dag}"],
    "file-macros": [
        word(("word/vbaProject.bin", "x")),
        word(("word/activeX/activeX1.bin", "x")),
        packed(("Basic/Standard/Module1.xml", ""), stored=f"{OPEN}text"),
    ],
    "file-damaged": [word()[:-30], b"PK\x03\x04" + b"\0" * 60],
    "picture-kind": [
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08",
        b"\0\0\0\x18ftypheic\0\0",
        b"\0\0\0\x1cftypavif",
    ],
    "picture-damaged": [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x04\0\0\0WEBP"],
    "file-kind": [
        b"\x00\x01\x02",
        bytes(range(256)),
        b"BM\x36\0\0\0\0",
        b"a\x00b",
        b"ID3\x04\0",
        b"\xff\xfe\x00",
    ],
}


@pytest.mark.parametrize("extension", TAKEN)
def test_kind_of_the_list_is_taken_whatever_it_is_called(extension: str) -> None:
    taken = take_in("foto.exe", TAKEN[extension])
    assert taken.name == f"foto.exe.{extension}"
    assert content_type_of(taken.data) == taken.kind.content_type


@pytest.mark.parametrize("extension", TAKEN)
def test_name_that_fits_its_content_stays(extension: str) -> None:
    assert take_in(f"Brief 3.{extension.upper()}", TAKEN[extension]).name == f"Brief 3.{extension.upper()}"


@pytest.mark.parametrize("which", TEXTS)
def test_text_is_taken_as_it_is(which: str) -> None:
    taken = take_in("a.md", TEXTS[which])
    assert (taken.name, taken.data, taken.kind.content_type) == ("a.md", TEXTS[which], "text/plain")


# Numbered by hand: some of these hold the second in which they were made, and every worker is to know them alike.
ALL_NOT_TAKEN = [
    pytest.param(code, data, id=f"{code}-{number}")
    for code, several in NOT_TAKEN.items()
    for number, data in enumerate(several)
]


@pytest.mark.parametrize(("code", "data"), ALL_NOT_TAKEN)
def test_what_is_not_on_the_list_is_refused(code: str, data: bytes) -> None:
    """Also under an innocent name, and with the type that a browser claims for it."""
    with pytest.raises(Refusal) as refused:
        take_in("vakantie.jpg", data)
    assert refused.value.code == code


def test_every_refusal_is_tried() -> None:
    assert NOT_TAKEN.keys() | {"picture-too-big"} == REFUSALS.keys()


def test_text_that_could_run_is_kept_under_a_name_that_does_not() -> None:
    assert take_in("route.bat", b"del C:\\").name == "route.bat.txt"
    assert take_in("x" * 200 + ".hta", b"dag").name.endswith("xxx.hta.txt")
    assert len(take_in("x" * 200 + ".hta", b"dag").name) == 120


def test_what_is_no_longer_taken_is_a_download_of_nothing_in_particular() -> None:
    """Files that were kept before the list was made."""
    assert content_type_of(b"<script>alert(1)</script>") == "application/octet-stream"


def test_archive_of_many_parts_is_not_even_listed() -> None:
    with pytest.raises(Refusal) as refused:
        take_in("a.docx", b"PK\x03\x04" + b"PK\x01\x02" * 6_000)
    assert refused.value.code == "file-archive"


def test_tape_archive_is_no_text() -> None:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../etc/passwd"), io.BytesIO())
    with pytest.raises(Refusal):
        take_in("a.txt", into.getvalue())


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"RIFF\x10\0\0\0WEBP", b"%PDF-"]),
    st.binary(max_size=200),
)
@settings(deadline=None, max_examples=examples(150))
def test_any_bytes_are_taken_or_refused_in_words(start: bytes, data: bytes) -> None:
    try:
        taken = take_in("a", start + data)
    except Refusal as refused:
        assert refused.code in REFUSALS
    else:
        assert taken.name == f"a.{taken.kind.extensions[0]}"
