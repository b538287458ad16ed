"""A small study: one worker, one manager, two rounds."""

from __future__ import annotations

from dataclasses import dataclass

from tests.factories.cast import Cast
from vensterbank.coding.models import Code
from vensterbank.coding.queries import codes_of
from vensterbank.material.actions import studies, transcripts
from vensterbank.material.enums import Party
from vensterbank.material.models import Respondent, Study, Transcript, Wave
from vensterbank.material.queries import waves_of

TALK = """Noor: Hoe stem je af?

Karim: Ik durfde het niet goed te zeggen. Toen kwam ze langs.

Noor: En daarna?

Karim: Daarna hebben we het samen besproken, 👋 met het dossier erbij.
"""


@dataclass
class SmallStudy:
    study: Study
    waves: list[Wave]
    karim: Respondent
    ineke: Respondent


def make_study(cast: Cast) -> SmallStudy:
    viewer = cast.noor.viewer
    study = studies.make_study(
        title="Ruimte in De Vaart", question="Hoe stem je af?", waves=["voorjaar", "najaar"], by=viewer
    )
    karim = studies.add_respondent(
        study=study, name="Karim", function=Party.WORKER, person=cast.karim.person, by=viewer
    )
    ineke = studies.add_respondent(study=study, name="Ineke", function=Party.MANAGER, by=viewer)
    return SmallStudy(study, waves_of(viewer, study), karim, ineke)


def import_talk(cast: Cast, small: SmallStudy, *, wave: int = 0, talk: str = TALK) -> Transcript:
    return transcripts.import_transcript(
        study=small.study,
        respondent=small.karim,
        wave=small.waves[wave],
        source=transcripts.Source(talk.encode(), "karim-1.txt"),
        by=cast.noor.viewer,
    )


def area(cast: Cast, small: SmallStudy, key: str = "intrapersonal") -> Code:
    """A built-in code of the study."""
    return next(code for code in codes_of(cast.noor.viewer, small.study) if code.key == key)


def connection(cast: Cast, small: SmallStudy) -> Code:
    """The code of a connection."""
    return area(cast, small, "connection")
