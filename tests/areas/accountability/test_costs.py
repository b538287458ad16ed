"""Lists of bottlenecks cost the same when they grow."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories.cast import Cast
from vensterbank.accountability import actions, queries


@pytest.mark.parametrize("path", ["list", "lamp post"])
def test_lists_cost_the_same_for_two_and_for_thirty(
    cast: Cast, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    [where] = queries.lamp_posts(cast.samira.viewer)
    raised = actions.raise_bottleneck(lamp_post=where, words="Een", by=cast.samira.viewer)
    place, client = reverse("spaces:talk", args=[raised.space.uuid]), cast.samira.client
    address = reverse("accountability:bottlenecks") if path == "list" else place
    actions.answer(bottleneck=raised, words="Ja", ground="Vaker gezien", by=cast.ineke.viewer)
    actions.raise_bottleneck(lamp_post=where, words="Twee", by=cast.karim.viewer)
    client.get(address)
    with CaptureQueriesContext(connection) as once:
        client.get(address)
    for number in range(14):
        one = actions.raise_bottleneck(lamp_post=raised.space, words=f"Nog {number}", by=cast.karim.viewer)
        actions.raise_bottleneck(lamp_post=raised.space, words=f"Ook {number}", by=cast.samira.viewer)
        actions.answer(bottleneck=one, words="Ja", ground="Vaker gezien", by=cast.tjeerd.viewer)
    with django_assert_num_queries(len(once)):
        client.get(address)
