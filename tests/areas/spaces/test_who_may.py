"""Who may what, written down a second time by hand: never generate this table from ``WHO_MAY``, it is there to disagree.

A new right is given by changing both, and by a record in ``docs/decisions``.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.factories.cast import Cast
from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, queries, rules
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.models import Space

# kind → verb → who. What does not stand here nobody may.
BY_HAND: dict[str, dict[str, str]] = {
    "notebook": {
        "read": "owner",
        "write": "owner",
        "bring": "owner",
        "search": "owner",
    },
    "campfire": {
        "read": "member guest",
        "write": "member guest",
        "bring": "member guest",
        "invite": "member",
        "leave": "member guest",
        "search": "member guest",
    },
    "table": {
        "read": "resident colleague sitting-in break-glass",
        "write": "resident colleague",
        "bring": "resident colleague",
        "share": "resident colleague",
        "stop": "resident",
        "leave": "colleague sitting-in break-glass",
        "hand-over": "colleague",
        "search": "resident colleague",
        "count": "colleague",
        "export": "resident",
    },
    "sill": {
        "read": "member resident",
        "write": "member resident",
        "bring": "member resident",
        "invite": "member",
        "raise": "member",
        "search": "member resident",
        "count": "member",
        "export": "member",
    },
    "lamp-post": {
        "read": "reader keeper",
        "write": "keeper",
        "raise": "reader keeper",
        "answer": "keeper",
        "bring": "reader keeper",
        "search": "reader keeper",
        "count": "reader keeper",
        "export": "reader keeper",
    },
    "study": {
        "read": "researcher respondent",
        "write": "researcher",
        "bring": "researcher",
        "invite": "researcher",
        "code": "researcher",
        "look": "researcher reader",
        "search": "researcher respondent",
        "count": "researcher",
        "export": "researcher",
    },
}

Line = tuple[SpaceKind, Verb, Standing]


def expected(kind: SpaceKind, verb: Verb, standing: Standing) -> bool:
    return standing.value in BY_HAND[kind.value].get(verb.value, "").split()


def lines() -> list[Line]:
    return [(kind, verb, standing) for kind in SpaceKind for verb in Verb for standing in Standing]


def disagreements() -> list[str]:
    """Where the product's table and the one above differ."""
    differing = (line for line in lines() if rules.allowed(line[0], line[1], [line[2]]) != expected(*line))
    return [f"{kind}: {verb} by {standing}" for kind, verb, standing in differing]


def told(line: Line) -> str:
    return "-".join(line)


def changed(
    kind: SpaceKind, verb: Verb, standings: frozenset[Standing]
) -> Mapping[SpaceKind, Mapping[Verb, frozenset[Standing]]]:
    """The product's table with one cell changed."""
    return {**rules.WHO_MAY, kind: {**rules.WHO_MAY[kind], verb: standings}}


def test_table_names_only_words_that_exist() -> None:
    assert set(BY_HAND) == set(SpaceKind.values)
    for verbs in BY_HAND.values():
        assert set(verbs) <= set(Verb.values)
        assert {name for names in verbs.values() for name in names.split()} <= set(Standing.values)


@pytest.mark.parametrize("kind", SpaceKind)
@pytest.mark.parametrize("verb", Verb)
def test_cell_is_as_written_by_hand(kind: SpaceKind, verb: Verb) -> None:
    allowed = {standing for standing in Standing if rules.allowed(kind, verb, [standing])}
    assert allowed == {standing for standing in Standing if expected(kind, verb, standing)}


@pytest.mark.parametrize("line", [line for line in lines() if expected(*line)], ids=told)
def test_removed_line_is_noticed(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, verb, standing = line
    assert disagreements() == []
    monkeypatch.setattr(rules, "WHO_MAY", changed(kind, verb, rules.WHO_MAY[kind][verb] - {standing}))
    assert disagreements() == [f"{kind}: {verb} by {standing}"]


@pytest.mark.parametrize("kind", SpaceKind)
def test_added_line_is_noticed(kind: SpaceKind, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (line for line in lines() if line[0] == kind and not expected(*line)):
        _kind, verb, standing = line
        more = rules.WHO_MAY[kind].get(verb, frozenset()) | {standing}
        with monkeypatch.context() as patch:
            patch.setattr(rules, "WHO_MAY", changed(kind, verb, more))
            assert disagreements() == [f"{kind}: {verb} by {standing}"]


def test_two_standings_together_may_what_either_may() -> None:
    both = [Standing.SITTING_IN, Standing.RESIDENT]
    assert rules.allowed(SpaceKind.TABLE, Verb.STOP, both)
    assert not rules.allowed(SpaceKind.TABLE, Verb.HAND_OVER, both)


def a_space_of_each_kind(cast: Cast, standing: Standing) -> dict[SpaceKind, Space]:
    """Six spaces; Karim has the standing in each of them."""
    spaces = {}
    for kind in SpaceKind:
        space = actions.make_space(kind=kind, home=cast.buurtzaam, by=NOBODY)
        actions.give(
            space=space, to=Grantee(person=cast.karim.person), standing=standing, because="test", by=NOBODY
        )
        spaces[kind] = space
    return spaces


def seen_by(viewer: Viewer, verb: Verb, spaces: dict[SpaceKind, Space]) -> set[SpaceKind]:
    found = set(Space.objects.visible_to(viewer, verb).values_list("pk", flat=True))
    return {kind for kind, space in spaces.items() if space.pk in found}


@pytest.mark.parametrize("standing", Standing)
def test_filter_in_sql_is_as_written_by_hand(cast: Cast, standing: Standing) -> None:
    spaces = a_space_of_each_kind(cast, standing)
    for verb in Verb:
        wanted = {kind for kind in SpaceKind if expected(kind, verb, standing)}
        assert seen_by(cast.karim.viewer, verb, spaces) == wanted, verb


@pytest.mark.parametrize("standing", Standing)
def test_filter_in_sql_gives_nothing_to_somebody_else(cast: Cast, standing: Standing) -> None:
    spaces = a_space_of_each_kind(cast, standing)
    for somebody in (cast.samira, cast.ineke, cast.bea, cast.otto, cast.aydin):
        for verb in Verb:
            assert seen_by(somebody.viewer, verb, spaces) == set()
    assert not any(seen_by(NOBODY, verb, spaces) for verb in Verb)


@pytest.mark.parametrize("standing", Standing)
def test_check_of_one_object_is_as_written_by_hand(cast: Cast, standing: Standing) -> None:
    viewer = cast.karim.viewer
    for kind, space in a_space_of_each_kind(cast, standing).items():
        may = {verb for verb in Verb if expected(kind, verb, standing)}
        assert queries.verbs_of(viewer, space) == may
        for verb in Verb:
            assert queries.may(viewer, space, verb) is (verb in may)
            if verb in may:
                queries.check_may(viewer, space, verb)
                continue
            # Whoever reads here gets a reason; for others it does not exist.
            with pytest.raises(Refusal if Verb.READ in may else NotHere):
                queries.check_may(viewer, space, verb)
