"""What was said lies nowhere in clear; what was changed behind our back does not open; a destroyed key is the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, transaction
from django.urls import reverse

from tests.architecture.tree import ROOT
from tests.factories.cast import Cast
from tests.factories.world import World
from vensterbank.log.actions import collecting
from vensterbank.shared.errors import ConfigurationProblem, Refusal
from vensterbank.spaces import actions, files, queries
from vensterbank.spaces.models import Entry, Space, SpaceKey
from vensterbank.spaces.sealing import keyring, keys
from vensterbank.spaces.sealing.keyring import KeyGone

CANARY = b"kanari"  # every canary begins so, and so do their stems
WORDS = "Sluisweg, derde bel, hij deed niet open"

# A server that stops in the middle of its work: what it wrote stays behind as it was at that moment.
AT_WORK = """
import os
from vensterbank.cli import setup
setup.start(); setup.bring_up_to_date()
from tests.factories.world import make_world
from tests.areas.spaces.test_sealing import look_around
look_around(make_world())
os._exit(0)
"""


@pytest.fixture
def fire(cast: Cast) -> Space:
    return actions.light_campfire(title="Vrijdagmiddag", people=[cast.karim.person], by=cast.samira.viewer)


@pytest.fixture
def said(cast: Cast, fire: Space) -> Entry:
    return actions.say(space=fire, body=WORDS, by=cast.samira.viewer)


def look_around(world: World) -> None:
    """Pages, a search, a refusal, something that cannot be kept: all that might leave a trace."""
    for name in ("samira", "otto", "bea", "aydin"):
        client = world.client_of(name)
        client.get(reverse("spaces:talk", args=[world.fire.uuid]))
        client.get(reverse("practice:table", args=[world.question.uuid]))
        client.post(reverse("spaces:search"), {"words": "kanarie"})
        client.post(reverse("spaces:talk", args=[world.fire.uuid]), {"words": "Kanarie" * 5000})
        client.post(reverse("people:login"), {"email": "kanarie", "password": "kanarie"})


def again(cast: Cast, entry: Entry) -> Entry:
    keyring.forget()
    found: Entry = Entry.objects.visible_to(cast.samira.viewer).get(pk=entry.pk)
    return found


def in_database(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def everything_stored() -> bytes:
    """All values of all columns of all tables."""
    stored = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                stored += [
                    bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row
                ]
    return b"\n".join(stored)


def test_database_holds_no_word_in_clear(world: World) -> None:
    look_around(world)
    stored = everything_stored()
    assert b"samira" in stored.lower()  # names are no secret: the search does find what is there
    assert CANARY not in stored.lower()


def test_session_log_and_mail_hold_no_word(world: World) -> None:
    look_around(world)
    sessions = [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    letters = [f"{letter.subject} {letter.body}" for letter in mail.outbox]
    assert sessions
    assert not any("kanari" in text.lower() for text in [*sessions, *letters])


def test_files_lie_sealed(world: World) -> None:
    path = Path(settings.DATA_DIR, "files", world.attachment.uuid.hex[:2], world.attachment.uuid.hex)
    assert CANARY not in path.read_bytes().lower()
    assert files.read_file(world.fire, world.attachment.uuid) == b"KanarieBijlage inhoud"


@pytest.mark.slow
def test_folder_of_a_server_that_fell_over_holds_no_word_in_clear(tmp_path: Path) -> None:
    """The bytes on disk, with the journal that was not merged yet, files and mail; SQLite, whatever the suite runs on."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "VENSTERBANK_DATABASE_URL"},
        "VENSTERBANK_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-c", AT_WORK], cwd=ROOT, env=environment, check=True)
    left = [path for path in tmp_path.rglob("*") if path.is_file() and "static" not in path.parts]
    names = {path.name for path in left}
    assert {"vensterbank.sqlite3", "vensterbank.sqlite3-wal"} <= names
    assert any(b"samira" in path.read_bytes().lower() for path in left)
    assert [path for path in left if CANARY in path.read_bytes().lower()] == []


def test_changed_text_does_not_open(cast: Cast, said: Entry) -> None:
    sealed = bytearray(Entry.objects.visible_to(cast.samira.viewer).values_list("body", flat=True)[0])
    sealed[-1] ^= 1
    in_database("UPDATE spaces_entry SET body = %s WHERE id = %s", bytes(sealed), said.pk)
    with pytest.raises(InvalidTag):
        _ = again(cast, said).body


@pytest.mark.parametrize("field", ["author_name", "stems"])
def test_text_of_another_field_does_not_open(cast: Cast, said: Entry, field: str) -> None:
    in_database(f"UPDATE spaces_entry SET body = {field} WHERE id = %s", said.pk)
    with pytest.raises(InvalidTag):
        _ = again(cast, said).body


def test_text_of_another_space_does_not_open(cast: Cast, said: Entry) -> None:
    """Carrying sealed words to a place that one may read opens nothing."""
    mine = actions.note_down(body="van mij", by=cast.samira.viewer)
    in_database(
        "UPDATE spaces_entry SET body = (SELECT body FROM spaces_entry WHERE id = %s) WHERE id = %s",
        said.pk,
        mine.pk,
    )
    with pytest.raises(InvalidTag):
        _ = again(cast, mine).body


def test_key_of_another_space_does_not_unwrap(cast: Cast, said: Entry) -> None:
    mine = actions.notebook_of(cast.samira.viewer)
    in_database(
        "UPDATE spaces_spacekey SET wrapped = (SELECT wrapped FROM spaces_spacekey WHERE space_id = %s) WHERE space_id = %s",
        said.space_id,
        mine.pk,
    )
    keyring.forget()
    with pytest.raises(ConfigurationProblem):
        keyring.key_of(mine.pk)


def test_other_key_of_keys_opens_nothing(
    cast: Cast, said: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    with pytest.raises(ConfigurationProblem, match="not the key of keys"):
        _ = again(cast, said).body


def test_swapped_file_does_not_open(world: World) -> None:
    path = Path(settings.DATA_DIR, "files", world.attachment.uuid.hex[:2], world.attachment.uuid.hex)
    other = files._path(world.pending.uuid)
    whole = path.read_bytes()
    path.write_bytes(other.read_bytes())
    with pytest.raises(InvalidTag):
        files.read_file(world.fire, world.attachment.uuid)
    path.write_bytes(whole)


def test_words_without_a_key_are_gone(cast: Cast, fire: Space, said: Entry) -> None:
    SpaceKey.objects.filter(space=fire).delete()
    with pytest.raises(KeyGone):
        _ = again(cast, said).body
    with pytest.raises(KeyGone):
        actions.say(space=fire, body="nog iets", by=cast.samira.viewer)


@pytest.mark.parametrize("name, status", [("samira", 410), ("ineke", 404)])
def test_page_of_gone_words_says_so_to_those_who_read_there(
    cast: Cast, fire: Space, said: Entry, name: str, status: int
) -> None:
    SpaceKey.objects.filter(space=fire).delete()
    keyring.forget()
    answer = getattr(cast, name).client.get(reverse("spaces:talk", args=[fire.uuid]))
    assert answer.status_code == status
    assert ("kan niemand meer lezen" in answer.content.decode()) is (status == 410)


def test_destroyed_key_is_forgotten_by_other_processes(
    cast: Cast, fire: Space, said: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = {"now": 1000.0}
    monkeypatch.setattr(keyring, "monotonic", lambda: clock["now"])
    keyring.forget()
    keyring.key_of(fire.pk)
    SpaceKey.objects.filter(space=fire).delete()
    assert keyring.key_of(fire.pk)
    clock["now"] += keyring.KEPT_FOR + 1
    with pytest.raises(KeyGone):
        keyring.key_of(fire.pk)


def test_space_that_was_undone_leaves_no_key_for_the_next(cast: Cast) -> None:
    """Its key stays in memory; were its number given out again, the next space would be sealed with a key that is
    nowhere, and be unreadable after a restart."""
    with pytest.raises(Refusal), transaction.atomic():
        undone = actions.light_campfire(title="Undone", people=[], by=cast.samira.viewer)
        actions.say(space=undone, body="", by=cast.samira.viewer)
    fire = actions.light_campfire(title="Vrijdagmiddag", people=[], by=cast.samira.viewer)
    assert fire.pk != undone.pk
    entry = actions.say(space=fire, body=WORDS, by=cast.samira.viewer)
    assert again(cast, entry).body == WORDS


def test_list_of_places_opens_keys_in_one_query(cast: Cast, django_assert_max_num_queries: object) -> None:
    for number in range(3):
        actions.light_campfire(title=f"Vuur {number}", people=[], by=cast.samira.viewer)
    keyring.forget()
    viewer = cast.samira.viewer
    with collecting(), django_assert_max_num_queries(2):  # type: ignore[operator]
        titles = [space.title for space in queries.my_spaces(viewer)]
    assert {"Vuur 0", "Vuur 1", "Vuur 2"} <= set(titles)


def test_sealed_with_a_key_opens_only_in_its_context() -> None:
    key = os.urandom(keys.KEY_BYTES)
    sealed = keys.seal_bytes(key, b"woorden", b"here")
    assert keys.open_bytes(key, sealed, b"here") == b"woorden"
    with pytest.raises(InvalidTag):
        keys.open_bytes(key, sealed, b"there")
    assert sealed != keys.seal_bytes(key, b"woorden", b"here")
