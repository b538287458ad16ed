"""Translations: compiled as they stand, and a tool that notices what goes wrong with them."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tests.architecture.tree import SOURCE, files, told
from tools import messages


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    found = polib.POFile()
    found.extend(entries)
    return found


def problems(**areas: polib.POFile) -> list[str]:
    return list(messages.judge(areas))


def test_compiled_catalogues_say_what_the_sources_say() -> None:
    sources = list(files(".po", under=SOURCE))
    assert sources
    assert [told(path) for path in sources if not messages.is_compiled(path)] == []


def test_text_without_dutch_is_named_with_its_place() -> None:
    found = problems(people=catalogue(polib.POEntry(msgid="Log in", occurrences=[("views.py", "")])))
    assert found == ["people: no Dutch for “Log in” (views.py)"]


def test_half_translated_plural_is_named() -> None:
    entry = polib.POEntry(
        msgid="one person", msgid_plural="{n} persons", msgstr_plural={0: "één mens", 1: ""}
    )
    assert problems(people=catalogue(entry)) == ["people: no Dutch for “one person” (not used)"]


def test_placeholder_that_the_english_lacks_is_named() -> None:
    found = problems(people=catalogue(polib.POEntry(msgid="Hello %(name)s", msgstr="Dag %(naam)s")))
    assert len(found) == 1
    assert "placeholder" in found[0]


def test_plural_may_leave_the_number_out() -> None:
    dutch = {0: "één mens", 1: "{n} mensen"}
    entry = polib.POEntry(msgid="one person", msgid_plural="{n} persons", msgstr_plural=dutch)
    assert problems(people=catalogue(entry)) == []


def test_two_translations_of_one_text_are_named() -> None:
    found = problems(
        people=catalogue(polib.POEntry(msgid="team", msgstr="team")),
        site=catalogue(polib.POEntry(msgid="team", msgstr="ploeg")),
    )
    assert len(found) == 1
    assert "“team” is translated in more than one way" in found[0]


@pytest.mark.parametrize("change", ["Dag", ""])
def test_catalogue_that_changed_after_compiling_is_noticed(tmp_path: Path, change: str) -> None:
    path = tmp_path / "django.po"
    present = catalogue(polib.POEntry(msgid="Hello", msgstr="Hallo"))
    messages.save(path, present)
    assert messages.is_compiled(path)
    present.find("Hello").msgstr = change
    path.write_text(str(present))
    assert not messages.is_compiled(path)
