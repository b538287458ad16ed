"""The viewer: who is looking, as a frozen value. It is made in the middleware and the command line, nowhere else."""

from __future__ import annotations

import uuid as uuids
from dataclasses import dataclass

from vensterbank.people.enums import Function
from vensterbank.people.models import Link, Membership, Person
from vensterbank.people.rules import may_administer, second_step_is_due


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks: a person with an account, the holder of a personal link, or nobody yet."""

    uuid: uuids.UUID | None = None
    kind: str = "nobody"
    name: str = ""
    language: str = "nl"
    person_id: int | None = None
    link_id: int | None = None
    team_ids: frozenset[int] = frozenset()
    roles: frozenset[tuple[int, str]] = frozenset()
    function_names: str = ""
    organisation_names: str = ""
    address: str | None = None
    second_step_due: bool = False

    @property
    def account(self) -> int:
        """The number of the person, for what only somebody with an account does. Asking a link for it is a mistake."""
        if self.person_id is None:
            raise RuntimeError("this needs somebody with an account; the view should have asked for one")
        return self.person_id

    @property
    def first_name(self) -> str:
        """How a colleague is greeted."""
        return self.name.split()[0] if self.name.split() else ""

    @property
    def is_somebody(self) -> bool:
        """False for a visitor who did not log in and holds no link."""
        return self.kind != "nobody"

    @property
    def organisation_ids(self) -> frozenset[int]:
        """Organisations in which the viewer has any function now."""
        return frozenset(organisation for organisation, _function in self.roles)

    @property
    def functions(self) -> frozenset[str]:
        """All functions of the viewer, over organisations."""
        return frozenset(function for _organisation, function in self.roles)

    @property
    def is_administrator(self) -> bool:
        """Arranges people and teams somewhere."""
        return may_administer(self.functions)

    def has(self, function: Function, organisation_id: int) -> bool:
        """Has the viewer this function in this organisation?"""
        return (organisation_id, function.value) in self.roles


NOBODY = Viewer()


def viewer_for_person(person: Person, *, address: str | None = None) -> Viewer:
    """The viewer that a person is now. One query."""
    if not person.is_active:
        return NOBODY
    rows = list(Membership.objects.live().filter(person=person).select_related("organisation").order_by("pk"))
    return Viewer(
        uuid=person.uuid,
        kind="person",
        name=person.name,
        language=person.language,
        person_id=person.pk,
        team_ids=frozenset(row.team_id for row in rows if row.team_id is not None),
        roles=frozenset((row.organisation_id, row.function) for row in rows),
        function_names=", ".join(dict.fromkeys(row.function for row in rows)),
        organisation_names=", ".join(dict.fromkeys(row.organisation.name for row in rows)),
        address=address,
        second_step_due=any(second_step_is_due(row.organisation.second_step, row.function) for row in rows),
    )


def viewer_for_link(link: Link, *, address: str | None = None) -> Viewer:
    """The viewer that the holder of a personal link is."""
    if not link.is_live:
        return NOBODY
    return Viewer(
        uuid=link.uuid, kind="link", name=link.name, language=link.language, link_id=link.pk, address=address
    )
