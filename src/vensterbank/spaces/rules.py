"""Who may do what in which kind of space: ONE table, pure.

It has four consumers: the SQL filter (``gate.py``), the object check (``queries.check_may``), the generated page
``docs/reference/visibility.md``, and the parametrised tests; beside them stands a handwritten matrix, for tests that are
generated from the table alone would be circular.

Whoever is not in the table may nothing. There is no standing for administrators, and none can be granted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vensterbank.spaces.enums import SpaceKind, Standing, Verb

S, V = Standing, Verb

WHO_MAY: Mapping[SpaceKind, Mapping[Verb, frozenset[Standing]]] = {
    SpaceKind.NOTEBOOK: {
        V.READ: frozenset({S.OWNER}),
        V.WRITE: frozenset({S.OWNER}),
        V.BRING: frozenset({S.OWNER}),
        V.SEARCH: frozenset({S.OWNER}),
    },
    # No COUNT and no EXPORT: outside a campfire nobody finds, counts, exports or reports what is said there (S23).
    SpaceKind.CAMPFIRE: {
        V.READ: frozenset({S.MEMBER, S.GUEST}),
        V.WRITE: frozenset({S.MEMBER, S.GUEST}),
        V.BRING: frozenset({S.MEMBER, S.GUEST}),
        V.INVITE: frozenset({S.MEMBER}),
        V.LEAVE: frozenset({S.MEMBER, S.GUEST}),
        V.SEARCH: frozenset({S.MEMBER, S.GUEST}),
    },
    # With the resident, not about the resident (S34, S79). Sitting in is looking and learning, not taking over (S49).
    # In an emergency a colleague of the same team reads for a day, and nothing else (record 22). Nowhere but here.
    SpaceKind.TABLE: {
        V.READ: frozenset({S.RESIDENT, S.COLLEAGUE, S.SITTING_IN, S.BREAK_GLASS}),
        V.WRITE: frozenset({S.RESIDENT, S.COLLEAGUE}),
        V.BRING: frozenset({S.RESIDENT, S.COLLEAGUE}),
        V.SHARE: frozenset({S.RESIDENT, S.COLLEAGUE}),
        V.STOP: frozenset({S.RESIDENT}),
        V.LEAVE: frozenset({S.COLLEAGUE, S.SITTING_IN, S.BREAK_GLASS}),
        V.HAND_OVER: frozenset({S.COLLEAGUE}),
        V.SEARCH: frozenset({S.RESIDENT, S.COLLEAGUE}),
        V.COUNT: frozenset({S.COLLEAGUE}),
        V.EXPORT: frozenset({S.RESIDENT}),
    },
    # Where both logics meet (S25): nobody is above anybody here, so there is one standing.
    SpaceKind.SILL: {
        V.READ: frozenset({S.MEMBER, S.RESIDENT}),
        V.WRITE: frozenset({S.MEMBER, S.RESIDENT}),
        V.BRING: frozenset({S.MEMBER, S.RESIDENT}),
        V.INVITE: frozenset({S.MEMBER}),
        V.RAISE: frozenset({S.MEMBER}),
        V.SEARCH: frozenset({S.MEMBER, S.RESIDENT}),
        V.COUNT: frozenset({S.MEMBER}),
        V.EXPORT: frozenset({S.MEMBER}),
    },
    SpaceKind.LAMP_POST: {
        V.READ: frozenset({S.READER, S.KEEPER}),
        V.WRITE: frozenset({S.KEEPER}),
        V.RAISE: frozenset({S.READER, S.KEEPER}),
        V.ANSWER: frozenset({S.KEEPER}),
        V.BRING: frozenset({S.READER, S.KEEPER}),
        V.SEARCH: frozenset({S.READER, S.KEEPER}),
        V.COUNT: frozenset({S.READER, S.KEEPER}),
        V.EXPORT: frozenset({S.READER, S.KEEPER}),
    },
    # A study's own space and one child space for each transcript; a respondent stands in the own transcript only,
    # and as a looker in the study itself, where no raw words are (S5, S16).
    SpaceKind.STUDY: {
        V.READ: frozenset({S.RESEARCHER, S.RESPONDENT}),
        V.WRITE: frozenset({S.RESEARCHER}),
        V.BRING: frozenset({S.RESEARCHER}),
        V.INVITE: frozenset({S.RESEARCHER}),
        V.CODE: frozenset({S.RESEARCHER}),
        V.LOOK: frozenset({S.RESEARCHER, S.READER}),
        V.SEARCH: frozenset({S.RESEARCHER, S.RESPONDENT}),
        V.COUNT: frozenset({S.RESEARCHER}),
        V.EXPORT: frozenset({S.RESEARCHER}),
    },
}


def allowed(kind: str, verb: Verb, standings: Iterable[str]) -> bool:
    """May somebody with these standings in a space of this kind do this?"""
    wanted = WHO_MAY[SpaceKind(kind)].get(verb, frozenset())
    return any(standing in wanted for standing in standings)


def kinds_and_standings(verb: Verb) -> list[tuple[SpaceKind, list[str]]]:
    """The table, turned for the SQL filter: for each kind the standings that may do ``verb``."""
    return [(kind, sorted(verbs[verb])) for kind, verbs in WHO_MAY.items() if verb in verbs]
