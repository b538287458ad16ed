"""Who and what there is in the neighbourhood, for colleagues."""

from __future__ import annotations

from dataclasses import dataclass

from vensterbank.neighbourhood.models import House
from vensterbank.people.models import Membership, Team
from vensterbank.people.queries import teams
from vensterbank.people.viewer import Viewer


@dataclass(frozen=True)
class Crew:
    """A team with the people in it."""

    team: Team
    people: list[Membership]


def houses(viewer: Viewer) -> list[House]:
    """All community houses; nothing for somebody who holds only a link."""
    if viewer.person_id is None:
        return []
    return list(House.objects.select_related("organisation").order_by("name"))


def crews(viewer: Viewer) -> list[Crew]:
    """All teams and who works there now. Three queries, however many there are."""
    if viewer.person_id is None:
        return []
    rows = (
        Membership.objects.live()
        .filter(person__left_at=None)
        .select_related("person")
        .order_by("function", "pk")
    )
    members: dict[int, list[Membership]] = {}
    for row in rows:
        if row.team_id is not None:
            members.setdefault(row.team_id, []).append(row)
    return [Crew(team, members.get(team.pk, [])) for team in teams()]
