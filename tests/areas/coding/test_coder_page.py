"""The page on which a conversation is coloured: whole without script, and all that the element needs."""

from __future__ import annotations

import json
import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.coding import queries
from vensterbank.coding.actions import codebook, codings
from vensterbank.coding.actions.codings import Place
from vensterbank.coding.texts import TEXTS
from vensterbank.log.models import LogLine
from vensterbank.material.models import Transcript
from vensterbank.material.queries import newest_version, open_transcript
from vensterbank.spaces.sealing import keyring

STATE = re.compile(r'<script id="coder-state" type="application/json">(.*?)</script>', re.S)
PARAGRAPH = re.compile(r'data-start="(\d+)" data-end="(\d+)".*?<p class="vb-words">(.*?)</p>', re.S)


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


@pytest.fixture
def talk(cast: Cast, small: SmallStudy) -> Transcript:
    return import_talk(cast, small)


def shown(cast: Cast, talk: Transcript, who: str = "noor") -> str:
    answer = getattr(cast, who).client.get(reverse("coding:coder", args=[talk.uuid]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def state(cast: Cast, talk: Transcript) -> dict[str, Any]:
    found = STATE.search(shown(cast, talk))
    assert found
    return dict(json.loads(found[1]))


def test_every_paragraph_carries_exactly_its_words(cast: Cast, talk: Transcript) -> None:
    text = newest_version(cast.noor.viewer, talk).text
    paragraphs = PARAGRAPH.findall(shown(cast, talk))
    assert len(paragraphs) == 4
    assert all(unescape(words) == text[int(start) : int(end)] for start, end, words in paragraphs)


def test_words_with_signs_of_html_are_only_words(cast: Cast, small: SmallStudy) -> None:
    talk = import_talk(
        cast, small, talk="Noor: Ja?\n\nKarim: </script><b>nee</b> & <script>alert(1)</script>.\n"
    )
    page = shown(cast, talk)
    assert "<script>alert" not in page
    assert "&lt;b&gt;nee&lt;/b&gt; &amp;" in page


def test_label_cannot_close_the_state(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    label = "</script><img src=x>"
    codebook.find_or_make_code(study=small.study, kind="theme", label=label, by=cast.noor.viewer)
    assert label in [code["name"] for code in state(cast, talk)["codes"]]


def test_state_holds_codes_codings_and_texts(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    by = cast.noor.viewer
    version = newest_version(by, talk)
    code = next(one for one in queries.codes_of(by, small.study) if one.key == "cognitive")
    codings.code_words(version=version, code=code, place=Place(0, 4), by=by, coding_uuid=uuid.UUID(int=7))
    found = state(cast, talk)
    assert found["coder"] == str(cast.noor.person.uuid)
    assert [(one["start"], one["end"], one["coderName"]) for one in found["codings"]] == [(0, 4, "Noor")]
    assert {one["key"] for one in found["codes"] if one["kind"] == "area"} == {
        "cognitive",
        "intrapersonal",
        "societal",
    }
    assert found["texts"].keys() == TEXTS.keys()


def test_whoever_speaks_is_the_first_party(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    found = state(cast, talk)
    assert found["parties"][0] == {"key": f"respondent:{small.karim.uuid}", "name": "Karim"}
    assert found["respondent"] == found["parties"][0]["key"]
    assert found["parties"][-1]["name"] == "Ineke"


def test_verb_coded_once_is_known_in_that_form(cast: Cast, small: SmallStudy, talk: Transcript) -> None:
    by = cast.noor.viewer
    version = newest_version(by, talk)
    code, _new = codebook.find_or_make_code(study=small.study, kind="verb", label="durven", by=by)
    start = version.text.index("durfde")
    codings.code_words(
        version=version, code=code, place=Place(start, start + 6), by=by, coding_uuid=uuid.uuid4()
    )
    assert state(cast, talk)["verbForms"] == {"durfde": "durven"}


def test_page_says_progress_time_and_who_reads_along(cast: Cast, small: SmallStudy) -> None:
    talk = import_talk(
        cast, small, talk="[00:00:01] Noor: Ja?\n\n[00:14:32] Karim: Nee, dat durfde ik niet.\n"
    )
    page = shown(cast, talk)
    for words in (
        "Gesprek met Karim, voorjaar",
        "15 minuten",
        "0 van 1 citaten gekleurd",
        "00:14:32",
        "Wie leest mee",
    ):
        assert words in page


def test_page_speaks_english_too(cast: Cast, talk: Transcript) -> None:
    client = cast.noor.client
    client.cookies["language"] = "en"
    with translation.override("en"):
        page = client.get(reverse("coding:coder", args=[talk.uuid])).content.decode()
    assert "Conversation with Karim" in page
    assert "Where does this quote speak from?" in page


@pytest.mark.parametrize("name", ["karim", "ineke", "bea", "otto"])
def test_coder_is_for_researchers(cast: Cast, talk: Transcript, name: str) -> None:
    answer = getattr(cast, name).client.get(reverse("coding:coder", args=[talk.uuid]))
    assert answer.status_code == 404


def test_look_is_written_down_once(cast: Cast, talk: Transcript) -> None:
    shown(cast, talk)
    looks = LogLine.objects.filter(object_uuid=talk.uuid, event="read", actor_uuid=cast.noor.person.uuid)
    assert looks.count() == 1


def test_page_asks_as_much_for_three_codings_as_for_one(
    cast: Cast, small: SmallStudy, talk: Transcript
) -> None:
    by, client, counts = cast.noor.viewer, cast.noor.client, []
    version = newest_version(by, talk)
    for number in range(3):
        label = f"thema {number}"
        code, _new = codebook.find_or_make_code(study=small.study, kind="theme", label=label, by=by)
        codings.code_words(version=version, code=code, place=Place(0, 4), by=by, coding_uuid=uuid.uuid4())
        keyring.forget()
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("coding:coder", args=[talk.uuid]))
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]


def test_answers_are_told_from_questions(cast: Cast, talk: Transcript) -> None:
    opened = open_transcript(cast.noor.viewer, talk.uuid)
    marks = re.findall(r'data-answer="(\d)"', shown(cast, talk))
    assert marks == [str(int(one.quote.is_answer)) for one in opened.paragraphs]
