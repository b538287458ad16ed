"""The headline: difference × connection, with its uncertainty, or what would be needed to say it.

A gap is not distance (S16, S61). Two axes make four names: *room* (different, connected), *gap*
(different, not connected), *aligned* (alike, connected), *past each other* (alike, not connected).

The lines. Connection: one half, where connections made outweigh those broken off and not made.
Difference: the median over divisions of these same persons, but no lower than `WORTH_A_WORD`; with many
persons that median falls towards nought, and two groups would never be alike and always "different".

The rule. An axis speaks when its 95 % interval over persons lies wholly on one side of its line: it says so
wrongly in about 2.5 % of studies, and a name, which takes both axes, is wrong in at most 5 %. "Different" must
moreover be as rare among divisions of these persons as 5 %, or as rare as so few persons can show (1 in
15 at two against four). Below five persons with coded quotes (two in each group), or six with marks, even a
unanimous outcome is chance too often. `tests/slow` simulates all of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from vensterbank.mirror.arrays import Key
from vensterbank.mirror.connection import Connection, connection
from vensterbank.mirror.cube import ConnectionMarks, CountCube
from vensterbank.mirror.difference import Difference, difference
from vensterbank.mirror.intervals import LEVEL, Interval, persons_for
from vensterbank.mirror.permutation import SEED
from vensterbank.mirror.profiles import group_rows, pair_of_groups

WORTH_A_WORD = 0.01  # bits: about ten quotes in a hundred standing in another area
LEAST_IN_GROUP = 2
LEAST_PERSONS = 5
LEAST_MARKED = 6
CHANCE = 0.05


class Name(StrEnum):
    """What the headline says."""

    ROOM = "room"
    GAP = "gap"
    ALIGNED = "aligned"
    PAST_EACH_OTHER = "past_each_other"
    NOT_YET_SAYABLE = "not_yet_sayable"


class Word(StrEnum):
    """What one axis says."""

    DIFFERENT = "different"
    ALIKE = "alike"
    CONNECTED = "connected"
    NOT_CONNECTED = "not_connected"
    NOT_YET_SAYABLE = "not_yet_sayable"


class Reason(StrEnum):
    """Why an axis does not speak. In brackets the units of `Need.have` and `Need.want`."""

    PERSONS_IN_GROUP = "persons_in_group"  # too few with coded quotes in `Need.group` [persons]
    PERSONS = "persons"  # too few with coded quotes in both groups together [persons]
    PERSONS_WITH_MARKS = "persons_with_marks"  # too few with connection marks [persons]
    GROUP_WITHOUT_MARKS = "group_without_marks"  # only the other side was heard, not `Need.group` [persons]
    INTERVAL_CROSSES_LINE = "interval_crosses_line"  # want: persons, None = no telling
    COULD_BE_CHANCE = (
        "could_be_chance"  # other divisions of these persons differ as much [share of divisions]
    )


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that would be needed: `have` now, `want` at least (for chance: at most)."""

    reason: Reason
    have: float
    want: float | None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis. `value`, `interval` and `line` share one unit: bits for difference, a share for connection.

    They are None as far as there is nothing to go by; `needs` is empty exactly when `word` speaks.
    """

    word: Word
    value: float | None
    interval: Interval | None
    line: float | None
    needs: tuple[Need, ...]

    @property
    def speaks(self) -> bool:
        """Whether this axis can be named, with or without the other."""
        return self.word is not Word.NOT_YET_SAYABLE


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """The headline of one wave. `difference` and `connection` are the axes, `…_result` their grounds.

    `difference_result` is None when one of the groups has nobody with coded quotes.
    """

    wave: Key
    groups: tuple[str, str]
    name: Name
    difference: Axis
    connection: Axis
    difference_result: Difference | None
    connection_result: Connection
    level: float


_NAMES = {
    (Word.DIFFERENT, Word.CONNECTED): Name.ROOM,
    (Word.DIFFERENT, Word.NOT_CONNECTED): Name.GAP,
    (Word.ALIKE, Word.CONNECTED): Name.ALIGNED,
    (Word.ALIKE, Word.NOT_CONNECTED): Name.PAST_EACH_OTHER,
}


def headline(
    cube: CountCube,
    marks: ConnectionMarks,
    wave: Key,
    groups: tuple[str, str] | None = None,
    *,
    level: float = LEVEL,
    seed: int = SEED,
) -> Headline:
    """Name the quadrant of one wave, or say what is needed to name it.

    `groups`: the two names, or None when the cube has exactly two. Few persons, an empty group or no
    marks at all are no errors but reasons (`Axis.needs`). Errors: `MirrorError` for a wave that cube or
    marks do not know, and for an unclear pair of groups. Source: S16, S61; the rule stands above.
    """
    pair = pair_of_groups(cube.group_names, groups)
    sizes = [len(group_rows(cube, wave, name)) for name in pair]
    compared = difference(cube, wave, pair, level=level, seed=seed) if min(sizes) else None
    connected = connection(marks, wave, pair, level=level)
    across = _difference_axis(pair, sizes, compared)
    up = _connection_axis(connected)
    name = _NAMES.get((across.word, up.word), Name.NOT_YET_SAYABLE)
    return Headline(wave, pair, name, across, up, compared, connected, level)


def headline_left_out(
    cube: CountCube,
    marks: ConnectionMarks,
    wave: Key,
    groups: tuple[str, str] | None = None,
    *,
    level: float = LEVEL,
    seed: int = SEED,
) -> tuple[tuple[Key, Headline], ...]:
    """The headline again without each person in turn: does it hang on somebody?

    One headline per person of the two groups who is in the cube, so its cost grows with the square of the
    number of persons. Errors: as `headline`.
    """
    pair = pair_of_groups(cube.group_names, groups)
    found = []
    for person, group in zip(cube.persons, cube.groups, strict=True):
        if group in pair:
            rest = marks.without(person) if person in marks.persons else marks
            found.append((person, headline(cube.without(person), rest, wave, pair, level=level, seed=seed)))
    return tuple(found)


def _difference_axis(pair: tuple[str, str], sizes: list[int], found: Difference | None) -> Axis:
    if found is None:
        return Axis(Word.NOT_YET_SAYABLE, None, None, None, _missing_persons(pair, sizes))
    line = max(found.null_median, WORTH_A_WORD)
    needs = _missing_persons(pair, sizes)
    if needs or found.interval is None:
        return Axis(Word.NOT_YET_SAYABLE, found.jsd, found.interval, line, needs)
    word = _side(found.interval, line, Word.ALIKE, Word.DIFFERENT)
    if word is Word.NOT_YET_SAYABLE:
        needs = (_more_persons_for_difference(found, found.interval, line),)
    # The second bound guards against the scatter being unlike what a t-interval takes for granted.
    allowed = max(CHANCE, found.permutation.smallest_p)
    if word is Word.DIFFERENT and found.p > allowed + 1e-12:
        word, needs = Word.NOT_YET_SAYABLE, (Need(Reason.COULD_BE_CHANCE, found.p, allowed),)
    return Axis(word, found.jsd, found.interval, line, needs)


def _missing_persons(pair: tuple[str, str], sizes: list[int]) -> tuple[Need, ...]:
    needs = [
        Need(Reason.PERSONS_IN_GROUP, size, LEAST_IN_GROUP, group)
        for group, size in zip(pair, sizes, strict=True)
        if size < LEAST_IN_GROUP
    ]
    if not needs and sum(sizes) < LEAST_PERSONS:
        needs = [Need(Reason.PERSONS, sum(sizes), LEAST_PERSONS)]
    return tuple(needs)


def _connection_axis(found: Connection) -> Axis:
    needs = [
        Need(Reason.GROUP_WITHOUT_MARKS, 0, 1, group.group) for group in found.by_group if not group.persons
    ]
    if found.marked_persons < LEAST_MARKED:
        needs.append(Need(Reason.PERSONS_WITH_MARKS, found.marked_persons, LEAST_MARKED))
    if needs or found.interval is None or found.share is None:
        return Axis(Word.NOT_YET_SAYABLE, found.share, found.interval, found.line, tuple(needs))
    word = _side(found.interval, found.line, Word.NOT_CONNECTED, Word.CONNECTED)
    if word is Word.NOT_YET_SAYABLE:
        half = max(found.share - found.interval.low, found.interval.high - found.share)
        distance = abs(found.share - found.line)
        want = persons_for(half, distance, found.marked_persons, 1, found.level)
        needs.append(Need(Reason.INTERVAL_CROSSES_LINE, found.marked_persons, want))
    return Axis(word, found.share, found.interval, found.line, tuple(needs))


def _side(interval: Interval, line: float, below: Word, above: Word) -> Word:
    if interval.low > line:
        return above
    return below if interval.high < line else Word.NOT_YET_SAYABLE


def _more_persons_for_difference(found: Difference, interval: Interval, line: float) -> Need:
    """How many persons might clear the line, on the scale of the t-interval (the root of the divergence).

    With more persons the permutation median sinks; so being alike has to be reckoned from the lowest line.
    """
    value, low, high = math.sqrt(found.jsd), math.sqrt(interval.low), math.sqrt(interval.high)
    half = max(value - low, high - value)  # an end that was cut off at 0 or 1 is the shorter one
    if found.jsd > line:
        distance = value - math.sqrt(line)
    else:
        distance = math.sqrt(WORTH_A_WORD) - value
    persons = sum(found.persons)
    return Need(Reason.INTERVAL_CROSSES_LINE, persons, persons_for(half, distance, persons, 2, found.level))
