"""A cast of named people: a worker, a colleague, managers, a worker elsewhere, an administrator, a resident, an outsider."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.test import Client

from vensterbank.people import actions as people
from vensterbank.people.enums import Function, SecondStep
from vensterbank.people.middleware import LINK_SESSION_KEY
from vensterbank.people.models import Link, Organisation, Person, Team
from vensterbank.people.viewer import NOBODY, Viewer, viewer_for_link, viewer_for_person

PASSWORD = "een-lang-wachtwoord"


@dataclass
class Somebody:
    """A person with an account; ``viewer`` is made afresh, as a request would."""

    person: Person

    @property
    def viewer(self) -> Viewer:
        self.person.refresh_from_db()
        return viewer_for_person(self.person)

    @property
    def client(self) -> Client:
        client = Client(headers={"accept-language": "nl"})
        client.force_login(self.person)
        return client


@dataclass
class LinkHolder:
    """Somebody with a personal link only; ``secret`` and ``code`` open it."""

    link: Link
    secret: str = ""
    code: str = ""

    @property
    def viewer(self) -> Viewer:
        self.link.refresh_from_db()
        return viewer_for_link(self.link)

    @property
    def client(self) -> Client:
        client = Client(headers={"accept-language": "nl"})
        session = client.session
        session[LINK_SESSION_KEY] = self.link.fingerprint
        session.save()
        return client


@dataclass
class Cast:
    """Everybody, and where they work."""

    buurtzaam: Organisation
    wijkwerf: Organisation
    outreach: Team
    brokers: Team
    samira: Somebody  # outreach worker at Buurtzaam
    karim: Somebody  # her colleague in the same team
    ineke: Somebody  # manager of that team
    tjeerd: Somebody  # manages the whole of Buurtzaam
    bea: Somebody  # administrator of Buurtzaam
    lotte: Somebody  # social broker at Wijkwerf
    wilma: Somebody  # manager at Wijkwerf
    noor: Somebody  # researcher
    otto: Somebody  # outsider: a worker at a third organisation
    aydin: LinkHolder  # resident with a personal link
    extra: dict[str, Somebody] = field(default_factory=dict)


def organisation(name: str) -> Organisation:
    """One that asks a second step of nobody, so that a test that is not about that can walk in."""
    return people.make_organisation(name=name, second_step=SecondStep.NOBODY, by=NOBODY)


def make_cast() -> Cast:
    """Build the cast with the product's own actions."""
    buurtzaam = organisation("Buurtzaam")
    wijkwerf = organisation("Wijkwerf")
    school = organisation("Hogeschool aan de Vaart")
    elsewhere = organisation("Ver van Hier")
    outreach = Team.objects.create(organisation=buurtzaam, name="Outreachteam De Vaart")
    brokers = Team.objects.create(organisation=wijkwerf, name="Sociaal makelaars De Vaart")

    def somebody(name: str, function: Function, home: Organisation, team: Team | None = None) -> Somebody:
        email = f"{name.split()[0].lower()}@voorbeeld.test"
        person = people.add_person(name=name, email=email, password=PASSWORD, by=NOBODY)
        people.give_function(person=person, function=function, organisation=home, team=team, by=NOBODY)
        return Somebody(person)

    samira = somebody("Samira Haddou", Function.WORKER, buurtzaam, outreach)
    link, secret = people.make_link(name="Mevrouw Aydın", by=samira.viewer)
    return Cast(
        buurtzaam=buurtzaam,
        wijkwerf=wijkwerf,
        outreach=outreach,
        brokers=brokers,
        samira=samira,
        karim=somebody("Karim Yıldız", Function.WORKER, buurtzaam, outreach),
        ineke=somebody("Ineke de Graaf", Function.MANAGER, buurtzaam, outreach),
        tjeerd=somebody("Tjeerd Hoekstra", Function.MANAGER, buurtzaam),
        bea=somebody("Bea Kuipers", Function.ADMINISTRATOR, buurtzaam),
        lotte=somebody("Lotte Brandsma", Function.WORKER, wijkwerf, brokers),
        wilma=somebody("Wilma Schouten", Function.MANAGER, wijkwerf),
        noor=somebody("Noor Aksoy", Function.RESEARCHER, school),
        otto=somebody("Otto Blom", Function.WORKER, elsewhere),
        aydin=LinkHolder(link, secret),
    )
