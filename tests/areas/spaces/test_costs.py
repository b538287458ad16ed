"""A page costs the same number of queries, however much was said and however many sit there."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.factories.cast import Cast
from tests.factories.places import fire, said, sill, talk_url
from vensterbank.people import actions as people
from vensterbank.people.viewer import NOBODY
from vensterbank.spaces import actions
from vensterbank.spaces.enums import EntryKind
from vensterbank.spaces.models import Space


def _many_entries(cast: Cast) -> None:
    space = sill(cast.samira)
    for number in range(10):
        rub = said(space, cast.ineke, f"Vraag {number}", friction=True)
        said(space, cast.samira, f"Antwoord {number}", reply_to=rub, kind=EntryKind.LEARNED)
        actions.say(space=space, body=f"Los {number}", by=cast.karim.viewer)


def test_sill_costs_the_same_for_three_and_for_thirty_three_entries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    space, client = sill(cast.samira), cast.samira.client
    rub = said(space, cast.ineke, "Vraag", friction=True)
    said(space, cast.samira, "Antwoord", reply_to=rub, kind=EntryKind.LEARNED)
    bring_one(cast, space)
    client.get(talk_url(space))
    count = queries_of(client, talk_url(space))
    _many_entries(cast)
    for _again in range(3):
        bring_one(cast, space)
    with django_assert_num_queries(count):
        client.get(talk_url(space))


def bring_one(cast: Cast, into: Space) -> None:
    entry = said(fire(cast), cast.samira, "Zonder adres geen afspraak.")
    actions.bring(entry=entry, words="Geen afspraak.", into=into, by=cast.samira.viewer)


def test_campfire_costs_the_same_for_two_and_for_twelve_around_it(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    space, client = fire(cast), cast.samira.client
    client.get(talk_url(space))
    count = queries_of(client, talk_url(space))
    for number in range(10):
        newcomer = people.add_person(
            name=f"Nieuw {number}", email=f"n{number}@voorbeeld.test", password=None, by=NOBODY
        )
        actions.invite_to_campfire(space=space, person=newcomer, by=cast.samira.viewer)
    with django_assert_num_queries(count):
        client.get(talk_url(space))


def queries_of(client: Client, url: str) -> int:
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
