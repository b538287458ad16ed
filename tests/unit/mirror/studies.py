"""Invented studies for the mirror's tests: written out by hand, or drawn at random with a seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vensterbank.mirror import ConnectionMarks, CountCube

AREAS = ("cognitive", "intrapersonal", "societal")
WORKERS = ("Samira", "Karim")
MANAGERS = ("Ineke", "Ruben", "Wilma", "Tjeerd")
GROUPS = dict.fromkeys(WORKERS, "worker") | dict.fromkeys(MANAGERS, "manager")

# Quotes per core area: workers near .20/.40/.40, managers near .60/.15/.25, unequally long interviews.
SPRING = {
    "Samira": (9, 18, 18),
    "Karim": (6, 13, 11),
    "Ineke": (24, 6, 10),
    "Ruben": (22, 5, 8),
    "Wilma": (18, 5, 9),
    "Tjeerd": (36, 8, 14),
}
# Marks made, broken off and none between workers and managers: first hardly any connection, then many.
BEFORE = {
    "Samira": (2, 5, 4),
    "Karim": (2, 6, 3),
    "Ineke": (2, 3, 5),
    "Ruben": (1, 3, 3),
    "Wilma": (2, 3, 4),
    "Tjeerd": (2, 5, 6),
}
AFTER = {
    "Samira": (10, 1, 1),
    "Karim": (9, 1, 0),
    "Ineke": (11, 1, 1),
    "Ruben": (6, 1, 0),
    "Wilma": (7, 0, 1),
    "Tjeerd": (10, 2, 0),
}

Row = tuple[int, ...]


def cube_of(quotes: dict[str, Row], groups: dict[str, str] | None = None, wave: str = "spring") -> CountCube:
    """A cube of one wave from quotes per person and area; every quote carries one area."""
    named = groups or {person: GROUPS[person] for person in quotes}
    counts = np.array([[quotes[person]] for person in named])
    return CountCube(tuple(named), tuple(named.values()), (wave,), AREAS, counts, counts.sum(axis=2))


def marks_of(
    marks: dict[str, Row], groups: dict[str, str] | None = None, wave: str = "spring"
) -> ConnectionMarks:
    """Marks of one wave from (made, broken, none) per person, all between the groups."""
    named = groups or {person: GROUPS[person] for person in marks}
    between = np.array([[marks[person]] for person in named])
    return ConnectionMarks(tuple(named), tuple(named.values()), (wave,), between, np.zeros_like(between))


def drawn_cube(
    draw: np.random.Generator,
    profiles: tuple[Sequence[float], Sequence[float]],
    sizes: tuple[int, int],
    rho: float | tuple[float, float],
    quotes: tuple[int, int] = (40, 40),
) -> CountCube:
    """A study of two groups whose persons scatter around their group's profile.

    `rho`: how much the quotes of one person hang together (0: persons of a group are all alike), one
    figure or one per group; `quotes`: least and most per person.
    """
    rhos = rho if isinstance(rho, tuple) else (rho, rho)
    rows = []
    for profile, size, own in zip(profiles, sizes, rhos, strict=True):
        for _ in range(size):
            shares = draw.dirichlet(np.asarray(profile) * (1 / own - 1)) if own else profile
            rows.append(draw.multinomial(draw.integers(quotes[0], quotes[1] + 1), shares))
    counts = np.array(rows)[:, np.newaxis, :]
    groups = ("worker",) * sizes[0] + ("manager",) * sizes[1]
    codes = tuple(range(counts.shape[2]))
    return CountCube(tuple(range(len(rows))), groups, ("spring",), codes, counts, counts.sum(axis=2))


def drawn_marks(
    draw: np.random.Generator,
    share: float,
    sizes: tuple[int, int],
    rho: float,
    marks: tuple[int, int] = (6, 14),
) -> ConnectionMarks:
    """Marks of persons who scatter around `share` made, the rest broken off or none by halves."""
    rows = []
    for _ in range(sum(sizes)):
        own = draw.beta(share * (1 / rho - 1), (1 - share) * (1 / rho - 1)) if rho else share
        rows.append(
            draw.multinomial(draw.integers(marks[0], marks[1] + 1), [own, (1 - own) / 2, (1 - own) / 2])
        )
    between = np.array(rows)[:, np.newaxis, :]
    groups = ("worker",) * sizes[0] + ("manager",) * sizes[1]
    return ConnectionMarks(tuple(range(len(rows))), groups, ("spring",), between, np.zeros_like(between))
