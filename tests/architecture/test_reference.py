"""The generator of ``docs/reference``: it notices what is out of date, and what nobody generates any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import reference


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    return tmp_path


def test_page_that_was_written_is_up_to_date(folder: Path) -> None:
    wanted = {"visibility.md": f"{reference.NOTE}# Who may what\n"}
    assert reference.check(wanted) == 1
    reference.write(wanted)
    assert reference.check(wanted) == 0


def test_page_that_nobody_generates_any_more_is_noticed_and_removed(folder: Path) -> None:
    (folder / "gone.md").write_text(f"{reference.NOTE}# Gone\n")
    (folder / "kept.md").write_text("# Written by hand\n")
    assert reference.check({}) == 1
    reference.write({})
    assert [path.name for path in folder.iterdir()] == ["kept.md"]


def test_every_area_can_tell_its_pages() -> None:
    assert {"visibility.md", "command-line.md"} <= reference.generated_pages().keys()
