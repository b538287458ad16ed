"""The study "Ruimte in De Vaart": six respondents, two rounds, two coders."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vensterbank.cli.example.folder import example_folder
from vensterbank.cli.example.people import Neighbours
from vensterbank.cli.example.session import hold_session, show, told_session
from vensterbank.cli.example.talk import at
from vensterbank.coding.actions.codebook import find_or_make_codes
from vensterbank.coding.models import Code, Coding, CodingChange
from vensterbank.coding.queries import codes_of
from vensterbank.material.actions import studies
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import Respondent, Study, Transcript, Wave
from vensterbank.material.queries import OpenTranscript, Paragraph, open_transcript, waves_of
from vensterbank.people.viewer import Viewer

TITLE = {"nl": "Ruimte in De Vaart", "en": "Room in De Vaart"}
QUESTION = {
    "nl": "Hoe stemmen werkers en managers op elkaar af, voor mensen die moeilijk te bereiken zijn?",
    "en": "How do workers and managers attune to each other, for people who are hard to reach?",
}
WAVES = {"nl": ("voorjaar", "najaar"), "en": ("spring", "autumn")}
RESPONDENTS = {
    "samira": Party.WORKER,
    "karim": Party.WORKER,
    "ineke": Party.MANAGER,
    "ruben": Party.MANAGER,
    "wilma": Party.MANAGER,
    "tjeerd": Party.MANAGER,
}
CONNECTIONS = {"made", "broken", "none"}
FREE = {"verb", "value", "theme"}


def hold_study(here: Neighbours, language: str) -> Study:
    """Interview everybody twice and code what they said; between the rounds a mirror session, after them the mirror."""
    noor = here.viewer("noor")
    with at({"ago": 210}):
        study = studies.make_study(
            title=TITLE[language], question=QUESTION[language], waves=WAVES[language], by=noor
        )
        studies.add_researcher(study=study, person=here.people["daan"], by=noor)
        respondents = {key: _respondent(study, here, key, party) for key, party in RESPONDENTS.items()}
    first, second = waves_of(noor, study)
    told = told_session(language)
    _interview(study, here, respondents, first, 200, language)
    hold_session(here, study, told)
    _interview(study, here, respondents, second, 45, language)
    for key in RESPONDENTS:
        studies.show_mirror_to(study=study, person=here.people[key], by=noor)
    show(study, here, told)
    return study


def _interview(
    study: Study,
    here: Neighbours,
    respondents: dict[str, Respondent],
    wave: Wave,
    ago: int,
    language: str,
) -> None:
    for key, respondent in respondents.items():
        with at({"ago": ago}):
            _conversation(study, here, respondent, wave, f"{key}-{wave.number}", language)


def _respondent(study: Study, here: Neighbours, key: str, party: Party) -> Respondent:
    noor, person = here.viewer("noor"), here.people[key]
    name = person.name.split()[0]
    respondent = studies.add_respondent(study=study, name=name, function=party, person=person, by=noor)
    studies.note_permissions(respondent=respondent, permits=list(Permit), by=noor)
    return respondent


def _conversation(
    study: Study, here: Neighbours, respondent: Respondent, wave: Wave, name: str, language: str
) -> None:
    folder = example_folder() / "study" / language
    source = Source((folder / f"{name}.txt").read_bytes(), f"{name}.txt", language)
    noor = here.viewer("noor")
    transcript = import_transcript(study=study, respondent=respondent, wave=wave, source=source, by=noor)
    opened = open_transcript(noor, transcript.uuid)
    rows = list(_rows(folder / f"{name}.csv"))
    coders = {"noor": noor, "daan": here.viewer("daan")}
    codes = Codes(study, noor)
    codes.learn(rows)
    _keep_codings([_coding(transcript, opened, row, coders[row["coder"]], codes.of(row)) for row in rows])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _coding(
    transcript: Transcript, opened: OpenTranscript, row: dict[str, str], by: Viewer, code: Code
) -> Coding:
    paragraph = opened.paragraphs[int(row["paragraph"]) - 1]
    start, end = _range(paragraph, row["words"])
    is_connection = row["code"] in CONNECTIONS
    return Coding(
        space=transcript.space,
        uuid=uuid.uuid4(),
        version=opened.version,
        code=code,
        coder_id=by.account,
        start=start,
        end=end,
        connection=row["code"] if is_connection else "",
        from_party=f"function:{row['from']}" if is_connection and row["from"] else "",
        to_party=f"function:{row['to']}" if is_connection and row["to"] else "",
    )


def _range(paragraph: Paragraph, words: str) -> tuple[int, int]:
    if not words:
        return paragraph.quote.start, paragraph.quote.end
    place = paragraph.words.index(words)
    return paragraph.quote.start + place, paragraph.quote.start + place + len(words)


class Codes:
    """The codebook of the study, looked up once."""

    def __init__(self, study: Study, by: Viewer) -> None:
        self.study, self.by = study, by
        self.built_in = {code.key: code for code in codes_of(by, study) if code.key}
        self.free: dict[tuple[str, str], Code] = {}

    def learn(self, rows: list[dict[str, str]]) -> None:
        """Make the verbs, values and themes of a conversation that are not there yet."""
        wanted = [(row["code"], row["label"]) for row in rows if row["code"] in FREE]
        self.free, _new = find_or_make_codes(study=self.study, wanted=wanted, by=self.by)

    def of(self, row: dict[str, str]) -> Code:
        """The code of a row."""
        if row["code"] in FREE:
            return self.free[row["code"], " ".join(row["label"].split()).casefold()]
        return self.built_in["connection" if row["code"] in CONNECTIONS else row["code"]]


def _keep_codings(codings: list[Coding]) -> None:
    """In bulk: some two thousand rows one by one would make a newcomer wait. Each still has its line of history."""
    Coding.objects.bulk_create(codings)
    CodingChange.objects.bulk_create(
        [CodingChange(space=one.space, coding=one, change="added", by_id=one.coder_id) for one in codings]
    )
