"""Who lives and works in De Vaart."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from vensterbank.neighbourhood import actions as houses
from vensterbank.people import actions
from vensterbank.people.enums import Function, SecondStep
from vensterbank.people.models import Organisation, Person, Team
from vensterbank.people.viewer import NOBODY, Viewer, viewer_for_person

PASSWORD = "vensterbank"  # noqa: S105  (known to everybody: the example is served to this machine only)

ORGANISATIONS = {
    "buurtzaam": (
        "Buurtzaam",
        {"outreach": "Outreachteam De Vaart", "sociaal": "Buurtteam Sociaal De Vaart"},
    ),
    "jongnabij": ("Jong Nabij", {"jeugd": "Buurtteam Jeugd en Gezin De Vaart"}),
    "wijkwerf": (
        "Wijkwerf",
        {"makelaars": "Sociaal makelaars De Vaart", "buurthuis": "Buurthuisteam De Vaart"},
    ),
    "school": ("Hogeschool aan de Vaart", {}),
}


@dataclass(frozen=True)
class Role:
    """Somebody of the example: name, function, organisation, team."""

    name: str
    function: Function
    organisation: str
    team: str = ""


PEOPLE = {
    "samira": Role("Samira Haddou", Function.WORKER, "buurtzaam", "outreach"),
    "karim": Role("Karim Yıldız", Function.WORKER, "buurtzaam", "outreach"),
    "femke": Role("Femke Visser", Function.WORKER, "buurtzaam", "sociaal"),
    "ineke": Role("Ineke de Graaf", Function.MANAGER, "buurtzaam", "outreach"),
    "tjeerd": Role("Tjeerd Hoekstra", Function.MANAGER, "buurtzaam"),
    "bea": Role("Bea Kuipers", Function.ADMINISTRATOR, "buurtzaam"),
    "joris": Role("Joris van Dam", Function.WORKER, "jongnabij", "jeugd"),
    "ruben": Role("Ruben Post", Function.MANAGER, "jongnabij"),
    "lotte": Role("Lotte Brandsma", Function.WORKER, "wijkwerf", "makelaars"),
    "mo": Role("Mo Benali", Function.WORKER, "wijkwerf", "buurthuis"),
    "wilma": Role("Wilma Schouten", Function.MANAGER, "wijkwerf"),
    "noor": Role("Noor Aksoy", Function.RESEARCHER, "school"),
    "daan": Role("Daan Meijer", Function.RESEARCHER, "school"),
}


@dataclass
class Neighbours:
    """Everybody, by a short name."""

    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)

    def viewer(self, key: str) -> Viewer:
        """The viewer that somebody is, made afresh."""
        return viewer_for_person(self.people[key])


def settle(language: str) -> Neighbours:
    """Found the organisations and teams, and let everybody move in."""
    here = Neighbours()
    for key, (name, teams) in ORGANISATIONS.items():
        # One password lets a newcomer walk through everybody's eyes.
        here.organisations[key] = actions.make_organisation(
            name=name, second_step=SecondStep.NOBODY, by=NOBODY
        )
        for short, title in teams.items():
            here.teams[short] = Team.objects.create(organisation=here.organisations[key], name=title)
    for key, role in PEOPLE.items():
        person = actions.add_person(
            name=role.name, email=f"{key}@devaart.example", password=None, language=language, by=NOBODY
        )
        team = here.teams.get(role.team)
        organisation = here.organisations[role.organisation]
        actions.give_function(
            person=person, function=role.function, organisation=organisation, team=team, by=NOBODY
        )
        here.people[key] = person
    # One slow hash for all: thirteen would make a newcomer wait.
    Person.objects.update(password=make_password(PASSWORD))
    _second_hats(here)
    _open_houses(here, language)
    return here


def _second_hats(here: Neighbours) -> None:
    """Ineke also leads the neighbourhood team; one person may have several functions."""
    ineke, buurtzaam = here.people["ineke"], here.organisations["buurtzaam"]
    actions.give_function(
        person=ineke, function=Function.MANAGER, organisation=buurtzaam, team=here.teams["sociaal"], by=NOBODY
    )


HOUSES = {
    "nl": (
        (
            "Buurthuis De Brug",
            "Brugstraat 2",
            "Maandag tot en met vrijdag van 9 tot 22 uur",
            "Eén deur, één keuken: je komt elkaar tegen.",
        ),
        (
            "Buurthuis ’t Anker",
            "Kade 14",
            "Dinsdag en donderdag van 10 tot 17 uur",
            "Het buurtteam zit achterin; je moet weten dat het er is.",
        ),
    ),
    "en": (
        (
            "Community house De Brug",
            "Brugstraat 2",
            "Monday to Friday, 9 to 22",
            "One door, one kitchen: people run into each other.",
        ),
        (
            "Community house ’t Anker",
            "Kade 14",
            "Tuesday and Thursday, 10 to 17",
            "The team sits at the back; you have to know it is there.",
        ),
    ),
}


def _open_houses(here: Neighbours, language: str) -> None:
    for name, where, opening, layout in HOUSES[language]:
        houses.open_house(
            organisation=here.organisations["wijkwerf"],
            name=name,
            where=where,
            opening=opening,
            layout=layout,
            by=NOBODY,
        )
