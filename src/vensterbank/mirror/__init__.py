"""The mirror: what a study's coded quotes say about its groups, and what they do not say yet.

A pure library: arrays in, frozen results out, no database, no web, no words for the screen. Every measure
names its source, has a known answer in the tests, and a rule for small numbers.
"""

from vensterbank.mirror.agreement import (
    Agreement,
    Disagreement,
    Level,
    agreement,
    alpha_interval,
    cohen_kappa,
    disagreements,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)
from vensterbank.mirror.agreement_by_code import CodeAgreement, CodesAgreement, agreement_by_code
from vensterbank.mirror.arrays import Key, MirrorError
from vensterbank.mirror.connection import Connection, GroupConnection, PersonConnection, connection
from vensterbank.mirror.cube import MARKS, ConnectionMarks, CountCube, Mark, Scope
from vensterbank.mirror.difference import Difference, LeftOut, ShareContrast, difference
from vensterbank.mirror.divergence import jensen_shannon
from vensterbank.mirror.headline import (
    LEAST_IN_GROUP,
    LEAST_MARKED,
    LEAST_PERSONS,
    WORTH_A_WORD,
    Axis,
    Headline,
    Name,
    Need,
    Reason,
    Word,
    headline,
    headline_left_out,
)
from vensterbank.mirror.intervals import LEVEL, Interval
from vensterbank.mirror.permutation import PersonPermutation, permute_persons
from vensterbank.mirror.profiles import (
    GroupProfile,
    PersonProfile,
    WaveProfiles,
    group_profile,
    person_shares,
    profiles,
)
from vensterbank.mirror.ratings import Ratings, Value
from vensterbank.mirror.triangle import GridLine, Point, triangle_corners, triangle_grid, triangle_points

__all__ = [
    "LEAST_IN_GROUP",
    "LEAST_MARKED",
    "LEAST_PERSONS",
    "LEVEL",
    "MARKS",
    "WORTH_A_WORD",
    "Agreement",
    "Axis",
    "CodeAgreement",
    "CodesAgreement",
    "Connection",
    "ConnectionMarks",
    "CountCube",
    "Difference",
    "Disagreement",
    "GridLine",
    "GroupConnection",
    "GroupProfile",
    "Headline",
    "Interval",
    "Key",
    "LeftOut",
    "Level",
    "Mark",
    "MirrorError",
    "Name",
    "Need",
    "PersonConnection",
    "PersonPermutation",
    "PersonProfile",
    "Point",
    "Ratings",
    "Reason",
    "Scope",
    "ShareContrast",
    "Value",
    "WaveProfiles",
    "Word",
    "agreement",
    "agreement_by_code",
    "alpha_interval",
    "cohen_kappa",
    "connection",
    "difference",
    "disagreements",
    "fleiss_kappa",
    "group_profile",
    "gwet_ac1",
    "headline",
    "headline_left_out",
    "jensen_shannon",
    "krippendorff_alpha",
    "percent_agreement",
    "permute_persons",
    "person_shares",
    "profiles",
    "triangle_corners",
    "triangle_grid",
    "triangle_points",
]
