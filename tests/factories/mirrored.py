"""A coded study: two workers and four managers, two rounds, two coders; the connection grows between the rounds."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.factories.cast import PASSWORD, Cast, Somebody
from vensterbank.coding.actions.codebook import find_or_make_codes
from vensterbank.coding.models import Code, Coding
from vensterbank.coding.queries import codes_of
from vensterbank.material.actions import studies
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import Quote, Respondent, Study, Version, Wave
from vensterbank.material.queries import waves_of
from vensterbank.people import actions as people
from vensterbank.people.enums import Function
from vensterbank.people.viewer import NOBODY

ANSWERS = 20
WORKERS, MANAGERS = ("samira", "karim"), ("ineke", "tjeerd", "wilma", "ruben")
# Answers with each core area, in the order cognitive, intrapersonal, societal.
SHARES = {
    "samira": (4, 8, 8),
    "karim": (4, 9, 7),
    "ineke": (12, 3, 5),
    "tjeerd": (13, 3, 4),
    "wilma": (12, 4, 4),
    "ruben": (11, 4, 5),
}
MARKS = {1: {"made": 2, "broken": 4, "none": 4}, 2: {"made": 8, "broken": 1, "none": 1}}
THEMES = ("Even langskomen", "Rugdekking", "Eilanden", "Trots")
THEMED = {0: range(6), 1: range(6, 11), 2: range(11, 15), 3: range(15, 16)}
TYPICAL = (1, 7, 12, 15)


@dataclass
class Coded:
    """The study and what hangs under it; ``answers``: quotes of a respondent in a round, in order."""

    cast: Cast
    study: Study
    waves: list[Wave]
    daan: Somebody
    respondents: dict[str, Respondent] = field(default_factory=dict)
    versions: dict[tuple[str, int], Version] = field(default_factory=dict)
    answers: dict[tuple[str, int], list[Quote]] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)

    def code(
        self,
        name: str,
        wave: int,
        place: int | tuple[int, int],
        key: str,
        by: Somebody,
        mark: Sequence[str] = (),
    ) -> Coding:
        """A coding on an answer, or from the first of two answers to the last."""
        first, last = place if isinstance(place, tuple) else (place, place)
        quotes = self.answers[name, wave]
        parties = [f"function:{party}" if party else "" for party in mark[1:]] or ["", ""]
        return Coding(
            space=self.versions[name, wave].space,
            uuid=uuid.uuid4(),
            version=self.versions[name, wave],
            code=self.codes[key],
            coder=by.person,
            start=quotes[first].start,
            end=quotes[last].end,
            connection=mark[0] if mark else "",
            from_party=parties[0],
            to_party=parties[1],
        )

    def keep(self, codings: Iterable[Coding]) -> None:
        Coding.objects.bulk_create(list(codings))

    def permit(self, name: str, *permits: Permit) -> None:
        """Let somebody agree to exactly this."""
        viewer = self.cast.noor.viewer
        studies.note_permissions(respondent=self.respondents[name], permits=permits, by=viewer)


def make_uncoded_study(cast: Cast, title: str = "Ruimte in De Vaart") -> Coded:
    """The interviews only."""
    noor = cast.noor.viewer
    study = studies.make_study(title=title, question="Hoe stem je af?", waves=["voorjaar", "najaar"], by=noor)
    daan = cast.extra.get("daan") or _make_daan(cast)
    studies.add_researcher(study=study, person=daan.person, by=noor)
    coded = Coded(cast, study, waves_of(noor, study), daan)
    themes, _new = find_or_make_codes(study=study, wanted=[("theme", name) for name in THEMES], by=noor)
    coded.codes = {code.key: code for code in codes_of(noor, study) if code.key}
    coded.codes |= {f"theme-{index}": themes["theme", name.casefold()] for index, name in enumerate(THEMES)}
    for name in (*WORKERS, *MANAGERS):
        _interview(coded, name)
    return coded


def _make_daan(cast: Cast) -> Somebody:
    person = people.add_person(name="Daan Meijer", email="daan@voorbeeld.test", password=PASSWORD, by=NOBODY)
    people.give_function(person=person, function=Function.RESEARCHER, organisation=cast.buurtzaam, by=NOBODY)
    cast.extra["daan"] = Somebody(person)
    return cast.extra["daan"]


def _interview(coded: Coded, name: str) -> None:
    noor = coded.cast.noor.viewer
    party = Party.WORKER if name in WORKERS else Party.MANAGER
    somebody = getattr(coded.cast, name, None)
    respondent = studies.add_respondent(
        study=coded.study,
        name=name.capitalize(),
        function=party,
        person=somebody.person if somebody else None,
        by=noor,
    )
    coded.respondents[name] = respondent
    coded.permit(name, *Permit)
    for wave in coded.waves:
        told = [f"{name.capitalize()}: {words(party, wave.number, place)}" for place in range(ANSWERS)]
        text = "\n\n".join(["Noor: Hoe stem je af met de ander?", *told])
        source = Source(text.encode(), f"{name}-{wave.number}.txt")
        transcript = import_transcript(
            study=coded.study, respondent=respondent, wave=wave, source=source, by=noor
        )
        version = Version.objects.visible_to(noor).select_related("space").get(transcript=transcript)
        coded.versions[name, wave.number] = version
        answers = Quote.objects.visible_to(noor).filter(version=version, is_answer=True).order_by("start")
        coded.answers[name, wave.number] = list(answers)


def words(party: str, wave: int, place: int) -> str:
    """What somebody answers: long enough to be shown, and naming nobody."""
    return f"Ik ben een {party} en dit is mijn antwoord {place} in ronde {wave}, waar ik lang over heb nagedacht."


def make_coded_study(cast: Cast) -> Coded:
    """The same, coloured by Noor, and in part by Daan."""
    coded = make_uncoded_study(cast)
    for name in SHARES:
        for wave in (1, 2):
            coded.keep(_of_noor(coded, name, wave))
            coded.keep(_of_daan(coded, name, wave))
    return coded


def _of_noor(coded: Coded, name: str, wave: int) -> list[Coding]:
    noor, mine = coded.cast.noor, "worker" if name in WORKERS else "manager"
    other = "manager" if mine == "worker" else "worker"
    areas = [
        key
        for key, number in zip(("cognitive", "intrapersonal", "societal"), SHARES[name], strict=True)
        for _ in range(number)
    ]
    marks = [mark for mark, number in MARKS[wave].items() for _ in range(number)]
    codings = [coded.code(name, wave, place, key, noor) for place, key in enumerate(areas)]
    codings += [
        coded.code(name, wave, place, "connection", noor, (mark, mine, other))
        for place, mark in enumerate(marks)
    ]
    codings += [
        coded.code(name, wave, place, f"theme-{theme}", noor)
        for theme, places in THEMED.items()
        for place in places
    ]
    return [*codings, *(coded.code(name, wave, place, "typical", noor) for place in TYPICAL)]


def _of_daan(coded: Coded, name: str, wave: int) -> list[Coding]:
    """Daan agrees on the areas but for the first answer, and marks no connections."""
    areas = [
        key
        for key, number in zip(("cognitive", "intrapersonal", "societal"), SHARES[name], strict=True)
        for _ in range(number)
    ]
    areas[0] = "societal"
    return [coded.code(name, wave, place, key, coded.daan) for place, key in enumerate(areas)]
