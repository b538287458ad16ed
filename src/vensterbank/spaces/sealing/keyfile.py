"""The file with the keys of keys: the current one, older ones that still open something, and when each was made.

    {"current": "2", "keys": {"1": "base64…", "2": "base64…"},
     "about": {"2": {"made": "2026-11-22T…", "finished": "…"}}, "backup": {"at": "…", "needs": ["2"]}}

It is always replaced whole, so that whoever reads it while it changes finds the one or the other. ``about`` and ``backup``
may be missing: files of before they were written have neither.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from vensterbank.shared import clock
from vensterbank.shared.errors import ConfigurationProblem

KEY_BYTES = 32


@dataclass(frozen=True, repr=False)
class KeyFile:
    """What the file says. ``repr`` shows no key."""

    current: str
    keys: dict[str, bytes]
    about: dict[str, dict[str, str]] = field(default_factory=dict)
    backup: dict[str, Any] = field(default_factory=dict)

    def with_new_key(self) -> KeyFile:
        """The same with one more, which is the current one. A name is never used twice, also not of one thrown away."""
        name = str(max(int(one) for one in {*self.keys, *self.about}) + 1)
        made = {name: {"made": clock.now().isoformat()}}
        keys = {**self.keys, name: secrets.token_bytes(KEY_BYTES)}
        return replace(self, current=name, keys=keys, about={**self.about, **made})

    def noting(self, name: str, what: str) -> KeyFile:
        """The same, with the moment at which something happened to a key."""
        noted = {**self.about.get(name, {}), what: clock.now().isoformat()}
        return replace(self, about={**self.about, name: noted})

    def without(self, name: str) -> KeyFile:
        """The same without one key; that it was there stays known."""
        keys = {one: key for one, key in self.keys.items() if one != name}
        return replace(self.noting(name, "forgotten"), keys=keys)

    def noting_backup(self, needs: list[str]) -> KeyFile:
        """The same, with the newest back-up: when, and which keys open what is in it."""
        return replace(self, backup={"at": clock.now().isoformat(), "needs": needs})


def read(path: Path) -> KeyFile:
    """The file as it is now; a first one is made when there is none."""
    if not path.exists():
        _make_first(path)
    status = path.stat()
    return _read(path, (status.st_ino, status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4)
def _read(path: Path, _state: tuple[int, int, int]) -> KeyFile:
    try:
        content = json.loads(path.read_text())
        keys = {name: base64.b64decode(key) for name, key in content["keys"].items()}
        found = KeyFile(content["current"], keys, content.get("about", {}), content.get("backup", {}))
        _ = found.keys[found.current]
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise ConfigurationProblem(
            f"{path} does not hold a key of keys any more; put the right file back."
        ) from problem
    return found


def replace_file(path: Path, content: KeyFile) -> None:
    """Put a new file in the place of the old one: on the disk before its name is, and its name before we go on."""
    half = path.with_name(path.name + ".half")
    half.unlink(missing_ok=True)
    _write(half, content)
    half.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Whoever changes the file waits here for whoever else does: the later would throw away the earlier one's key."""
    read(path)
    with open(path.with_name(path.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_first(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    made = {"1": {"made": clock.now().isoformat()}}
    first = KeyFile("1", {"1": secrets.token_bytes(KEY_BYTES)}, made)
    half = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    _write(half, first)
    try:
        os.link(half, path)  # whole at once; another process that was first keeps its key
    except FileExistsError:
        pass
    finally:
        half.unlink()


def _write(path: Path, content: KeyFile) -> None:
    told = {
        "current": content.current,
        "keys": {name: base64.b64encode(key).decode() for name, key in content.keys.items()},
        "about": content.about,
        "backup": content.backup,
    }
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        json.dump(told, handle)
        handle.flush()
        os.fsync(handle.fileno())
