"""A new key of keys: everything stays readable, wherever it stops; nothing is thrown away that something needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.areas.people.stepping import set_app
from tests.factories.cast import Cast
from vensterbank.log.models import LogLine
from vensterbank.people.actions.second_step import secret_of
from vensterbank.people.models import Authenticator
from vensterbank.people.viewer import NOBODY
from vensterbank.shared.errors import ConfigurationProblem, Refusal
from vensterbank.spaces import actions, queries
from vensterbank.spaces.models import Entry, Space, SpaceKey
from vensterbank.spaces.sealing import keyfile, keyring, keys

WORDS = "Sluisweg, derde bel, hij deed niet open"


class Stopped(BaseException):
    """The process was killed here."""


@pytest.fixture(autouse=True)
def folder(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own, with the key file as it is now."""
    before = keys.keys_file()
    keyfile.read(before)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / before.name).write_bytes(before.read_bytes())
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def said(cast: Cast) -> list[Entry]:
    """Something in three places."""
    fires = [
        actions.light_campfire(title=f"Vuur {number}", people=[], by=cast.samira.viewer)
        for number in range(3)
    ]
    return [actions.say(space=fire, body=WORDS, by=cast.samira.viewer) for fire in fires]


def all_readable(cast: Cast, said: list[Entry]) -> bool:
    keyring.forget()
    found = Entry.objects.visible_to(cast.samira.viewer).filter(pk__in=[entry.pk for entry in said])
    return [entry.body for entry in found] == [WORDS] * len(said)


def test_everything_opens_after_a_rotation(cast: Cast, said: list[Entry]) -> None:
    spaces = SpaceKey.objects.count()
    done = actions.rotate_keys(by=NOBODY)
    assert (done.name, done.spaces, done.finished_earlier) == ("2", spaces, False)
    assert queries.keys_in_use() == {"2": spaces}
    assert all_readable(cast, said)


def test_second_rotation_makes_a_third_key(cast: Cast, said: list[Entry]) -> None:
    actions.rotate_keys(by=NOBODY)
    assert actions.rotate_keys(by=NOBODY).name == "3"
    assert keyfile.read(keys.keys_file()).keys.keys() == {"1", "2", "3"}
    assert all_readable(cast, said)


def test_new_space_is_sealed_with_the_new_key(cast: Cast, said: list[Entry]) -> None:
    actions.rotate_keys(by=NOBODY)
    fire = actions.light_campfire(title="Daarna", people=[], by=cast.samira.viewer)
    assert SpaceKey.objects.get(space=fire).wrapped_by == "2"


def test_rotation_stands_in_the_log(cast: Cast, said: list[Entry]) -> None:
    actions.rotate_keys(by=NOBODY)
    assert LogLine.objects.filter(object_kind="key-of-keys", ground="rotated: 2").count() == 1


@pytest.mark.parametrize("after", [0, 1, 5])
def test_killed_while_wrapping_nothing_is_lost(
    cast: Cast, said: list[Entry], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """The file has both keys already, the rows none of the new one."""
    wrapped = keys.rewrap
    left = [after]

    def breaks(name: str, key: bytes, context: bytes) -> tuple[str, bytes]:
        if not left[0]:
            raise Stopped
        left[0] -= 1
        return wrapped(name, key, context)

    with monkeypatch.context() as broken, pytest.raises(Stopped):
        broken.setattr(keys, "rewrap", breaks)
        actions.rotate_keys(by=NOBODY)
    assert queries.keys_in_use().keys() == {"1"}
    assert all_readable(cast, said)
    done = actions.rotate_keys(by=NOBODY)
    assert (done.name, done.finished_earlier) == ("2", True)
    assert queries.keys_in_use().keys() == {"2"}
    assert all_readable(cast, said)


@pytest.mark.parametrize("moment, name", [(1, "1"), (2, "2")])
def test_killed_while_the_file_is_replaced_nothing_is_lost(
    cast: Cast, said: list[Entry], monkeypatch: pytest.MonkeyPatch, moment: int, name: str
) -> None:
    """Before any row was wrapped anew, and after all were, but before the file says so."""
    replaced, calls = keyfile.replace_file, [0]

    def breaks(path: Path, content: keyfile.KeyFile) -> None:
        calls[0] += 1
        if calls[0] == moment:
            path.with_name(path.name + ".half").write_text('{"curr')
            raise Stopped
        replaced(path, content)

    with monkeypatch.context() as broken, pytest.raises(Stopped):
        broken.setattr(keyfile, "replace_file", breaks)
        actions.rotate_keys(by=NOBODY)
    assert queries.keys_in_use().keys() == {name}
    assert all_readable(cast, said)
    assert actions.rotate_keys(by=NOBODY).name == "2"
    assert all_readable(cast, said)


def test_file_shows_no_key_by_accident() -> None:
    content = keyfile.read(keys.keys_file())
    assert json.loads(keys.keys_file().read_text())["keys"]["1"] not in repr(content)


def test_replaced_file_is_for_its_owner_only(cast: Cast) -> None:
    actions.rotate_keys(by=NOBODY)
    assert keys.keys_file().stat().st_mode & 0o777 == 0o600


def test_key_in_use_is_not_forgotten(cast: Cast, said: list[Entry]) -> None:
    with pytest.raises(Refusal) as refused:
        actions.forget_key(name="1", has_backup=True, by=NOBODY)
    assert refused.value.code == "key-in-use"


def test_key_that_rows_need_is_not_forgotten(cast: Cast, said: list[Entry]) -> None:
    actions.rotate_keys(by=NOBODY)
    SpaceKey.objects.filter(space=said[0].space_id).update(wrapped_by="1")
    with pytest.raises(Refusal) as refused:
        actions.forget_key(name="1", has_backup=True, by=NOBODY)
    assert refused.value.code == "key-in-use"


@pytest.mark.parametrize("needs", [None, ["1"], ["1", "2"]])
def test_key_that_the_newest_backup_needs_is_not_forgotten(cast: Cast, needs: list[str] | None) -> None:
    actions.rotate_keys(by=NOBODY)
    if needs is not None:
        actions.note_backup(needs=needs)
    with pytest.raises(Refusal) as refused:
        actions.forget_key(name="1", has_backup=False, by=NOBODY)
    assert refused.value.code == "no-backup"


def test_key_that_nothing_needs_is_forgotten(cast: Cast, said: list[Entry]) -> None:
    actions.rotate_keys(by=NOBODY)
    actions.note_backup(needs=["2"])
    actions.forget_key(name="1", has_backup=False, by=NOBODY)
    assert keyfile.read(keys.keys_file()).keys.keys() == {"2"}
    assert all_readable(cast, said)


def test_name_of_a_forgotten_key_never_comes_back(cast: Cast) -> None:
    for _round in range(2):
        actions.rotate_keys(by=NOBODY)
    actions.forget_key(name="2", has_backup=True, by=NOBODY)
    assert actions.rotate_keys(by=NOBODY).name == "4"


def test_words_of_before_tell_which_key_they_need(cast: Cast, said: list[Entry]) -> None:
    """What restoring an older back-up meets, when its key was thrown away."""
    old = SpaceKey.objects.get(space=said[0].space_id)
    actions.rotate_keys(by=NOBODY)
    actions.forget_key(name="1", has_backup=True, by=NOBODY)
    old.save()
    with pytest.raises(
        ConfigurationProblem, match="need the key of keys named '1'.* holds 2; it was thrown away on"
    ):
        keyring.check_readable()


def test_file_of_an_earlier_version_is_read(cast: Cast, said: list[Entry]) -> None:
    path = keys.keys_file()
    told = json.loads(path.read_text())
    path.write_text(json.dumps({"current": told["current"], "keys": told["keys"]}))
    assert all_readable(cast, said)
    assert queries.known_keys()[0].made is None
    assert actions.rotate_keys(by=NOBODY).name == "2"


def test_known_keys_tell_names_and_counts(cast: Cast, said: list[Entry]) -> None:
    actions.rotate_keys(by=NOBODY)
    told = [(key.name, key.spaces, key.is_current, key.is_here) for key in queries.known_keys()]
    assert told == [("1", 0, False, True), ("2", Space._base_manager.count(), True, True)]


def test_app_that_shows_codes_works_after_a_rotation(cast: Cast) -> None:
    set_app(cast.samira)
    before = secret_of(Authenticator.objects.get())
    actions.rotate_keys(by=NOBODY)
    app = Authenticator.objects.get()
    assert (app.wrapped_by, secret_of(app)) == ("2", before)


def test_key_that_only_an_app_needs_is_in_use(cast: Cast) -> None:
    set_app(cast.samira)
    Authenticator.objects.update(wrapped_by="0")
    assert "0" in queries.keys_in_use()
