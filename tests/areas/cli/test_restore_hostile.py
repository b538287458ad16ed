"""A back-up that is none, or that was made to do harm: refused in words, and the folder is as empty as it was."""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
from collections import namedtuple
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vensterbank.cli.archive import DATABASE, KEY, read_archive
from vensterbank.shared.errors import Refusal


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def packed(*more: tarfile.TarInfo, plain: bool = False) -> bytes:
    """A whole back-up, with something more in it."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w" if plain else "w:gz") as archive:
        for name in (DATABASE, KEY, "secret.key", "files/ab/abcd"):
            info = member(name)
            info.size = 40
            archive.addfile(info, io.BytesIO(name.encode().ljust(40)))
        for info in more:
            archive.addfile(info)
    return into.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "data"
    monkeypatch.setenv("VENSTERBANK_DATA", str(place))
    return place


def restore(folder: Path, data: bytes, key: Path | None = None) -> None:
    source = folder.parent / "backup.tgz"
    source.write_bytes(data)
    read_archive(source, key)


def around(folder: Path) -> set[str]:
    """Everything below the folder and beside it."""
    return {str(path.relative_to(folder.parent)) for path in folder.parent.rglob("*")} - {"backup.tgz"}


def test_whole_backup_is_put_back(folder: Path) -> None:
    restore(folder, packed())
    assert (folder / "files/ab/abcd").read_bytes().startswith(b"files/ab")


HOSTILE = {
    "path that leads out": member("../uit"),
    "path of its own": member("/etc/vensterbank-uit"),
    "out of a folder of ours": member("files/../../uit"),
    "link that leads out": member("files/weg", tarfile.SYMTYPE, "/etc"),
    "link to a file of ours": member("files/zelf", tarfile.LNKTYPE, "secret.key"),
    "device": member("files/niets", tarfile.CHRTYPE),
    "pipe": member("mail/pijp", tarfile.FIFOTYPE),
    "something that no back-up has": member("settings.py"),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_hostile_member_is_refused_and_nothing_stays(folder: Path, which: str) -> None:
    with pytest.raises(Refusal) as refused:
        restore(folder, packed(HOSTILE[which]))
    assert refused.value.code == "not-a-backup"
    assert around(folder) == {"data"}


def test_backup_for_which_there_is_no_room_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(100, 0, 100))
    with pytest.raises(Refusal) as refused:
        restore(folder, packed())
    assert refused.value.code == "no-room"
    assert around(folder) == {"data"}


def test_key_that_is_not_there_is_refused_and_nothing_stays(folder: Path) -> None:
    with pytest.raises(Refusal) as refused:
        restore(folder, packed(), folder.parent / "weg.json")
    assert refused.value.code == "no-key-file"
    assert around(folder) == {"data"}


@given(
    st.booleans(),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), min_size=1, max_size=5),
    st.floats(0, 1),
)
@settings(
    deadline=None, max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_backup_that_came_to_harm_is_put_back_or_refused(
    folder: Path, inside: bool, changes: list[tuple[float, int]], end: float
) -> None:
    """Harm to the packed file, and harm to what is packed in it."""
    data = bytearray(packed(plain=inside))
    for place, bit in changes:
        data[int(place * (len(data) - 1))] ^= 1 << bit
    cut = bytes(data[: int(end * 2 * len(data))])
    try:
        restore(folder, gzip.compress(cut, 1) if inside else cut)
    except Refusal as refused:
        assert refused.code in {"not-a-backup", "key-missing", "no-room"}
        assert around(folder) == {"data"}
    shutil.rmtree(folder)
