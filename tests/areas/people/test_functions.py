"""Functions: given, ended, and all at once when somebody leaves."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests.areas.people.refusing import refusing
from tests.factories.cast import Cast, Somebody
from vensterbank.log.models import LogLine
from vensterbank.people import actions
from vensterbank.people.enums import Function
from vensterbank.people.models import Membership


def path(cast: Cast, who: Somebody, *, then: str = "") -> str:
    return f"/beheer/{cast.buurtzaam.uuid}/mensen/{who.person.uuid}{then}"


def give(cast: Cast, who: Somebody, function: Function = Function.ADMINISTRATOR) -> Membership:
    return actions.hand_function(
        person=who.person, function=function, organisation=cast.buurtzaam, by=cast.bea.viewer
    )


def end(cast: Cast, who: Somebody, function: Function) -> None:
    actions.end_function(
        person=who.person, function=function, organisation=cast.buurtzaam, by=cast.bea.viewer
    )


def test_administrator_gives_a_function(cast: Cast) -> None:
    form = {"function": "facilitator", "team": ""}
    assert cast.bea.client.post(path(cast, cast.samira), form).status_code == 302
    assert cast.samira.viewer.has(Function.FACILITATOR, cast.buurtzaam.pk)


def test_function_given_twice_is_one_function(cast: Cast) -> None:
    assert give(cast, cast.karim) == give(cast, cast.karim)


def test_one_function_runs_once(cast: Cast) -> None:
    row = give(cast, cast.karim)
    row.pk = None
    with pytest.raises(IntegrityError):
        row.save()


def test_function_in_a_foreign_team_is_refused(cast: Cast) -> None:
    form = {"function": "worker", "team": str(cast.brokers.uuid)}
    assert cast.bea.client.post(path(cast, cast.samira), form).status_code == 422


def test_administrator_does_not_give_themselves_a_function(cast: Cast) -> None:
    with refusing("own-function"):
        give(cast, cast.bea, Function.MANAGER)


def test_ended_function_counts_no_more(cast: Cast) -> None:
    give(cast, cast.karim)
    cast.bea.client.post(path(cast, cast.karim, then="/functie"), {"function": "administrator", "team": ""})
    assert not cast.karim.viewer.is_administrator
    assert cast.karim.viewer.functions == {"worker"}


def test_function_ended_twice_is_ended_once(cast: Cast) -> None:
    give(cast, cast.karim)
    for _press in range(2):
        end(cast, cast.karim, Function.ADMINISTRATOR)
    assert LogLine.objects.filter(ground="administrator -").count() == 1


def test_last_function_is_not_ended_but_left(cast: Cast) -> None:
    with refusing("last-function"):
        actions.end_function(
            person=cast.karim.person,
            function=Function.WORKER,
            organisation=cast.buurtzaam,
            team=cast.outreach,
            by=cast.bea.viewer,
        )


def test_last_administrator_stays(cast: Cast) -> None:
    actions.give_function(
        person=cast.bea.person, function=Function.WORKER, organisation=cast.buurtzaam, by=cast.tjeerd.viewer
    )
    with refusing("last-administrator"):
        end(cast, cast.bea, Function.ADMINISTRATOR)
    with refusing("last-administrator"):
        actions.let_go(person=cast.bea.person, organisation=cast.buurtzaam, by=cast.bea.viewer)


def test_last_administrator_is_told_kindly(cast: Cast) -> None:
    told = cast.bea.client.post(path(cast, cast.bea, then="/vertrek"), follow=True).content.decode()
    assert "Bea Kuipers is de enige beheerder van Buurtzaam." in told


def test_one_of_two_administrators_may_go(cast: Cast) -> None:
    give(cast, cast.karim)
    actions.let_go(person=cast.bea.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert not cast.bea.viewer.is_somebody


def test_leaver_is_out_at_once(cast: Cast) -> None:
    karim = cast.karim.client
    assert karim.get("/ik").status_code == 200
    assert cast.bea.client.post(path(cast, cast.karim, then="/vertrek")).status_code == 302
    assert karim.get("/ik").status_code == 302
    assert not cast.karim.viewer.is_somebody


def test_leaver_is_named_among_those_who_left(cast: Cast) -> None:
    actions.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    page = cast.bea.client.get(f"/beheer/{cast.buurtzaam.uuid}/mensen").content.decode()
    assert page.index("Wie vertrokken is") < page.index("Karim Yıldız")


def test_leaver_with_work_elsewhere_keeps_the_account(cast: Cast) -> None:
    actions.give_function(
        person=cast.karim.person, function=Function.WORKER, organisation=cast.wijkwerf, by=cast.wilma.viewer
    )
    page = cast.bea.client.get(path(cast, cast.karim, then="/vertrek")).content.decode()
    assert "Karim werkt ook voor een andere organisatie" in page
    actions.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert cast.karim.viewer.organisation_ids == {cast.wijkwerf.pk}


def test_page_about_leaving_says_what_happens_to_words(cast: Cast) -> None:
    page = cast.bea.client.get(path(cast, cast.karim, then="/vertrek")).content.decode()
    assert "Wat Karim zei, blijft staan waar het gezegd is" in page


def test_leaving_is_logged(cast: Cast) -> None:
    actions.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    about = LogLine.objects.filter(object_uuid=cast.karim.person.uuid, actor_uuid=cast.bea.person.uuid)
    assert set(about.values_list("ground", flat=True)) == {"left Buurtzaam", "account closed"}
