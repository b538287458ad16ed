"""Collect the texts of the screens per area, say what has no Dutch yet, and compile the translations.

The English text in code and templates is the key (msgid); each area keeps its Dutch in ``locale/nl/LC_MESSAGES``.
The compiled ``django.mo`` beside it is committed, so that running Vensterbank needs no gettext. Collecting does:
``apt-get install gettext``.

    python3 dev.py messages          collect and compile; fill in the empty lines of the .po files, then once more
    … tools/messages.py --check      change nothing; fail where something is missing or out of date
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "vensterbank"
CATALOGUE = Path("locale/nl/LC_MESSAGES/django.po")
HEADERS = {
    "Project-Id-Version": "Vensterbank",
    "Language": "nl",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
COLLECT = "--locale=nl --add-location=file --no-obsolete --ignore=static/* --ignore=migrations/*".split()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
Key = tuple[str | None, str]


def main(arguments: list[str]) -> int:
    """Collect (in a copy when only checking), then judge what stands in the catalogues."""
    checking = "--check" in arguments
    if not shutil.which("xgettext"):
        print("Collecting texts needs GNU gettext: apt-get install gettext.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "vensterbank") if checking else PACKAGE
        if checking:
            shutil.copytree(PACKAGE, work, ignore=shutil.ignore_patterns("static", "__pycache__"))
        collected = {area.name: collect(area) for area in areas(work)}
    if not checking:
        for area, catalogue in collected.items():
            save(PACKAGE / area / CATALOGUE, catalogue)
    problems = [*judge(collected), *(differences(collected) if checking else ())]
    print("\n".join(problems) if problems else "All texts are translated and compiled.")
    return 1 if problems else 0


def areas(package: Path) -> list[Path]:
    """The Django applications: Django looks for translations in these only."""
    return sorted(path.parent for path in package.glob("*/apps.py"))


def collect(area: Path) -> polib.POFile:
    """Let Django merge what code and templates say now into the area's catalogue; return it in our plain form."""
    path = area / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", *COLLECT]
    done = subprocess.run(command, cwd=area, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{area.name}: texts could not be collected.\n{done.stderr}")
    catalogue = polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    catalogue.header, catalogue.metadata = f" Dutch of {area.name}.", dict(HEADERS)
    catalogue.metadata_is_fuzzy = False
    for entry in catalogue.fuzzy_entries():  # a guess of msgmerge; nobody has read it
        entry.flags.remove("fuzzy")
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
    return catalogue


def save(path: Path, catalogue: polib.POFile) -> None:
    """Write the catalogue and what Django reads; an area without texts has neither."""
    if len(catalogue):
        path.write_text(f"{catalogue}\n")
        path.with_suffix(".mo").write_bytes(catalogue.to_binary())
    else:
        shutil.rmtree(path.parents[2])


def judge(collected: dict[str, polib.POFile]) -> Iterator[str]:
    """Texts without Dutch, texts that lost a placeholder, and texts that two areas translate differently."""
    seen: defaultdict[Key, dict[str, str]] = defaultdict(dict)
    for area, catalogue in collected.items():
        for entry in catalogue:
            if not entry.translated():
                yield f"{area}: no Dutch for “{entry.msgid}” ({places(entry)})"
                continue
            known = set(PLACEHOLDER.findall(f"{entry.msgid} {entry.msgid_plural}"))
            for original, dutch in pairs(entry):
                if set(PLACEHOLDER.findall(dutch)) - known:
                    yield f"{area}: the Dutch of “{original}” has a placeholder that the English lacks: “{dutch}”"
            seen[entry.msgctxt, entry.msgid][area] = entry.msgstr or str(entry.msgstr_plural)
    for (_context, msgid), translations in seen.items():
        if len(set(translations.values())) > 1:
            told = "; ".join(f"{area}: “{text}”" for area, text in translations.items())
            yield f"“{msgid}” is translated in more than one way (only one of them will be seen): {told}"


def pairs(entry: polib.POEntry) -> Iterable[tuple[str, str]]:
    """Each English text with its Dutch."""
    if entry.msgid_plural:
        return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values()]
    return [(entry.msgid, entry.msgstr)]


def places(entry: polib.POEntry) -> str:
    """Where a text is used."""
    return ", ".join(path for path, _line in entry.occurrences) or "not used"


def differences(collected: dict[str, polib.POFile]) -> Iterator[str]:
    """What the committed files of an area lack, or have too much."""
    for area, catalogue in collected.items():
        path = PACKAGE / area / CATALOGUE
        present = polib.pofile(str(path)) if path.exists() else polib.POFile()
        for key in sorted(keys(catalogue) - keys(present), key=str):
            yield f"{area}: “{key[1]}” is not in its catalogue yet; run: python3 dev.py messages"
        for key in sorted(keys(present) - keys(catalogue), key=str):
            yield f"{area}: “{key[1]}” is in its catalogue but nowhere else; run: python3 dev.py messages"
        if path.exists() and not is_compiled(path):
            yield f"{area}: django.mo is older than django.po; run: python3 dev.py messages"


def keys(catalogue: polib.POFile) -> set[Key]:
    """What identifies a text."""
    return {(entry.msgctxt, entry.msgid) for entry in catalogue}


def is_compiled(path: Path) -> bool:
    """Does the compiled file say what the catalogue says?"""
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.read_bytes() == polib.pofile(str(path)).to_binary()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
