"""Reads the table in ``matrix.txt``: who gets what answer at which door."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# Column → name in tests/factories/world.py
COLUMNS = {
    "NO": "nobody",
    "AD": "bea",
    "OU": "otto",
    "FE": "femke",
    "IN": "ineke",
    "SA": "samira",
    "KA": "karim",
    "TJ": "tjeerd",
    "AY": "aydin",
    "WI": "wijk",
    "EN": "lotte",
    "SI": "wilma",
    "RE": "noor",
    "PE": "petra",
}
VIEWERS = list(COLUMNS.values())
ANSWERS = {"in", "did", "200", "204", "302", "401", "404", "405", "422"}
EVERYBODY = "everybody"
TABLE = Path(__file__).with_name("matrix.txt")


@dataclass(frozen=True)
class Row:
    """One door, asked in one way, and the answer to each viewer."""

    door: str
    method: str
    answers: dict[str, str]

    @property
    def name(self) -> str:
        """The name of the address."""
        return self.door.split("@")[0]

    @property
    def is_uniform(self) -> bool:
        """Everybody gets the same answer."""
        return len(set(self.answers.values())) == 1


def rows() -> list[Row]:
    """All lines of the table."""
    lines = (line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#"))
    return [_row(*line) for line in lines]


def _row(door: str, method: str, *cells: str) -> Row:
    if cells[0] == EVERYBODY:
        cells = (cells[1],) * len(VIEWERS)
    if len(cells) != len(VIEWERS) or not set(cells) <= ANSWERS:
        raise ValueError(
            f"{door} {method}: {len(VIEWERS)} answers out of {sorted(ANSWERS)}, or 'everybody' and one."
        )
    return Row(door, method, dict(zip(VIEWERS, cells, strict=True)))


def wanted_line(name: str, method: str) -> str:
    """The line that somebody who adds an address fills in."""
    return f"{name:<32} {method:<6} {' '.join(f'{column:<3}' for column in COLUMNS)}".rstrip()
