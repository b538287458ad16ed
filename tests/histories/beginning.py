"""How every history begins: two tables, a campfire, a study; and somebody who was everywhere has left."""

from __future__ import annotations

import datetime as dt
import uuid

import time_machine

from tests.factories.cast import Cast, make_cast
from tests.histories.deeds import (
    Deed,
)
from tests.histories.done import act, interview
from tests.histories.meant import Doing
from tests.histories.model import Job, Model, Word
from tests.histories.town import BEGIN, RESIDENTS, STAFF, Town
from vensterbank.coding.actions import codebook
from vensterbank.coding.actions.codings import Place, code_words
from vensterbank.coding.queries import codes_of
from vensterbank.insight import actions as insight
from vensterbank.material.actions import studies, transcripts
from vensterbank.material.enums import Party
from vensterbank.material.models import Study
from vensterbank.material.queries import newest_version
from vensterbank.people import actions as people
from vensterbank.people.enums import Function
from vensterbank.people.models import Link, Team
from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.practice.actions import questions
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.models import Space


def begin() -> Town:
    """Two tables, a campfire, a study; Dirk was everywhere and has left."""
    with time_machine.travel(BEGIN - dt.timedelta(hours=1), tick=False):
        cast = make_cast()
        town = _people(cast)
        _table(town, "table:0", "samira", "Mevrouw Aydın", ["dirk", "karim"])
        _table(town, "table:1", "lotte", "Meneer Van Wijk", [])
        act(town, Deed("light", "samira", "karim", "fire:0"))
        act(town, Deed("invite", "samira", "dirk", "fire:0"))
        for place, who in (
            ("fire:0", "samira"),
            ("table:0", "karim"),
            ("sill:bz", "ineke"),
            ("lamp:ww", "wilma"),
        ):
            act(town, Deed("say", who, at=place))
        act(town, Deed("note", "samira"))
        _study(town, cast)
        act(town, Deed("let_go", whom="dirk", at="bz"))
    town.model.now = BEGIN
    return town


def _people(cast: Cast) -> Town:
    south = Team.objects.create(organisation=cast.buurtzaam, name="Team Zuid")
    known = {name: getattr(cast, name).person for name in STAFF if name != "femke"}
    teams = {"outreach": cast.outreach, "south": south, "brokers": cast.brokers}
    homes = {"bz": cast.buurtzaam, "ww": cast.wijkwerf}
    for name, function, home in (("bram", "administrator", "ww"), ("dirk", "worker", "bz")):
        known[name] = people.add_person(
            name=name.title(), email=f"{name}@voorbeeld.test", password=None, by=NOBODY
        )
        people.give_function(
            person=known[name], function=Function(function), organisation=homes[home], by=NOBODY
        )
    petra, _secret = people.make_link(name="Petra", by=NOBODY, lasts=dt.timedelta(days=180))
    jobs = {
        "samira": {Job("bz", "worker", "outreach")},
        "karim": {Job("bz", "worker", "outreach")},
        "ineke": {Job("bz", "manager", "outreach")},
        "bea": {Job("bz", "administrator")},
        "lotte": {Job("ww", "worker", "brokers")},
        "wilma": {Job("ww", "manager")},
        "bram": {Job("ww", "administrator")},
        "noor": {Job("school", "researcher")},
        "dirk": {Job("bz", "worker")},
        "femke": set(),
    }
    model = Model(now=BEGIN, jobs=jobs, links={"petra": petra.expires_at}, residents=dict(RESIDENTS))
    town = Town(model, {name: one.uuid for name, one in known.items()}, {"petra": petra.uuid}, homes, teams)
    for kind, name in ((SpaceKind.SILL, "sill"), (SpaceKind.LAMP_POST, "lamp")):
        for home, who in (("bz", "ineke"), ("ww", "wilma"), ("school", "noor"))[: 2 if name == "sill" else 3]:
            model.homes[f"{name}:{home}"] = home
            town.places[f"{name}:{home}"] = Space.objects.visible_to(town.viewer(who)).get(kind=kind).uuid
    return town


def _table(town: Town, place: str, who: str, name: str, others: list[str]) -> None:
    by = town.viewer(who)
    question = questions.start_question(words=f"vraag zq{place[-1]}q", by=by)
    questions.seat_resident(question=question, name=name, by=by)
    resident, model = RESIDENTS[place], town.model
    town.links[resident], model.links[resident] = question.resident.uuid, question.resident.expires_at
    town.places[place], town.questions[place] = question.space.uuid, question.uuid
    model.homes[place], model.responsible[place] = "bz", who
    model.words[f"zq{place[-1]}q"] = Word(place, "question", who)
    Doing(model)._propose(Deed("share", who, who, place), "", "colleague", "agreed", None)
    del model.words["p"]
    for other in others:
        act(town, Deed("share", who, other, place))


def _study(town: Town, cast: Cast) -> None:
    by, model = cast.noor.viewer, town.model
    study = studies.make_study(title="Onderzoek zq2c", question="zq3c", waves=["voorjaar"], by=by)
    town.study, town.places["study:one"] = study.uuid, study.space.uuid
    model.homes["study:one"], model.seats["study:one"] = "school", {"noor": "researcher"}
    model.words |= {
        name: Word("study:one", kind, "noor") for name, kind in (("zq2c", "mirror"), ("zq3c", "study"))
    }
    link = Link.objects.get(uuid=town.links["petra"])
    studies.add_respondent(study=study, name="Petra", function=Party.WORKER, link=link, by=by)
    studies.add_respondent(study=study, name="Karim", function=Party.WORKER, person=cast.karim.person, by=by)
    act(town, Deed("permit", "noor", n=7))
    model.homes["talk:0"], model.seats["talk:0"] = "school", {"petra": "respondent", "noor": "researcher"}
    made = interview(town, "talk:0", "petra", "zq4i", by)
    model.words["zq4i"] = Word("talk:0", "interview", "petra")
    model.words["zq4i-quoted"] = Word("study:one", "quote", "petra")
    _colour(study, made, by)
    insight.show_mirror(study=study, question="Wie komt er langs?", by=by)


def _colour(study: Study, made: transcripts.Transcript, by: Viewer) -> None:
    """So that a quote with the canary is typical, and leaves the study with the mirror."""
    version = newest_version(by, made)
    known = {one.key: one for one in codes_of(by, study)}
    theme, _new = codebook.find_or_make_code(study=study, kind="theme", label="Durven", by=by)
    start = version.text.index("Toen zei ik")
    for code in (known["intrapersonal"], known["typical"], theme):
        place = Place(start, start + len("Toen zei ik zq4i"))
        code_words(version=version, code=code, place=place, by=by, coding_uuid=uuid.uuid4())
