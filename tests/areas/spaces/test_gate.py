"""The guarded manager: every way round it that is known, closed."""

from __future__ import annotations

import pytest
from django import forms
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Prefetch

from tests.factories.cast import Cast
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, queries
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.gate import NotHere, UnscopedRead
from vensterbank.spaces.models import Entry, Grant, Space

WORDS = "Ik weet het soms echt niet meer met die man op de Sluisweg"


@pytest.fixture
def fire(cast: Cast) -> Space:
    space = actions.light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)
    actions.say(space=space, body=WORDS, by=cast.samira.viewer)
    return space


def test_entry_is_read_by_those_around_the_fire(cast: Cast, fire: Space) -> None:
    assert [entry.body for entry in queries.entries_in(cast.karim.viewer, fire)] == [WORDS]


@pytest.mark.parametrize("name", ["ineke", "tjeerd", "bea", "lotte", "noor", "otto", "aydin"])
def test_campfire_is_not_there_for_others(cast: Cast, fire: Space, name: str) -> None:
    viewer = getattr(cast, name).viewer
    with pytest.raises(NotHere):
        queries.find_space(viewer, fire.uuid)
    assert not Entry.objects.visible_to(viewer).exists()
    assert queries.find_words(viewer, "Sluisweg") == []


def test_count_at_a_campfire_is_refused_to_its_own_members(cast: Cast, fire: Space) -> None:
    assert Entry.objects.visible_to(cast.samira.viewer).count() == 1
    assert Entry.objects.visible_to(cast.samira.viewer, Verb.COUNT).count() == 0


CLOSED_DOORS = {
    "list": lambda: list(Entry.objects.all()),
    "iterate": lambda: list(Entry.objects.all().iterator()),
    "get": lambda: Entry.objects.get(pk=1),
    "first": lambda: Entry.objects.first(),
    "count": lambda: Entry.objects.count(),
    "exists": lambda: Entry.objects.exists(),
    "contains": lambda: Entry.objects.contains(Entry(pk=1)),
    "aggregate": lambda: Entry.objects.aggregate(n=Count("pk")),
    "aggregate over a subquery": lambda: Entry.objects.distinct().aggregate(n=Count("pk")),
    "update": lambda: Entry.objects.update(friction=True),
    "delete": lambda: Entry.objects.all().delete(),
    "raw delete": lambda: Entry.objects.all()._raw_delete("default"),
    "in_bulk": lambda: Entry.objects.in_bulk([1]),
    "values": lambda: list(Entry.objects.values("body")),
    "explain": lambda: Entry.objects.all().explain(),
    "raw": lambda: Entry.objects.raw("SELECT * FROM spaces_entry"),
    "raw on a queryset": lambda: Entry.objects.all().raw("SELECT * FROM spaces_entry"),
    "or": lambda: Entry.objects.all() | Entry.objects.all(),
    "and": lambda: Entry.objects.all() & Entry.objects.all(),
    "union": lambda: Entry.objects.all().union(Entry.objects.all()),
    "subquery": lambda: list(Space._base_manager.filter(pk__in=Entry.objects.values("space_id"))),
    "exists subquery": lambda: list(
        Space._base_manager.filter(Exists(Entry.objects.filter(space=OuterRef("pk"))))
    ),
    "form field": lambda: list(forms.ModelChoiceField(Entry.objects.all()).choices),
    "get_or_create": lambda: Entry.objects.get_or_create(pk=1),
    "update_or_create": lambda: Entry.objects.update_or_create(pk=1, defaults={"friction": True}),
    "dates": lambda: list(Entry.objects.datetimes("created_at", "day")),
    "bulk_update": lambda: Entry.objects.bulk_update([Entry(pk=1)], ["friction"]),
    "grants": lambda: list(Grant.objects.all()),
    "spaces": lambda: list(Space.objects.all()),
}


@pytest.mark.parametrize("door", CLOSED_DOORS)
def test_unscoped_read_is_refused(cast: Cast, fire: Space, door: str) -> None:
    with pytest.raises(UnscopedRead):
        CLOSED_DOORS[door]()


def test_open_query_is_not_combined_with_a_closed_one(cast: Cast, fire: Space) -> None:
    mine = Entry.objects.visible_to(cast.samira.viewer)
    with pytest.raises(UnscopedRead):
        mine | Entry.objects.all()
    with pytest.raises(UnscopedRead):
        mine.union(Entry.objects.all())


def test_prefetch_without_a_viewer_is_refused(cast: Cast, fire: Space) -> None:
    with pytest.raises(UnscopedRead):
        list(Entry.objects.visible_to(cast.samira.viewer).prefetch_related("attachments"))
    closed = Prefetch("attachments", Entry._meta.get_field("attachments").related_model.objects.all())
    with pytest.raises(UnscopedRead):
        list(Entry.objects.visible_to(cast.samira.viewer).prefetch_related(closed))


def test_reverse_key_without_a_viewer_is_refused(cast: Cast, fire: Space) -> None:
    entry = Entry.objects.visible_to(cast.samira.viewer).get()
    with pytest.raises(UnscopedRead):
        list(entry.attachments.all())


def test_unscoped_wants_a_reason_on_the_list(cast: Cast, fire: Space) -> None:
    with pytest.raises(UnscopedRead):
        Entry.objects.unscoped(reason="nieuwsgierig")


def test_left_colleague_reads_no_more(cast: Cast, fire: Space) -> None:
    actions.leave(space=fire, by=cast.karim.viewer)
    with pytest.raises(NotHere):
        queries.find_space(cast.karim.viewer, fire.uuid)


def test_words_lie_sealed_in_the_database(cast: Cast, fire: Space) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, stems, author_name FROM spaces_entry")
        row = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"Sluisweg" not in row and b"sluisweg" not in row and b"Samira" not in row


def test_manager_of_somebody_at_the_fire_is_a_guest(cast: Cast, fire: Space) -> None:
    actions.invite_to_campfire(space=fire, person=cast.ineke.person, by=cast.samira.viewer)
    readers = {reader.name: reader for reader in queries.readers_of(cast.samira.viewer, fire)}
    assert readers["Ineke de Graaf"].is_guest and not readers["Karim Yıldız"].is_guest


def test_search_finds_by_stem_what_may_be_read(cast: Cast, fire: Space) -> None:
    assert [entry.body for entry in queries.find_words(cast.karim.viewer, "mannen sluisweg")] == [WORDS]


def test_member_who_leads_somebody_by_now_invites_nobody(cast: Cast) -> None:
    """Wilma lit the campfire alone; since Lotte, whom she leads, sits there she is a guest."""
    space = actions.light_campfire(title="Vuur", people=[], by=cast.wilma.viewer)
    actions.invite_to_campfire(space=space, person=cast.lotte.person, by=cast.wilma.viewer)
    with pytest.raises(Refusal, match="gast"):
        actions.invite_to_campfire(space=space, person=cast.otto.person, by=cast.wilma.viewer)
    actions.invite_to_campfire(space=space, person=cast.otto.person, by=cast.lotte.viewer)
    assert Space.objects.visible_to(cast.otto.viewer).filter(pk=space.pk).exists()
