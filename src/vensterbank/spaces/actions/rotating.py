"""A new key of keys, without anything being lost when it stops halfway.

The order is the whole of it: first the file holds the old key and the new one, then all keys of spaces are wrapped anew in
one transaction, then the file says that this is finished. Wherever it stops, the file opens every row. Whoever rotates
again finishes what was begun.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Authenticator
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.models import SpaceKey
from vensterbank.spaces.queries.sealed import keys_in_use
from vensterbank.spaces.sealing import keyfile, keyring, keys

AT_ONCE = 500


@dataclass(frozen=True)
class Rotated:
    """The name of the key that wraps everything now, how many spaces' keys were wrapped anew, and whether this finished
    an earlier rotation that had stopped."""

    name: str
    spaces: int
    finished_earlier: bool


def rotate_keys(*, by: Viewer) -> Rotated:
    """Make a new key of keys and wrap all keys of spaces with it; the older key stays in the file."""
    path = keys.keys_file()
    with keyfile.one_at_a_time(path):
        content = keyfile.read(path)
        earlier = is_unfinished(content)
        if not earlier:
            content = content.with_new_key()
            keyfile.replace_file(path, content)
        count = _rewrap_all(content.current, by)
        keyfile.replace_file(path, content.noting(content.current, "finished"))
    keyring.forget()
    return Rotated(content.current, count, earlier)


def is_unfinished(content: keyfile.KeyFile) -> bool:
    """Was a rotation begun and not finished? The first key never was a rotation."""
    return content.current != "1" and "finished" not in content.about.get(content.current, {})


@transaction.atomic
def _rewrap_all(name: str, by: Viewer) -> int:
    waiting = SpaceKey.objects.exclude(wrapped_by=name).order_by("space_id").select_for_update()
    changed = []
    for row in waiting.iterator(chunk_size=AT_ONCE):
        row.wrapped_by, row.wrapped = keys.rewrap(row.wrapped_by, bytes(row.wrapped), row.context.bytes)
        changed.append(row)
    SpaceKey.objects.bulk_update(changed, ["wrapped_by", "wrapped"], batch_size=AT_ONCE)
    _rewrap_apps(name)
    log.write(Event.CHANGED, About("key-of-keys", ground=f"rotated: {name}"), by=by)
    return len(changed)


def _rewrap_apps(name: str) -> None:
    """Secrets of apps that show codes lie under the same key (``shared/strongbox.py``)."""
    for app in Authenticator.objects.exclude(wrapped_by=name).select_for_update():
        app.wrapped_by, app.wrapped = keys.rewrap(app.wrapped_by, bytes(app.wrapped), app.context.bytes)
        app.save(update_fields=["wrapped_by", "wrapped"])


@transaction.atomic
def forget_key(*, name: str, has_backup: bool, by: Viewer) -> None:
    """Throw an older key of keys away: refused while anything here, or the newest back-up, needs it."""
    path = keys.keys_file()
    with keyfile.one_at_a_time(path):
        content = keyfile.read(path)
        _check_can_forget(content, name, has_backup)
        log.write(Event.REMOVED, About("key-of-keys", ground=f"thrown away: {name}"), by=by)
        keyfile.replace_file(path, content.without(name))
    keyring.forget()


def _check_can_forget(content: keyfile.KeyFile, name: str, has_backup: bool) -> None:
    if name not in content.keys:
        raise Refusal(_("There is no key with this name. 'vensterbank keys list' tells them."), code="no-key")
    if name == content.current:
        raise Refusal(_("This is the key in use. Rotate first."), code="key-in-use")
    if name in keys_in_use():
        message = _("Keys of spaces are still wrapped with it. 'vensterbank keys rotate' wraps them anew.")
        raise Refusal(message, code="key-in-use")
    needs = content.backup.get("needs")
    if not has_backup and (needs is None or name in needs):
        message = _(
            "No back-up was made since this key was replaced. Make one first, and keep a copy of this file with older ones."
        )
        raise Refusal(message, code="no-backup")


def note_backup(*, needs: list[str]) -> None:
    """A back-up was written; these keys of keys open what is in it."""
    path = keys.keys_file()
    with keyfile.one_at_a_time(path):
        keyfile.replace_file(path, keyfile.read(path).noting_backup(needs))
