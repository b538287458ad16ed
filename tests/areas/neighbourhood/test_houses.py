"""Community houses and teams on one page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.cast import Cast
from vensterbank.neighbourhood import actions, queries
from vensterbank.people.viewer import NOBODY
from vensterbank.shared.errors import Refusal


def test_house_stands_on_the_map_once(cast: Cast) -> None:
    actions.open_house(organisation=cast.wijkwerf, name="De Brug", by=cast.lotte.viewer)
    with pytest.raises(Refusal):
        actions.open_house(organisation=cast.wijkwerf, name=" de  brug ", by=cast.lotte.viewer)


def test_house_is_seen_by_colleagues_of_every_organisation(cast: Cast) -> None:
    actions.open_house(organisation=cast.wijkwerf, name="De Brug", by=cast.lotte.viewer)
    assert [house.name for house in queries.houses(cast.samira.viewer)] == ["De Brug"]


def test_link_holder_sees_no_teams(cast: Cast) -> None:
    assert queries.crews(cast.aydin.viewer) == [] and queries.houses(NOBODY) == []


def test_team_shows_who_works_there_now(cast: Cast) -> None:
    crews = {
        crew.team.name: [row.person.name for row in crew.people] for crew in queries.crews(cast.lotte.viewer)
    }
    assert crews["Sociaal makelaars De Vaart"] == ["Lotte Brandsma"]


def test_page_takes_a_new_house(cast: Cast) -> None:
    page = cast.lotte.client.post(reverse("neighbourhood:home"), {"name": "’t Anker"}, follow=True)
    assert "’t Anker" in page.content.decode()


@pytest.mark.parametrize("more", [0, 5])
def test_page_costs_the_same_with_more_teams(
    cast: Cast, more: int, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(more):
        actions.open_house(organisation=cast.wijkwerf, name=f"Huis {number}", by=cast.lotte.viewer)
    viewer = cast.lotte.viewer
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        queries.houses(viewer)
        queries.crews(viewer)
