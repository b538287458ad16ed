"""How long reading a transcript takes: 9,000 words in 250 turns, as plain text and as a Word file.

    python bench/import_transcript.py

Prints the median of five runs for each, after one run to warm up. The files are made on the spot.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from docx import Document

from vensterbank.material.importers import read_transcript

WORDS, TURNS, RUNS = 9_000, 250, 5
VOCABULARY = (
    "ik je we dat dit een de het en maar dus toen deur trap thee brief buurt mensen praten luisteren wachten bellen "
    "gewoon eigenlijk misschien samen alleen onderweg vandaag gisteren één café oké z’n"
).split()


def dialogue() -> Iterator[tuple[str, str]]:
    """Turns of two people, a short question and a long answer by turns; always the same ones."""
    choose = random.Random(9_000)  # noqa: S311 - a bench wants the same words every time
    for turn in range(TURNS):
        asks = turn % 2 == 0
        length = 2 * WORDS // TURNS * (1 if asks else 5) // 6
        words = " ".join(choose.choices(VOCABULARY, k=length)).capitalize()
        yield ("Noor", f"{words}?") if asks else ("Karim", f"{words}.")


def as_text() -> bytes:
    """The conversation as a text file."""
    return "\n\n".join(f"{name}: {words}" for name, words in dialogue()).encode()


def as_word() -> bytes:
    """The conversation as Word writes it: names in bold."""
    document = Document()
    for name, words in dialogue():
        line = document.add_paragraph()
        line.add_run(f"{name}:").bold = True
        line.add_run(f" {words}")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def milliseconds(data: bytes, filename: str) -> float:
    """The median time of reading this file."""
    read_transcript(data, filename)
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        draft = read_transcript(data, filename)
        times.append((perf_counter() - start) * 1000)
    assert len(draft.paragraphs) == TURNS
    assert [guess.label for guess in draft.speakers] == ["Noor", "Karim"]
    return median(times)


def main() -> None:
    """Print one line for each format."""
    for name, data in (("gesprek.txt", as_text()), ("gesprek.docx", as_word())):
        words = sum(len(said.split()) for _, said in dialogue())
        print(f"{name:14} {words:6} words {len(data) / 1000:7.0f} kB {milliseconds(data, name):7.1f} ms")


if __name__ == "__main__":
    main()
