"""The mirror session of June at a common sill, and the mirror that everybody may look into."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

from vensterbank.cli.example.folder import example_folder
from vensterbank.cli.example.people import Neighbours
from vensterbank.cli.example.talk import at
from vensterbank.insight import actions
from vensterbank.insight.models import MirrorSession
from vensterbank.insight.queries import themes_to_bring
from vensterbank.material.models import Study
from vensterbank.shared import clock
from vensterbank.spaces import actions as spaces

NEIGHBOURHOOD = ("buurtzaam", "jongnabij", "wijkwerf")


def told_session(language: str) -> dict[str, Any]:
    """The words of the session."""
    path = example_folder() / "study" / language / "session.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def hold_session(here: Neighbours, study: Study, told: dict[str, Any]) -> MirrorSession:
    """After the first round: a question and three quotes come to the sill, people talk, and agree on something."""
    noor = here.viewer("noor")
    with at({"ago": told["called"]}):
        organisations = [here.organisations[key] for key in NEIGHBOURHOOD]
        sill = actions.lay_common_sill(title=told["sill"], organisations=organisations, by=noor)
        what = actions.Invitation(
            question=told["question"],
            quotes=[theme.quotes[0].quote for theme in themes_to_bring(noor, study)],
            day=clock.today() + dt.timedelta(days=told["called"] - told["held"]),
            inside=told["inside"],
            outside=told["outside"],
        )
        session = actions.call_session(study=study, sill=sill, what=what, by=noor)
    for said in told["said"]:
        with at(said):
            spaces.say(space=sill, body=said["text"], reply_to=session.question, by=here.viewer(said["who"]))
    with at({"ago": told["held"], "at": "16:30"}):
        actions.write_agreements(
            session=session, agreements=told["agreements"].strip(), held_on=clock.today(), by=noor
        )
    return session


def show(study: Study, here: Neighbours, told: dict[str, Any]) -> None:
    """After the second round: everybody who was interviewed may look."""
    with at({"ago": told["shown"]}):
        actions.show_mirror(study=study, question=told["question"], by=here.viewer("noor"))
