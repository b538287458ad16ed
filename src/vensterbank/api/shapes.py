"""What goes over the wire. Names as JavaScript has them, for the page's own element reads the same answers."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    status: int
    title: str
    detail: str


class Label(Schema):
    """A code by its words; made when it is not there yet."""

    kind: Literal["verb", "value", "theme"]
    name: str


class CodingIn(Schema):
    """A coding to keep under the number in the address: a half-open range of code points, and what it says."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    start: int
    end: int
    code: UUID | None = None
    label: Label | None = None
    connection: Literal["made", "broken", "none"] | None = None
    from_party: str | None = Field(default=None, alias="from", max_length=48)
    to_party: str | None = Field(default=None, alias="to", max_length=48)
    version: int | None = None


class CodeOut(Schema):
    """A code, with its name in the viewer's language."""

    uuid: UUID
    kind: str
    key: str | None
    name: str
    area: str | None
    retired: bool


class CodingOut(Schema):
    """A coding as it stands."""

    model_config = ConfigDict(populate_by_name=True)

    uuid: UUID
    start: int
    end: int
    code: UUID
    coder: UUID
    coderName: str
    connection: str | None
    from_party: str | None = Field(alias="from")
    to_party: str | None = Field(alias="to")
    newCode: CodeOut | None = None


class CodingsOut(Schema):
    """All codings and codes, with a number that grows with every change; the same number again: nothing else."""

    version: int
    codings: list[CodingOut]
    codes: list[CodeOut] = []


class Undone(Schema):
    """What an undo did."""

    removed: list[UUID]
    restored: list[CodingOut]


class SpaceOut(Schema):
    """A place."""

    uuid: UUID
    kind: str
    title: str
    organisation: str
    version: int


class EntryOut(Schema):
    """Something said."""

    uuid: UUID
    kind: str
    author: str
    body: str
    moment: dt.datetime
    answers: UUID | None
    friction: bool


class StudyOut(Schema):
    """A study."""

    uuid: UUID
    title: str
    question: str
    minimumGroup: int
    rounds: list[str]


class TranscriptOut(Schema):
    """A conversation, without its words."""

    uuid: UUID
    respondent: UUID
    name: str
    function: str
    round: int
    language: str


class ParagraphOut(Schema):
    """A paragraph with its words: ``text[start:end]`` in code points."""

    uuid: UUID
    start: int
    end: int
    speaker: str
    words: str
    timeMs: int | None
    isAnswer: bool


class TextOut(Schema):
    """The words of a conversation."""

    uuid: UUID
    title: str
    language: str
    version: int
    paragraphs: list[ParagraphOut]
