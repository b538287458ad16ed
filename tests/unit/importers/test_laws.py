"""What holds for every file, whatever is in it."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.unit.importers.samples import codes, document, paragraph, read, run, turns, zipped
from vensterbank.material.importers import Draft, UnreadableTranscript, read_transcript
from vensterbank.material.importers.assemble import BETWEEN

# The machine that runs this may be busy; how long it takes is a matter for the benches.
unhurried = settings(deadline=None, max_examples=examples(60))
dear = settings(deadline=None, max_examples=examples(20))  # each example reads half a dozen files
FILENAMES = ["a.txt", "a.md", "a.docx", "a", ""]
PUNCTUATION = " \t\n\r\u2028\u0085:.?!()[]<>#*_-–0123456789"
talk = st.text(st.one_of(st.sampled_from(PUNCTUATION + "IRaBé’"), st.characters(exclude_categories=["Cs"])))
words = st.builds(
    lambda first, rest, last: f"{first}{rest}{last}.",
    st.sampled_from("AZazé€😀"),
    st.text(st.sampled_from("abeoztnég, ’"), max_size=40),
    st.sampled_from("aeoztn"),
)
spoken = st.lists(
    st.tuples(st.sampled_from(["Noor", "Karim", "Mevrouw Aydın"]), words), min_size=3, max_size=12
)


def check_ranges(draft: Draft) -> None:
    """Ranges lie in the text, in order, apart; paragraphs and what is between them are the whole text."""
    pieces = [draft.text[p.start : p.end] for p in draft.paragraphs]
    assert BETWEEN.join(pieces) == draft.text
    assert all(pieces)
    assert draft.paragraphs[0].start == 0
    assert draft.paragraphs[-1].end == len(draft.text)
    for paragraph_before, paragraph_after in zip(draft.paragraphs, draft.paragraphs[1:], strict=False):
        assert paragraph_before.end + len(BETWEEN) == paragraph_after.start
    assert not re.search("[\r\v\f\u0085\u2028\u2029\x00]", draft.text)


def check_speakers(draft: Draft) -> None:
    """Each label among the speakers holds paragraphs, and each paragraph's label is among the speakers."""
    said = [p.speaker for p in draft.paragraphs if p.speaker is not None]
    assert {guess.label: guess.paragraphs for guess in draft.speakers} == {
        name: said.count(name) for name in said
    }


@given(talk, st.sampled_from(FILENAMES), st.sampled_from(["nl", "en", "tr"]))
@example("I:R:I:R:", "a.txt", "nl")
@example("[00:01] : a.\n**:** b.", "a.md", "nl")
@example("\ufeff", "a.txt", "nl")
@unhurried
def test_any_text_becomes_a_sound_draft_or_a_refusal(text: str, filename: str, language: str) -> None:
    with suppress(UnreadableTranscript):
        draft = read_transcript(text.encode(), filename, language=language)
        check_ranges(draft)
        check_speakers(draft)


@given(st.text(st.characters(exclude_categories=["Cs", "Nd"], exclude_characters=":*_#\t\0"), min_size=1))
@unhurried
def test_text_without_labels_or_times_loses_no_character(text: str) -> None:
    text += " Dat was het dan."
    with suppress(UnreadableTranscript):
        draft = read_transcript(text.encode("utf-8"), "a.txt")
        assert "".join(draft.text.split()) == "".join(text.removeprefix("\ufeff").split())


@given(talk)
@unhurried
def test_what_is_taken_out_stands_before_or_behind_the_words(text: str) -> None:
    """A label or a time goes from an edge of a line; the words between stay as they were, in their order."""
    with suppress(UnreadableTranscript):
        draft = read_transcript(text.replace("*", "").replace("_", "").encode(), "a.txt")
        source = iter(re.split("\r\n|[\r\n\v\f\u0085\u2028\u2029]", text.replace("*", "").replace("_", "")))
        for line in draft.text.replace(BETWEEN, "\n").split("\n"):
            assert any(line in candidate for candidate in source)


@given(spoken)
@dear
def test_dialogue_comes_back_from_every_layout(dialogue: list[tuple[str, str]]) -> None:
    dialogue = [
        *dialogue,
        ("Noor", "Dank je wel."),
        ("Karim", "Graag gedaan."),
        ("Noor", "Dag."),
        ("Karim", "Dag."),
    ]
    clock = "[00:00:01]"
    layouts = {
        "before": "".join(f"{name}: {said}\n" for name, said in dialogue),
        "apart": "".join(f"{name}: {said}\n\n" for name, said in dialogue),
        "own line": "".join(f"{name}:\n{said}\n\n" for name, said in dialogue),
        "bold": "".join(f"**{name}:** {said}\n\n" for name, said in dialogue),
        "time first": "".join(f"{clock} {name}: {said}\n" for name, said in dialogue),
        "time behind": "".join(f"{name} {clock}: {said}\n" for name, said in dialogue),
    }
    assert {layout: turns(read(text, "a.md")) for layout, text in layouts.items()} == dict.fromkeys(
        layouts, dialogue
    )
    in_word = document("".join(paragraph(run(f"{name}: {said}")) for name, said in dialogue))
    assert turns(read_transcript(zipped(("word/document.xml", in_word)), "a.docx")) == dialogue


@given(spoken, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(["\n", "\r\n", "\r"]))
@dear
def test_encoding_and_line_ends_change_nothing(
    dialogue: list[tuple[str, str]], encoding: str, end: str
) -> None:
    lines = [f"{name}: {said}" for name, said in [*dialogue, *dialogue]]
    draft = read_transcript(end.join(lines).encode(encoding), "a.txt")
    plain = read("\n".join(lines))
    assert (draft.text, draft.paragraphs, codes(draft)) == (plain.text, plain.paragraphs, codes(plain))


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"I: ", b"%PDF"]),
)
@unhurried
def test_any_bytes_become_a_draft_or_a_refusal(data: bytes, start: bytes) -> None:
    with suppress(UnreadableTranscript):
        check_ranges(read_transcript(start + data, "a.txt"))


@given(st.data())
@unhurried
def test_damaged_word_file_becomes_a_draft_or_a_refusal(data: st.DataObject) -> None:
    changed = bytearray(zipped(("word/document.xml", document(paragraph(run("I: Hoe was dat?")) * 3))))
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableTranscript):
        check_ranges(read_transcript(bytes(changed), "a.docx"))


@given(st.binary(max_size=300), st.integers(0, 300))
@unhurried
def test_odd_xml_in_a_word_file_becomes_a_draft_or_a_refusal(noise: bytes, place: int) -> None:
    xml = document(paragraph(run("I: Hoe was dat?"), run("R: Stil."))).encode()
    with suppress(UnreadableTranscript):
        check_ranges(
            read_transcript(zipped(("word/document.xml", xml[:place] + noise + xml[place:])), "a.docx")
        )
