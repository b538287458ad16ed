"""Canaries said, sent and stumbled over everywhere are found nowhere on the disk, in no log, dump, back-up or header.

A process goes through every door and falls over (``canary_house.py``); here everything that it left is searched, in clear, as
UTF-16, hexadecimal and base64. With the guards switched off the same search finds them in every place: it can fail.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.factories.canaries import MAY_SEE

pytestmark = pytest.mark.slow

STEM = "kanari"  # every canary begins so, and so does what is kept of it for searching
START = "from vensterbank.cli import setup; setup.start(); from tests.slow.canary_house import main; main()"
SENT_TOO = 11  # canaries of canary_house.py beside those of the world


def _forms() -> re.Pattern[bytes]:
    """The stem as it may lie somewhere."""
    forms = [re.escape(STEM.encode()), re.escape(STEM.encode("utf-16-le"))]
    forms += [word.encode().hex().encode() for word in (STEM, STEM.capitalize())]
    insensitive = b"(?i:" + b"|".join(forms) + b")"
    exact = []
    for word in (STEM, STEM.capitalize()):
        for before in range(3):
            told = base64.b64encode(b"\0" * before + word.encode())
            exact.append(re.escape(told[(before * 8 + 5) // 6 : (before + len(word)) * 8 // 6]))
    return re.compile(insensitive + b"|" + b"|".join(exact))


FORMS = _forms()


def where_found(places: dict[str, list[bytes]]) -> dict[str, int]:
    """How many times in each place."""
    return {name: sum(len(FORMS.findall(one)) for one in data) for name, data in places.items()}


def files_below(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def go(folder: Path, *, is_open: bool, database: str = "") -> dict[str, list[bytes]]:
    """Let the house stand and fall; all that it left, by place."""
    data, out, scratch = folder / "data", folder / "out", folder / "scratch"
    for path in (out, scratch):
        path.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "VENSTERBANK_DATABASE_URL"},
        **({"VENSTERBANK_DATABASE_URL": database} if database else {}),
        **({"CANARY_OPEN": "yes"} if is_open else {}),
        "VENSTERBANK_DATA": str(data),
        "CANARY_OUT": str(out),
        "TMPDIR": str(scratch),
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    with open(out / "stderr", "wb") as told:
        done = subprocess.run(
            [sys.executable, "-c", START], cwd=ROOT, env=environment, stdout=told, stderr=told, check=False
        )
    assert done.returncode == 0, (out / "stderr").read_text()[-3000:]
    places = {
        "files": files_below(data / "files"),
        "mail": files_below(data / "mail"),
        "server log": [(out / "stderr").read_bytes()],
        "scratch folder": files_below(scratch),
        **{path.name: [path.read_bytes()] for path in sorted(out.iterdir()) if path.suffix == ""},
    }
    del places["stderr"], places["times"]
    if not database:
        places["database"] = [(data / "vensterbank.sqlite3").read_bytes()]
        places["journal"] = [(data / "vensterbank.sqlite3-wal").read_bytes()]
        with tarfile.open(out / "backup.tar.gz") as archive:
            members = [archive.extractfile(one) for one in archive.getmembers() if one.isfile()]
            places["back-up"] = [member.read() for member in members if member is not None]
    return places


def tell(engine: str, places: dict[str, list[bytes]], found: dict[str, int]) -> None:
    megabytes = sum(len(one) for data in places.values() for one in data) / 1e6
    planted = len(MAY_SEE) + SENT_TOO
    print(
        f"\n{engine}: {planted} canaries planted, {sum(found.values())} found in {megabytes:.0f} MB of {len(places)} places"
    )
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(found.items())))


NOT_GUARDED = {"scratch folder"}  # holds nothing at all


def test_canaries_are_found_nowhere_around_sqlite(tmp_path: Path) -> None:
    places = go(tmp_path, is_open=False)
    found = where_found(places)
    tell("SQLite", places, found)
    assert not [name for name, data in places.items() if not any(data) and name not in NOT_GUARDED]
    assert b"samira" in places["journal"][0].lower() + places["database"][0].lower()
    assert {name for name, count in found.items() if count} == set()


def test_canaries_are_found_everywhere_around_sqlite_without_guards(tmp_path: Path) -> None:
    places = go(tmp_path, is_open=True)
    found = where_found(places)
    tell("SQLite without guards", places, found)
    assert {name for name, count in found.items() if not count} - NOT_GUARDED == set()


def as_postgres(*command: object) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return [
        *(["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []),
        *(str(one) for one in command),
    ]


@contextmanager
def cluster() -> Iterator[tuple[Path, Path, int]]:
    """A PostgreSQL of our own that writes every statement and every plan into its log, thrown away afterwards."""
    bins = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not bins:
        pytest.skip("There is no PostgreSQL here.")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = ["log_statement=all", "log_min_messages=info", "log_error_verbosity=verbose", "fsync=off"]
    told += ["session_preload_libraries=auto_explain", "auto_explain.log_min_duration=0", "wal_level=logical"]
    settings = " ".join(
        f"-c {one}" for one in [*told, "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    )
    control = as_postgres(bins[-1] / "pg_ctl", "-D", folder / "data", "-w", "-s")
    initdb = as_postgres(
        bins[-1] / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"
    )
    try:
        subprocess.run([*initdb, "--locale=C.UTF-8"], check=True, cwd="/", stdout=subprocess.DEVNULL)
        started = [*control, "-l", str(folder / "log"), "-o", f"-p {port} {settings}", "start"]
        subprocess.run(started, check=True, cwd="/", stdout=subprocess.DEVNULL)
        ask(port, "CREATE ROLE vensterbank LOGIN CREATEDB CREATEROLE")
        ask(port, "CREATE DATABASE vensterbank OWNER vensterbank")
        yield folder, bins[-1], port
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd="/", stdout=subprocess.DEVNULL)
        shutil.rmtree(folder)


def ask(port: int, sql: str) -> None:
    command = ["psql", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-c", sql]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def postgres_places(folder: Path, *, is_open: bool) -> dict[str, list[bytes]]:
    with cluster() as (kept, bins, port):
        url = f"postgres://vensterbank@127.0.0.1:{port}/vensterbank"
        places = go(folder, is_open=is_open, database=url)
        ask(port, "CHECKPOINT")
        dump = [bins / "pg_dump", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "vensterbank"]
        places["dump"] = [subprocess.run(dump, check=True, capture_output=True).stdout]
        places["write-ahead log"] = files_below(kept / "data" / "pg_wal")
        places["heap and indexes"] = files_below(kept / "data" / "base")
        places["log of PostgreSQL"] = [(kept / "log").read_bytes()]
    return places


def test_canaries_are_found_nowhere_around_postgresql(tmp_path: Path) -> None:
    places = postgres_places(tmp_path, is_open=False)
    found = where_found(places)
    tell("PostgreSQL", places, found)
    assert b"Query Text" in places["log of PostgreSQL"][0]
    assert b"samira" in places["dump"][0].lower()
    assert {name for name, count in found.items() if count} == set()


def test_canaries_are_found_everywhere_around_postgresql_without_guards(tmp_path: Path) -> None:
    places = postgres_places(tmp_path, is_open=True)
    found = where_found(places)
    tell("PostgreSQL without guards", places, found)
    assert {name for name, count in found.items() if not count} - NOT_GUARDED == set()
