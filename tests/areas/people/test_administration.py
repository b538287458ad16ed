"""The pages of an administrator: of the own organisation only, and never with what anybody said."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.cast import Cast
from vensterbank import delivery, people
from vensterbank.log.models import LogLine
from vensterbank.people import actions, queries
from vensterbank.people.enums import Function
from vensterbank.people.models import Team
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.actions import light_campfire, say

WORDS = "Ik durf het haar niet te vertellen"
CONTENT = re.compile(r"vensterbank\.(spaces|practice|material|coding|insight|accountability|neighbourhood)\b")


def pages(cast: Cast) -> list[str]:
    base, karim = f"/beheer/{cast.buurtzaam.uuid}", cast.karim.person.uuid
    rooms = ["mensen", f"mensen/{karim}", f"mensen/{karim}/vertrek", "teams", "naam", "uitnodigingen"]
    return [f"{base}/{room}" for room in [*rooms, f"teams/{cast.outreach.uuid}"]]


def test_administrator_sees_every_page(cast: Cast) -> None:
    bea = cast.bea.client
    assert {bea.get(path).status_code for path in pages(cast)} == {200}


@pytest.mark.parametrize("name", ["samira", "ineke", "tjeerd", "noor", "lotte"])
def test_nobody_else_sees_any(cast: Cast, name: str) -> None:
    client = getattr(cast, name).client
    assert {client.get(path).status_code for path in [*pages(cast), "/beheer"]} == {404}


def test_visitor_and_resident_are_asked_to_log_in(cast: Cast, visitor: Client) -> None:
    for client in (visitor, cast.aydin.client):
        assert {client.get(path).status_code for path in [*pages(cast), "/beheer"]} == {302}


def test_administrator_of_another_organisation_sees_none(cast: Cast) -> None:
    actions.give_function(
        person=cast.wilma.person,
        function=Function.ADMINISTRATOR,
        organisation=cast.wijkwerf,
        by=cast.wilma.viewer,
    )
    assert {cast.wilma.client.get(path).status_code for path in pages(cast)} == {404}


def test_people_teams_and_invitations_of_another_organisation_are_not_here(cast: Cast) -> None:
    base = f"/beheer/{cast.buurtzaam.uuid}"
    foreign = [f"mensen/{cast.lotte.person.uuid}", f"teams/{cast.brokers.uuid}", f"mensen/{uuid.uuid4()}"]
    bea = cast.bea.client
    assert [bea.get(f"{base}/{path}").status_code for path in foreign] == [404, 404, 404]
    posts = [f"mensen/{cast.lotte.person.uuid}/vertrek", f"uitnodigingen/{uuid.uuid4()}/intrekken"]
    assert [bea.post(f"{base}/{path}").status_code for path in posts] == [404, 404]
    assert cast.lotte.viewer.is_somebody


def test_knocking_at_another_organisation_is_logged(cast: Cast) -> None:
    cast.bea.client.get(f"/beheer/{cast.wijkwerf.uuid}/mensen")
    line = LogLine.objects.get(event="denied", object_kind="organisation")
    assert (line.actor_uuid, line.object_uuid) == (cast.bea.person.uuid, cast.wijkwerf.uuid)


def test_actions_refuse_whoever_is_no_administrator_there(cast: Cast) -> None:
    by, home = cast.tjeerd.viewer, cast.buurtzaam
    team, karim = cast.outreach, cast.karim.person
    acts = [
        lambda: actions.rename_organisation(organisation=home, name="x", by=by),
        lambda: actions.add_team(organisation=home, name="x", by=by),
        lambda: actions.rename_team(team=team, name="x", by=by),
        lambda: actions.hand_function(person=karim, function=Function.MANAGER, organisation=home, by=by),
        lambda: actions.end_function(person=karim, function=Function.WORKER, organisation=home, by=by),
        lambda: actions.let_go(person=karim, organisation=home, by=by),
        lambda: actions.invite(organisation=home, name="x", email="x@y.nl", function=Function.WORKER, by=by),
    ]
    codes = []
    for act in acts:
        with pytest.raises(Refusal) as refusal:
            act()
        codes.append(refusal.value.code)
    assert set(codes) == {"not-administrator"}


def test_no_page_shows_what_anybody_said(cast: Cast) -> None:
    fire = light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)
    say(space=fire, body=WORDS, by=cast.samira.viewer)
    bea = cast.bea.client
    shown = "".join(bea.get(path).content.decode() for path in [*pages(cast), "/ik"])
    assert "Karim" in shown
    assert WORDS not in shown
    assert "Vrijdagmiddag" not in shown


def test_nothing_in_people_or_delivery_knows_an_area_with_content() -> None:
    folders = [Path(area.__file__).parent for area in (people, delivery)]
    files = [path for folder in folders for path in folder.rglob("*.py")]
    assert len(files) > 20
    assert [path.name for path in files if CONTENT.search(path.read_text())] == []


def test_list_of_people_costs_the_same_for_one_and_for_many(cast: Cast) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        queries.staff_of(cast.wijkwerf)
    with CaptureQueriesContext(connection) as many:
        assert len(queries.staff_of(cast.buurtzaam)) == 5
    assert len(few) == len(many) == 1


def test_team_is_added_and_renamed(cast: Cast) -> None:
    bea, base = cast.bea.client, f"/beheer/{cast.buurtzaam.uuid}/teams"
    bea.post(base, {"name": "  Buurtteam   Noord ", "once": str(uuid.uuid4())})
    team = Team.objects.get(name="Buurtteam Noord")
    bea.post(f"{base}/{team.uuid}", {"name": "Buurtteam Oost"})
    team.refresh_from_db()
    assert (team.name, team.organisation) == ("Buurtteam Oost", cast.buurtzaam)


def test_team_button_pressed_twice_makes_one_team(cast: Cast) -> None:
    bea, form = cast.bea.client, {"name": "Buurtteam Noord", "once": str(uuid.uuid4())}
    for _press in range(2):
        assert bea.post(f"/beheer/{cast.buurtzaam.uuid}/teams", form).status_code == 302
    assert Team.objects.filter(name="Buurtteam Noord").count() == 1


def test_second_team_of_one_name_is_refused(cast: Cast) -> None:
    form = {"name": "outreachTEAM de vaart", "once": str(uuid.uuid4())}
    page = cast.bea.client.post(f"/beheer/{cast.buurtzaam.uuid}/teams", form)
    assert page.status_code == 422
    assert "Er is al een team met deze naam." in page.content.decode()


def test_two_organisations_may_have_teams_of_one_name(cast: Cast) -> None:
    team = actions.add_team(
        organisation=cast.buurtzaam, name="Sociaal makelaars De Vaart", by=cast.bea.viewer
    )
    assert team.name == cast.brokers.name


def test_organisation_is_renamed(cast: Cast) -> None:
    cast.bea.client.post(f"/beheer/{cast.buurtzaam.uuid}/naam", {"name": "Buurtzaam Oost"})
    cast.buurtzaam.refresh_from_db()
    assert cast.buurtzaam.name == "Buurtzaam Oost"


def test_name_of_another_organisation_is_refused(cast: Cast) -> None:
    page = cast.bea.client.post(f"/beheer/{cast.buurtzaam.uuid}/naam", {"name": "wijkwerf"})
    assert page.status_code == 422


def test_organisation_keeps_its_own_name(cast: Cast) -> None:
    page = cast.bea.client.post(f"/beheer/{cast.buurtzaam.uuid}/naam", {"name": "Buurtzaam"})
    assert page.status_code == 302


def test_administrator_of_two_sees_the_way_to_the_other(cast: Cast) -> None:
    actions.give_function(
        person=cast.bea.person,
        function=Function.ADMINISTRATOR,
        organisation=cast.wijkwerf,
        by=cast.wilma.viewer,
    )
    page = cast.bea.client.get(f"/beheer/{cast.buurtzaam.uuid}/mensen").content.decode()
    assert f'href="/beheer/{cast.wijkwerf.uuid}/mensen"' in page
