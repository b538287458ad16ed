"""The laws of everything that takes files from outside, on thousands of examples; and files that grow, in a process
that is ended when it needs more than it should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import MANY

ROOT = Path(__file__).parents[2]
LAWS = {
    "tests/unit/importers/test_laws.py": 400,
    "tests/unit/importers/test_hostile.py": 3_000,
    "tests/unit/incoming": 3_000,
    "tests/areas/cli/test_restore_hostile.py": 1_500,
}
# Far above what is needed (some seconds, 200 MB), far below what a file takes that is read again from each of its signs.
GROWING = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
import django
django.setup()
from tests.unit.importers.samples import docx, document, paragraph, run, zipped
from vensterbank.material.importers import UnreadableTranscript, read_transcript

ONE = paragraph(run("Noor: ja"))
SIGNS = ["a", " ", ":", "I: ", "[00:01] ", "**", "(", "1", "_", "#", "- ", "|", "Noor: ja ", "\\ufeff", "<", "'", "\\u2028"]
FILES = {repr(sign): (sign * (2_000_000 // len(sign))).encode() for sign in SIGNS}
FILES["one long line"] = b"Noor: " + b"ja " * 3_300_000
FILES["tags that never end"] = zipped(("_rels/.rels", b"<Relationship " * 120_000), ("word/document.xml", document(ONE)))
FILES["deep"] = docx("<w:tbl><w:tr><w:tc>" * 60_000 + ONE)
FILES["many attributes"] = docx("<w:p " + " ".join(f'a{n}="1"' for n in range(60_000)) + "/>" + ONE)
FILES["soft returns"] = docx(paragraph("<w:r><w:t>Noor: ja</w:t>" + "<w:br/>" * 150_000 + "</w:r>"))
FILES["paragraphs"] = docx("<w:p/>" * 150_000 + ONE)
for name, data in FILES.items():
    for filename in ("a.txt", "a.md", "a.docx"):
        try:
            read_transcript(data, filename)
        except UnreadableTranscript:
            pass
    print(name)
print("all were read or refused")
"""


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
def test_law_holds_on_thousands_of_examples(law: str) -> None:
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", law]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, MANY: str(LAWS[law])}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-4_000:]


@pytest.mark.slow
def test_file_that_grows_costs_no_more_than_its_size(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
        "VENSTERBANK_DATA": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", GROWING], env=environment, capture_output=True, text=True)
    assert done.stdout.endswith("all were read or refused\n"), done.stdout[-300:] + done.stderr[-2_000:]
