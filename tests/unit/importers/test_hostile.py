"""Files that were made to do harm, and honest ones that came to harm: a draft or a refusal in words, and nothing else."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.unit.importers.samples import W, document, docx, paragraph, plain_docx, run, zipped
from vensterbank.material.importers import UnreadableTranscript, read_transcript
from vensterbank.material.importers.refusals import REFUSALS

STUDY = Path(__file__).parents[3] / "example" / "study"
TALK = (STUDY / "nl" / "karim-1.txt").read_bytes()[:4_000]
HONEST = {
    "txt": TALK,
    "docx": plain_docx(TALK.decode(errors="ignore").splitlines()),
    "utf-16": TALK.decode(errors="ignore").encode("utf-16"),
}
FILENAMES = ["a.txt", "a.md", "a.docx", "a.pdf", "../../a.txt", "a\x00.txt", ""]
FOUND = "root:x:0:0"
FAR = 'SYSTEM "file:///etc/passwd"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
ONE = paragraph(run("Noor: &l11;"))

HOSTILE = {
    "bomb": zipped(("word/document.xml", document(paragraph(run("a" * 40_000_000))))),
    "archive in an archive": zipped(("word/document.xml", zipped(("word/document.xml", b"\0" * 4_000_000)))),
    "path that leads out": zipped(("../../../etc/uit.txt", "x"), ("/etc/uit", "x")),
    "twice the same part": zipped(("word/document.xml", "<a/>"), ("word/Document.xml", "<b/>")),
    "laughs": docx(ONE, before=f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'),
    "entity from elsewhere": docx(paragraph(run("Noor: &e;")), before=f"<!DOCTYPE a [<!ENTITY e {FAR}>]>"),
    "definitions from elsewhere": docx(ONE, before=f"<!DOCTYPE a {FAR}>"),
    "entity in a parameter": docx(ONE, before=f"<!DOCTYPE a [<!ENTITY % e {FAR}> %e;]>"),
    "style sheet from elsewhere": docx(ONE, before='<?xml-stylesheet href="http://elders.example/"?>'),
    "inclusion": docx(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    ),
    "main part elsewhere": zipped(
        ("_rels/.rels", '<Relationship Type="officeDocument" Target="word/../../../etc/passwd"/>'),
    ),
    "deep": docx("<w:tbl><w:tr><w:tc>" * 9_000 + ONE),
    "half a surrogate": b"Noor: \xed\xa0\x80",
    "half a surrogate in sixteen bits": b"\xff\xfe\x00\xd8a\x00",
    "nothing but NUL": b"\0" * 1_000,
    "odd number of bytes in sixteen bits": b"\xff\xfea",
}


@pytest.mark.parametrize("which", HOSTILE)
def test_hostile_file_is_refused_or_read_as_what_it_says(which: str) -> None:
    for filename in FILENAMES:
        try:
            draft = read_transcript(HOSTILE[which], filename)
        except UnreadableTranscript as refused:
            assert refused.code in REFUSALS
        else:
            assert FOUND not in draft.text
            assert len(draft.text) < 100


def test_entities_are_refused_by_their_own_reason() -> None:
    """The positive twin: these are refused for what they are, not because they are no Word files at all."""
    for which in ("laughs", "entity from elsewhere", "entity in a parameter"):
        with pytest.raises(UnreadableTranscript) as refused:
            read_transcript(HOSTILE[which], "a.docx")
        assert refused.value.code == "docx-definitions"
    assert W in document(ONE)


def changed(data: bytes, changes: list[tuple[str, float, int]]) -> bytes:
    """Bits turned, pieces doubled, cut away or exchanged for signs that do not belong there."""
    out = bytearray(data)
    for how, where, value in changes:
        place = int(where * len(out))
        if how == "turn" and place < len(out):
            out[place] ^= 1 << value % 8
        elif how == "cut":
            del out[place:]
        elif how == "drop":
            del out[place : place + value]
        elif how == "double":
            out[place:place] = out[place : place + value * 8]
        else:
            out[place:place] = [
                b"\0",
                b"\xed\xa0\x80",
                b"\xff\xfe",
                b"\r",
                b"<",
                b"PK\x03\x04",
                b"\xe2\x80\xae",
            ][value % 7]
    return bytes(out)


HOW = st.tuples(
    st.sampled_from(["turn", "cut", "drop", "double", "put in"]), st.floats(0, 1), st.integers(0, 255)
)


@given(st.sampled_from(sorted(HONEST)), st.lists(HOW, max_size=8), st.sampled_from(FILENAMES))
@settings(deadline=None, max_examples=examples(60))
def test_honest_file_that_came_to_harm_is_read_or_refused(
    which: str, changes: list[tuple[str, float, int]], filename: str
) -> None:
    data = changed(HONEST[which], changes)
    try:
        draft = read_transcript(data, filename)
    except UnreadableTranscript as refused:
        assert refused.code in REFUSALS
        assert str(refused.message)
    else:
        draft.text.encode()
        assert "\0" not in draft.text


def test_bomb_takes_little_memory() -> None:
    """It unpacks to 40 MB; we stop on the way."""
    tracemalloc.start()
    with pytest.raises(UnreadableTranscript):
        read_transcript(HOSTILE["bomb"], "a.docx")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024
