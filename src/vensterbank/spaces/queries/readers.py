"""Who reads along in a space now: what the sentence "wie leest mee" is made of."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.log.queries import Line, Look, days_told_of, lines_on, looks_at
from vensterbank.people.enums import Function
from vensterbank.people.models import Membership
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.models import Grant, Space
from vensterbank.spaces.queries.finding import check_may
from vensterbank.spaces.rules import allowed
from vensterbank.spaces.sealing import keyring


@dataclass(frozen=True)
class Reader:
    """Somebody, or a group, that reads along."""

    name: str
    standing: str
    until: dt.date | None
    is_me: bool
    is_guest: bool
    function: str
    grant_uuid: uuid.UUID
    because: str
    organisation: str
    # What ``name`` names: "person", "team", "link" or "organisation", and its public id.
    who: str = "person"
    who_uuid: uuid.UUID | None = None


def readers_of(viewer: Viewer, space: Space) -> list[Reader]:
    """Who reads along now. A campfire's guests are worked out afresh: whoever leads somebody there is one (S24)."""
    return readers_by_space(viewer, [space])[space.pk]


def readers_by_space(viewer: Viewer, spaces: Iterable[Space]) -> dict[int, list[Reader]]:
    """The same for many spaces, in two queries however many there are."""
    found = {space.pk: space for space in spaces}
    grants: dict[int, list[Grant]] = {pk: [] for pk in found}
    for grant in _live_grants(viewer, list(found)):
        if allowed(found[grant.space_id].kind, Verb.READ, [grant.standing]):
            grants[grant.space_id].append(grant)
    work = _work_of(
        grant.to_person_id for listed in grants.values() for grant in listed if grant.to_person_id
    )
    return {
        pk: [_reader(viewer, grant, _guests(found[pk], listed, work), work) for grant in listed]
        for pk, listed in grants.items()
    }


def _live_grants(viewer: Viewer, space_ids: list[int]) -> QuerySet[Grant]:
    moment = clock.now()
    found = Grant.objects.visible_to(viewer).filter(space__in=space_ids, starts__lte=moment)
    found = found.filter(to_person__left_at=None, to_link__revoked_at=None)
    found = found.exclude(ends__lte=moment).exclude(to_link__expires_at__lte=moment)
    live: QuerySet[Grant] = found.select_related(
        "to_person", "to_team__organisation", "to_link", "to_organisation"
    )
    return live.order_by("starts", "pk")


def _work_of(person_ids: Iterable[int]) -> dict[int, list[Membership]]:
    """What people do now, and where; the organisation that they joined first comes first."""
    wanted = set(person_ids)
    rows = Membership.objects.live().filter(person_id__in=wanted) if wanted else Membership.objects.none()
    work: dict[int, list[Membership]] = {}
    for row in rows.select_related("organisation").order_by("starts", "pk"):
        work.setdefault(row.person_id, []).append(row)
    return work


def _guests(space: Space, grants: list[Grant], work: dict[int, list[Membership]]) -> frozenset[int]:
    """Who leads somebody that sits at this campfire too."""
    if space.kind != SpaceKind.CAMPFIRE:
        return frozenset()
    here = {grant.to_person_id for grant in grants if grant.to_person_id}
    return frozenset(one for one in here if any(_leads(one, other, work) for other in here if other != one))


def _leads(manager: int, worker: int, work: dict[int, list[Membership]]) -> bool:
    """A manager leads the workers in the team, or, without a team, in the organisation."""
    led = [row for row in work.get(manager, []) if row.function == Function.MANAGER]
    done = [row for row in work.get(worker, []) if row.function == Function.WORKER]
    return any(
        one.team_id == other.team_id if one.team_id else one.organisation_id == other.organisation_id
        for one in led
        for other in done
    )


def organisation_names(person_ids: Iterable[int]) -> dict[int, str]:
    """Where people work, by their number; of several organisations the one that they joined first."""
    return {person: rows[0].organisation.name for person, rows in _work_of(person_ids).items()}


def sides_of(person_ids: Iterable[int]) -> dict[int, str]:
    """On which side of the sill somebody stands: manager (also of who works along), or worker. One query."""
    sides: dict[int, str] = {}
    for person, rows in _work_of(person_ids).items():
        functions = {row.function for row in rows}
        found = [side for side in (Function.MANAGER, Function.WORKER) if side in functions]
        if found:
            sides[person] = found[0]
    return sides


GRANTED = ("person", "team", "link", "organisation")


def _reader(
    viewer: Viewer, grant: Grant, guests: frozenset[int], work: dict[int, list[Membership]]
) -> Reader:
    kind, who = next((kind, who) for kind in GRANTED if (who := getattr(grant, f"to_{kind}")) is not None)
    jobs = work.get(grant.to_person_id or 0)
    home = grant.to_team.organisation.name if grant.to_team else jobs[0].organisation.name if jobs else ""
    mine = (grant.to_person_id is not None and grant.to_person_id == viewer.person_id) or (
        grant.to_link_id is not None and grant.to_link_id == viewer.link_id
    )
    return Reader(
        name=who.name,
        standing=grant.standing,
        until=clock.last_day_before(grant.ends) if grant.ends else None,
        is_me=mine,
        is_guest=grant.to_person_id in guests,
        function=grant.to_function,
        grant_uuid=grant.uuid,
        because=grant.because,
        organisation=home,
        who=kind,
        who_uuid=who.uuid,
    )


def who_looked(viewer: Viewer, space: Space, *, lines: int = 5000) -> list[Look]:
    """Who looked at a space that the viewer may read, by day. Campfire reading is visible to its members."""
    check_may(viewer, space, Verb.READ)
    return looks_at(space.uuid, lines=lines)


def days_looked(viewer: Viewer, space: Space) -> list[dt.date]:
    """Days on which somebody looked or did something here, newest first; for who reads here."""
    check_may(viewer, space, Verb.READ)
    return days_told_of(space.uuid)


def lines_of_days(viewer: Viewer, space: Space, days: Sequence[dt.date]) -> list[Line]:
    """Who did what here on these days; of this space only."""
    check_may(viewer, space, Verb.READ)
    return lines_on(space.uuid, days)


def places_named(viewer: Viewer, space_uuids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Space]:
    """Places by their public id, as far as the viewer reads there now. Two queries."""
    found = {
        space.uuid: space for space in Space.objects.visible_to(viewer).filter(uuid__in=set(space_uuids))
    }
    keyring.warm(space.pk for space in found.values())
    note(Event.LISTED, About("spaces"), by=viewer)
    return found
