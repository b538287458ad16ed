"""Viewers beside the columns of the matrix: each is somebody of a column again, but for the doors that are named.

Written by hand, as the matrix: who lost something looks like whoever never had it, and who has the same somewhere else
looks like a stranger here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.web.matrix import Row

Doors = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Like:
    """``column`` is a name in the world; ``but`` says where the answer is another one."""

    column: str
    why: str
    but: Doors = field(default_factory=dict)

    def answer(self, row: Row) -> str:
        """What this viewer should get."""
        return self.but.get((row.door, row.method), row.answers[self.column])


def both(doors: Iterable[str], answer: str) -> Doors:
    """The same answer, looked at and sent."""
    return {(door, method): answer for door in doors for method in ("GET", "POST")}


def one(doors: Iterable[str], answer: str, method: str = "GET") -> Doors:
    return {(door, method): answer for door in doors}


# At a lit fire Otto's answer is about Otto himself, who cannot invite himself.
LIGHTS = one(["spaces:light"], "did", "POST")
OTHER_STUDY = ["coding:coder@another", "insight:mirror@another", "material:study@another"]

READ_AT_THE_TABLE = [
    "practice:table",
    "practice:looks",
    "practice:give_back",
    "spaces:version@table",
    "spaces:download@table",
    "api:one_space@table",
    "api:entries@table",
]
REFUSED_AT_THE_TABLE = [
    f"practice:{deed}"
    for deed in (
        "stop_everybody stop again answer accept take_back land get_up@colleague get_up@sitting-in".split()
    )
]

LIKE: dict[str, Like] = {
    "geert": Like(
        "nobody", "the account is closed; the session lives, and so do his places at fire and table"
    ),
    "expired": Like("nobody", "the link has had its day"),
    "revoked": Like("nobody", "the link was taken back"),
    "els": Like("otto", "worked in the team until she did not; now elsewhere only", LIGHTS),
    "sander": Like("lotte", "sat in at the table, and got up"),
    "dirk": Like(
        "tjeerd",
        "works in the team and leads it: at the fire a guest; may open a team mate's table in an emergency",
        one(["practice:emergency"], "200") | one(["practice:emergency"], "did", "POST"),
    ),
    "imke": Like(
        "femke",
        "a team mate who opened the table in an emergency: reads it, ends that herself, and may nothing else there",
        one([*READ_AT_THE_TABLE, "practice:emergency"], "200")
        | one(["spaces:download@table"], "200", "POST")
        | one(["practice:table", "practice:give_back"], "422", "POST")
        | one([*REFUSED_AT_THE_TABLE, "practice:emergency"], "302", "POST")
        | one(["practice:end_emergency"], "did", "POST"),
    ),
    "hanna": Like(
        "otto",
        "administrator, of another organisation",
        LIGHTS
        | one(["accountability:new@lamp-post-of-another"], "did", "POST")
        | both(["people:manage"], "302")
        | both(["people:staff@elsewhere"], "200")
        | one(["people:policy@elsewhere"], "200")
        | one(["people:policy@elsewhere"], "did", "POST")
        | one(["people:leave@elsewhere"], "200")
        | one(["people:leave@elsewhere"], "did", "POST"),
    ),
    "rik": Like(
        "otto",
        "researcher, of another study",
        LIGHTS
        | both(OTHER_STUDY, "200")
        | both(["material:conversation@another"], "302")
        | one(["coding:codebook@another"], "200")
        | one(["coding:codebook@another"], "did", "POST")
        | one(["api:codes@another", "api:transcripts@another", "api:transcript@another"], "200")
        | one(["api:codings@another"], "200")
        | one(["api:undo@another"], "did", "POST"),
    ),
    "joris": Like(
        "lotte",
        "has a table of his own, and two whose resident cannot come any more",
        one(["practice:table@other", "practice:table@expired", "practice:table@revoked"], "200")
        | one(["practice:table@other", "practice:table@expired", "practice:table@revoked"], "did", "POST"),
    ),
    "buur": Like(
        "wijk",
        "a resident asked to the window sill, by link: no question of their own",
        one(["api:entries@sill", "api:one_space@sill", "spaces:version@sill"], "200")
        | both(["spaces:looked@sill", "spaces:download@sill"], "200")
        | one(["practice:my_table"], "404")
        | both(["practice:table@other"], "404"),
    ),
}
