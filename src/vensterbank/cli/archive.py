"""A back-up: a consistent copy of the database, the sealed files, the secret, in one compressed tar.

On SQLite the copy is made by the database itself, so it may be in use meanwhile. On PostgreSQL the database is backed up
with its own tools (``pg_dump``); this command says so instead of doing half of it.
"""

from __future__ import annotations

import getpass
import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from vensterbank.shared.errors import Refusal

DATABASE = "vensterbank.sqlite3"
KEY = "keys/key-of-keys.json"
FOLDERS = ("files", "mail")
SINGLE = ("secret.key", "EXAMPLE")
# Whatever Python's reader can raise on bytes that are no whole archive.
BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError)


@dataclass(frozen=True)
class Written:
    """How many files a back-up holds, and the names of the keys of keys that open what is in it."""

    files: int
    needs: list[str]


def write_archive(target: Path, *, with_key: bool) -> Written:
    """Write the back-up whole or not at all."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        message = _(
            "This installation keeps its data in PostgreSQL: use pg_dump for the database, and copy 'files' and 'keys'."
        )
        raise Refusal(message, code="postgres-has-its-own")
    if target.exists():
        raise Refusal(
            _("%(file)s is there already. Choose another name.") % {"file": target}, code="file-exists"
        )
    _note_export()
    folder = Path(settings.DATA_DIR)
    half = target.with_name(target.name + ".half")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / DATABASE
        _copy_database(Path(settings.DATABASES["default"]["NAME"]), copy)
        needs = _keys_needed(copy)
        names = [name for name in SINGLE if (folder / name).exists()] + ([KEY] if with_key else [])
        names += [
            str(path.relative_to(folder))
            for name in FOLDERS
            for path in sorted((folder / name).rglob("*"))
            if path.is_file()
        ]
        with tarfile.open(half, "w:gz") as archive:
            archive.add(copy, DATABASE)
            for name in names:
                archive.add(folder / name, name)
    half.chmod(0o600)
    half.replace(target)
    return Written(len(names) + 1, needs)


def _note_export() -> None:
    """Everything leaves in one file: that is a line too, and the copy holds it."""
    from vensterbank.log import actions as log  # noqa: PLC0415  (restoring comes here before Django starts)
    from vensterbank.log.actions import About  # noqa: PLC0415
    from vensterbank.log.enums import Event  # noqa: PLC0415
    from vensterbank.people.viewer import Viewer  # noqa: PLC0415

    log.write(Event.EXPORTED, About("backup"), by=Viewer(kind="system", name=getpass.getuser()))


def _copy_database(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _keys_needed(copy: Path) -> list[str]:
    """Asked of the copy: the database itself may have got another key of keys meanwhile."""
    with closing(sqlite3.connect(copy)) as database:
        names = database.execute("SELECT DISTINCT wrapped_by FROM spaces_spacekey ORDER BY wrapped_by")
        return [name for (name,) in names]


def read_archive(source: Path, key: Path | None) -> None:
    """Unpack into the data folder. Raises ``Refusal`` when it is in use, or the file is no back-up."""
    folder = Path(os.environ.get("VENSTERBANK_DATA", "")).expanduser()
    if not os.environ.get("VENSTERBANK_DATA"):
        raise Refusal("Say where to: set VENSTERBANK_DATA to an empty folder.", code="no-folder")
    if folder.exists() and any(folder.iterdir()):
        raise Refusal(f"{folder} is not empty; a back-up is only put into an empty folder.", code="in-use")
    if not source.is_file():
        raise Refusal(f"There is no file {source}.", code="no-file")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    try:
        _unpack(source, folder)
    except Refusal:
        _empty(folder)
        raise
    except BROKEN as problem:
        _empty(folder)
        raise Refusal(
            f"{source} is not a whole back-up; nothing was restored.", code="not-a-backup"
        ) from problem
    if key is None and not (folder / KEY).exists():
        _empty(folder)
        raise Refusal("This back-up was made without its key of keys: add --key FILE.", code="key-missing")
    if key is not None:
        if not key.is_file():
            _empty(folder)
            raise Refusal(f"There is no file {key}.", code="no-key-file")
        (folder / KEY).parent.mkdir(exist_ok=True)
        (folder / KEY).write_bytes(key.read_bytes())
        (folder / KEY).chmod(0o600)


def _unpack(source: Path, folder: Path) -> None:
    with tarfile.open(source, "r:gz") as archive:
        archive.extractall(folder, members=_ours(archive, folder), filter="data")
    if not (folder / DATABASE).exists():
        raise tarfile.TarError("no database inside")


def _ours(archive: tarfile.TarFile, folder: Path) -> Iterator[tarfile.TarInfo]:
    """Plain files that a back-up of ours has, and no more of them than there is room for."""
    room = shutil.disk_usage(folder).free
    for member in archive:
        named = member.name in {DATABASE, KEY, *SINGLE} or member.name.split("/")[0] in FOLDERS
        if not named or member.type not in {tarfile.REGTYPE, tarfile.AREGTYPE}:
            raise tarfile.TarError("not one of ours")
        room -= member.size
        if room < 0:
            raise Refusal("There is not enough room here for this back-up.", code="no-room")
        yield member


def throw_away() -> None:
    """Empty the folder again, after a restore that nobody could read."""
    _empty(Path(settings.DATA_DIR))


def _empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
