"""Ways round the manager that start from an object or a sealed field: closed as well."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.forms import modelform_factory

from tests.factories.cast import Cast
from vensterbank.spaces import actions, queries
from vensterbank.spaces.gate import UnscopedRead
from vensterbank.spaces.models import Attachment, Entry, Grant, Space

WORDS = "Ik weet het soms echt niet meer met die man op de Sluisweg"


@pytest.fixture
def fire(cast: Cast) -> Space:
    return actions.light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)


@pytest.fixture
def entry(cast: Cast, fire: Space) -> Entry:
    return actions.say(space=fire, body=WORDS, by=cast.samira.viewer)


def again(cast: Cast, entry: Entry) -> Entry:
    found: Entry = Entry.objects.visible_to(cast.samira.viewer).get(pk=entry.pk)
    return found


def test_object_made_by_hand_fetches_no_row(entry: Entry) -> None:
    with pytest.raises(UnscopedRead):
        Entry(pk=entry.pk).refresh_from_db()


def test_object_made_by_hand_removes_no_row(cast: Cast, entry: Entry) -> None:
    with pytest.raises(UnscopedRead):
        Entry(pk=entry.pk).delete()
    assert again(cast, entry).body == WORDS


def test_object_made_by_hand_changes_no_row(cast: Cast, fire: Space, entry: Entry) -> None:
    forged = Entry(pk=entry.pk, space=fire, author_name="Iemand", body="Iets anders", stems="")
    with pytest.raises(ValueError, match="force"):
        forged.save(update_fields=["body"])
    assert again(cast, entry).body == WORDS


def test_object_made_by_hand_takes_no_number(cast: Cast, fire: Space, entry: Entry) -> None:
    forged = Entry(pk=entry.pk, space=fire, author_name="Iemand", body="Iets anders", stems="")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    assert again(cast, entry).body == WORDS


def test_object_that_was_read_is_refreshed(cast: Cast, entry: Entry) -> None:
    found = again(cast, entry)
    found.body = "half gewijzigd"
    found.refresh_from_db()
    assert found.body == WORDS


@pytest.mark.parametrize(
    "value", ["In klare tekst", Value("In klare tekst"), F("stems")], ids=["text", "value", "field"]
)
def test_sealed_text_is_not_updated_past_its_object(cast: Cast, entry: Entry, value: object) -> None:
    with pytest.raises(TypeError, match="sealed"):
        Entry.objects.visible_to(cast.samira.viewer).update(body=value)
    assert again(cast, entry).body == WORDS


def test_sealed_text_is_not_updated_in_bulk(cast: Cast, entry: Entry) -> None:
    entry.body = "In klare tekst"
    with pytest.raises(TypeError, match="[Ss]ealed"):
        Entry.objects.visible_to(cast.samira.viewer).bulk_update([entry], ["body"])


@pytest.mark.parametrize("lookup", ["body", "body__contains", "body__startswith", "body__in", "body__gt"])
def test_sealed_text_is_not_looked_up(cast: Cast, entry: Entry, lookup: str) -> None:
    value = [WORDS] if lookup.endswith("__in") else WORDS
    with pytest.raises(TypeError, match="[Ss]ealed"):
        Entry.objects.visible_to(cast.samira.viewer).filter(**{lookup: value}).exists()


def test_values_of_sealed_text_stay_closed(cast: Cast, entry: Entry) -> None:
    visible = Entry.objects.visible_to(cast.samira.viewer)
    told = [
        *visible.values_list("body", flat=True),
        *visible.annotate(x=F("body")).values_list("x", flat=True),
    ]
    assert told and {repr(value) for value in told} == {"<sealed>"}
    assert not any(WORDS.encode() in bytes(value) for value in told)


def test_only_and_defer_open_what_is_asked(cast: Cast, entry: Entry) -> None:
    visible = Entry.objects.visible_to(cast.samira.viewer)
    assert visible.only("uuid").get().body == WORDS
    assert visible.defer("body", "space").get().body == WORDS


def test_bulk_create_seals(cast: Cast, fire: Space) -> None:
    Entry.objects.bulk_create([Entry(space=fire, author_name="Samira", body=WORDS, stems="")])
    assert [one.body for one in queries.entries_in(cast.samira.viewer, fire)] == [WORDS]


def test_bulk_create_changes_nothing_that_is_there(fire: Space, entry: Entry) -> None:
    forged = Entry(pk=entry.pk, space=fire, author_name="Iemand", body="Iets anders", stems="")
    with pytest.raises(UnscopedRead):
        Entry.objects.bulk_create(
            [forged], update_conflicts=True, update_fields=["friction"], unique_fields=["pk"]
        )


def test_condition_of_ones_own_is_refused(cast: Cast, entry: Entry) -> None:
    with pytest.raises(UnscopedRead):
        Entry.objects.visible_to(cast.otto.viewer).extra(where=["1=1) OR (1=1"])


def test_check_of_uniqueness_tells_only_that_it_is_taken(cast: Cast, fire: Space, entry: Entry) -> None:
    twin = Grant(
        uuid=Grant.objects.visible_to(cast.samira.viewer).values_list("uuid", flat=True)[0], space=fire
    )
    with pytest.raises(ValidationError, match="(?i)uuid"):
        twin.validate_unique()


def test_form_of_a_model_checks_uniqueness_without_a_viewer(cast: Cast, fire: Space) -> None:
    form_class = modelform_factory(Attachment, fields=["content_type"])
    form = form_class({"content_type": "text/plain"}, instance=Attachment(space=fire))
    assert form.is_valid()


def test_own_check_of_a_model_is_not_let_through(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the checks of uniqueness look across spaces; what a model's ``clean`` reads passes the gate."""
    monkeypatch.setattr(Entry, "clean", lambda self: Entry.objects.count(), raising=False)
    with pytest.raises(UnscopedRead):
        entry.full_clean()
