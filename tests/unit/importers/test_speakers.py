"""Labels that people write, and sentences that only look like labels (S6)."""

from __future__ import annotations

import pytest

from tests.unit.importers.samples import codes, read, turns

NOOR_AND_KARIM = [("Noor", "Hoe gaat het?"), ("Karim", "Goed."), ("Noor", "Nog iets?"), ("Karim", "Nee.")]

LAYOUTS = {
    "name before the words": "Noor: Hoe gaat het?\nKarim: Goed.\nNoor: Nog iets?\nKarim: Nee.",
    "name on a line of its own": "Noor:\nHoe gaat het?\n\nKarim:\nGoed.\n\nNoor:\nNog iets?\n\nKarim:\nNee.",
    "space before the colon": "Noor : Hoe gaat het?\nKarim : Goed.\nNoor : Nog iets?\nKarim : Nee.",
    "bold with the colon inside": "**Noor:** Hoe gaat het?\n**Karim:** Goed.\n**Noor:** Nog iets?\n**Karim:** Nee.",
    "bold with the colon outside": "**Noor**: Hoe gaat het?\n**Karim**: Goed.\n**Noor**: Nog iets?\n**Karim**: Nee.",
    "bold on its own line": "**Noor**\nHoe gaat het?\n\n**Karim**\nGoed.\n\n**Noor**\nNog iets?\n\n**Karim**\nNee.",
    "underscores": "__Noor:__ Hoe gaat het?\n__Karim:__ Goed.\n__Noor:__ Nog iets?\n__Karim:__ Nee.",
    "the whole question bold": "**Noor: Hoe gaat het?**\n\nKarim: Goed.\n\n**Noor: Nog iets?**\n\nKarim: Nee.",
    "headings": "### Noor\nHoe gaat het?\n\n### Karim\nGoed.\n\n### Noor\nNog iets?\n\n### Karim\nNee.",
    "tabs": "Noor\tHoe gaat het?\nKarim\tGoed.\nNoor\tNog iets?\nKarim\tNee.",
    "time behind the name": (
        "Noor (00:01:23): Hoe gaat het?\nKarim (00:01:30): Goed.\nNoor (00:01:32):\nNog iets?\nKarim (00:01:40): Nee."
    ),
    "time before the name": (
        "[00:01:23] Noor: Hoe gaat het?\n[00:01:30] Karim: Goed.\n[00:01:32] Noor: Nog iets?\n[00:01:40] Karim: Nee."
    ),
    "time and name on a line of their own": (
        "Noor   1:23\nHoe gaat het?\n\nKarim   1:30\nGoed.\n\nNoor   1:32\nNog iets?\n\nKarim   1:40\nNee."
    ),
    "time before a bold name": (
        "[00:01:23] **Noor:** Hoe gaat het?\n[00:01:30] **Karim:** Goed.\n"
        "[00:01:32] **Noor:** Nog iets?\n[00:01:40] **Karim:** Nee."
    ),
    "time, then name, without a colon": (
        "00:01:23 Noor\nHoe gaat het?\n00:01:30 Karim\nGoed.\n00:01:32 Noor\nNog iets?\n00:01:40 Karim\nNee."
    ),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_speakers_are_found_in_every_way_that_people_write_them(text: str) -> None:
    draft = read(text, "gesprek.md")
    assert turns(draft) == NOOR_AND_KARIM
    assert codes(draft) == []


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("I", "R"),
        ("I1", "R2"),
        ("i", "r"),
        ("Interviewer", "Respondent 1"),
        ("INT", "RESP"),
        ("SPEAKER_00", "SPEAKER_01"),
        ("Spreker 1", "Spreker 2"),
        ("Noor Aksoy", "Karim Yıldız"),
        ("N. Aksoy", "mevrouw Van Wijk"),
        ("De voorzitter", "Mevr. Van den Berg"),
        ("De heer J. Post", "Mw. Dik-Faber (ChristenUnie)"),
        ("Wethouder De Jong", "Moeder van Sem"),
        ("Noor", "'t Hoen"),
        ("Ben", "Wil de Vries"),
    ],
)
def test_label_is_a_speaker_whatever_its_shape(asks: str, answers: str) -> None:
    text = f"{asks}: Hoe gaat het?\n\n{answers}: Goed.\n\n{asks}: Nog iets?\n\n{answers}: Nee.\n"
    assert [speaker for speaker, _ in turns(read(text))] == [asks, answers, asks, answers]


def test_code_needs_no_space_behind_its_colon() -> None:
    assert turns(read("I:Hoe gaat het?\nR:Goed.\nI:Nog iets?\nR:Nee.")) == [
        ("I", "Hoe gaat het?"),
        ("R", "Goed."),
        ("I", "Nog iets?"),
        ("R", "Nee."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Er zijn drie dingen: rust, tijd en geld.",
        "Dus ik zei: kom maar binnen.",
        "De minister zegt: dat kan niet.",
        "Kortom: we gaan door.",
        "Twee: we bellen eerst.",
        "Ten eerste: niemand wist het.",
        "En toen: stilte.",
        "Over Samira: die is er nu weer.",
        "Let op: de bel doet het niet.",
        "Uw tweede vraag was: wie betaalt dat?",
        "Ik kom om 12:30 langs.",
        "Kijk op https://example.org/wijk.",
    ],
)
def test_sentence_with_a_colon_stays_whole(sentence: str) -> None:
    text = f"Noor: Hoe gaat het?\nKarim: Goed.\n{sentence}\nNoor: Nog iets?\nKarim: Nee.\n{sentence}\n"
    draft = read(text)
    assert turns(draft).count(("Karim", sentence)) == 2


def test_sentence_with_a_colon_stays_whole_in_english() -> None:
    text = "Noor: How is that?\nSam: Fine.\nSo I said: come in.\nNoor: Why?\nSam: There are two things: tea and time."
    assert turns(read(text, language="en")) == [
        ("Noor", "How is that?"),
        ("Sam", "Fine."),
        ("Sam", "So I said: come in."),
        ("Noor", "Why?"),
        ("Sam", "There are two things: tea and time."),
    ]


def test_label_before_words_is_a_sentence_where_labels_stand_on_their_own_line() -> None:
    text = "De voorzitter:\nWelkom.\n\nMevrouw Aydın:\nDank u.\nMeneer Van Wijk: die ook.\n\nDe voorzitter:\nJa.\n"
    draft = read(text)
    assert ("Mevrouw Aydın", "Meneer Van Wijk: die ook.") in turns(draft)
    assert [(note.code, note.line) for note in draft.notes] == [("possible-speaker", 6)]


def test_chair_who_speaks_once_is_a_speaker() -> None:
    draft = read("Mededelingen\n\nDe voorzitter:\nEr zijn geen afmeldingen.\nDat was het.\n")
    assert turns(draft) == [
        (None, "Mededelingen"),
        ("De voorzitter", "Er zijn geen afmeldingen."),
        ("De voorzitter", "Dat was het."),
    ]
    assert codes(draft) == ["before-first-speaker"]


@pytest.mark.parametrize(
    "text",
    [
        "Mededelingen\n\nDe voorzitter: Er zijn geen afmeldingen.\n",
        "Mededelingen\n\n**De voorzitter:** Er zijn geen afmeldingen.\n",
        "Mededelingen\n\n[00:00:05] De buurman: Er zijn geen afmeldingen.\n",
        "Mededelingen\nDe buurman:\nEr zijn geen afmeldingen.\n",
    ],
    ids=["before the words", "bold", "with a time", "without blank lines"],
)
def test_one_turn_is_enough_where_its_label_leaves_no_doubt(text: str) -> None:
    assert turns(read(text))[1][0] in {"De voorzitter", "De buurman"}


def test_sentence_alone_on_its_line_before_a_list_is_no_speaker() -> None:
    draft = read(
        "De voorzitter:\nWelkom.\nIk stel voor toe te voegen aan de agenda:\n- de straat;\n- de sleutel.\n"
    )
    assert {speaker for speaker, _ in turns(draft)} == {"De voorzitter"}


def test_person_who_speaks_once_in_a_dialogue_is_a_speaker() -> None:
    text = "Noor: Hoe gaat het?\nKarim: Goed.\nPostbode: Pakje voor de buren.\nKarim: Dank je.\nNoor: En verder?\n"
    assert ("Postbode", "Pakje voor de buren.") in turns(read(text))


def test_two_lines_of_two_people_are_a_dialogue() -> None:
    assert turns(read("Jan: Hallo daar.\nPiet: Dag Jan.\n")) == [("Jan", "Hallo daar."), ("Piet", "Dag Jan.")]


def test_paragraphs_of_one_turn_stay_apart_with_the_same_speaker() -> None:
    draft = read("I: Hoe was dat?\nR: Eerst stil.\nToen druk.\n\nDaarna weer stil.\nI: En nu?\n")
    assert turns(draft)[1:4] == [("R", "Eerst stil."), ("R", "Toen druk."), ("R", "Daarna weer stil.")]


def test_capitals_do_not_make_another_speaker() -> None:
    draft = read("DE VOORZITTER:\nWelkom.\n\nDe voorzitter:\nDank u.\n")
    assert [guess.label for guess in draft.speakers] == ["DE VOORZITTER"]
    assert draft.speakers[0].paragraphs == 2


def test_file_without_speakers_is_one_voice_without_a_name() -> None:
    draft = read("Ik begon in de zomer met dit werk.\n\nVoorbeeld: de buurvrouw.\n\nVoorbeeld: de buurman.\n")
    assert [speaker for speaker, _ in turns(draft)] == [None, None, None]
    assert draft.speakers == ()
    assert codes(draft) == ["no-speakers"]


def test_doubtful_label_stays_in_the_text_with_its_line() -> None:
    text = (
        "I: Hoe was dat?\nR: Stil.\nEn daarna druk.\nWilma ook.\nPetra: die ging weg.\nI: En nu?\nR: Beter.\n"
    )
    draft = read(text)
    assert ("R", "Petra: die ging weg.") in turns(draft)
    assert [(note.code, note.line) for note in draft.notes] == [("possible-speaker", 5)]


def test_head_of_a_transcript_is_nobodys_turn() -> None:
    head = "Interview 3\nDatum: 12 mei\nInterviewer: Noor\nRespondent: Karim\n\n"
    draft = read(f"{head}Interviewer: Hoe is het?\nKarim: Goed.\nInterviewer: Nog iets?\nKarim: Nee.\n")
    assert turns(draft)[:4] == [
        (None, "Interview 3"),
        (None, "Datum: 12 mei"),
        (None, "Interviewer: Noor"),
        (None, "Respondent: Karim"),
    ]
    assert turns(draft)[4] == ("Interviewer", "Hoe is het?")


def test_key_of_the_head_on_its_own_line_is_no_speaker() -> None:
    draft = read("Datum:\n12 mei\n\nNoor:\nHoe gaat het?\n\nKarim:\nGoed.\n\nNoor:\nNog iets?\n")
    assert turns(draft)[:2] == [(None, "Datum:"), (None, "12 mei")]


def test_turn_of_phrase_in_a_long_story_is_no_speaker() -> None:
    story = ["Buurtteam: bellen.", *["Daarna liepen we verder."] * 6, "Buurtteam: nog eens bellen."]
    draft = read("\n".join(story))
    assert draft.text.split("\n\n") == story
    assert draft.speakers == ()


def test_bold_heading_that_comes_back_is_no_speaker() -> None:
    part = "**Afstemming**\n\nI: Hoe was dat?\n\nR: Stil.\n\n**Ruimte**\n\nI: En nu?\n\nR: Druk.\n\n"
    assert {speaker for speaker, _ in turns(read(part * 2, "gesprek.md"))} == {None, "I", "R"}


def test_one_word_at_a_time_is_no_speaker() -> None:
    draft = read("[00:00:05] Hoe was dat?\n[00:00:09] Precies\n[00:00:12] En nu?\n[00:00:15] Precies\n")
    assert [words for _, words in turns(draft)] == ["Hoe was dat?", "Precies", "En nu?", "Precies"]


def test_label_without_words_is_named() -> None:
    draft = read("Noor: Hoe gaat het?\nKarim:\nNoor: Nog iets?\nKarim: Nee.\n")
    assert turns(draft) == [("Noor", "Hoe gaat het?"), ("Noor", "Nog iets?"), ("Karim", "Nee.")]
    assert [(note.code, note.line) for note in draft.notes] == [("turn-without-words", 2)]


def test_bold_word_in_a_sentence_keeps_its_marks() -> None:
    draft = read("I: Hoe was dat?\nR: **Heel** stil.\n**Echt** waar.\nI: En nu?\nR: Beter.\n", "gesprek.md")
    assert ("R", "**Heel** stil.") in turns(draft)
    assert ("R", "**Echt** waar.") in turns(draft)


def test_note_of_the_transcriber_behind_a_name_stays_with_the_label() -> None:
    draft = read("Noor: Hoe gaat het?\nKarim (lacht): Goed.\nNoor: Nog iets?\nKarim: Nee.\n")
    assert turns(draft)[1] == ("Karim (lacht)", "Goed.")
