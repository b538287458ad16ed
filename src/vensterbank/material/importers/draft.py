"""What an importer hands over: the words, who said them and when, and what was not understood.

``Draft.text`` is what is stored for ever, so it holds the words that were said and nothing else. Labels of
speakers and time stamps are the transcriber's marks; they are taken out of the text into ``Paragraph``, so that
a quote is somebody's words, a search finds no names that nobody spoke, and a name can be replaced by a pseudonym
without moving a single coding (S6, S10). The file as it came is kept elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vensterbank.shared.errors import Message, Refusal


class SpeakerRole(StrEnum):
    """What a speaker does in an interview (S1): a guess, until a person has looked."""

    RESPONDENT = "respondent"
    INTERVIEWER = "interviewer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``Draft.text[start:end]``, a half-open range of Unicode code points.

    ``speaker`` is the label as it stands in the file, or None where the file names nobody. ``time_ms`` is the time
    stamp that stands at this paragraph, in milliseconds from the start of the recording, or None.
    """

    start: int
    end: int
    speaker: str | None
    time_ms: int | None


@dataclass(frozen=True, slots=True)
class SpeakerGuess:
    """A label found in the file, what that speaker seems to do, and how much was said under it."""

    label: str
    role: SpeakerRole
    paragraphs: int
    words: int


@dataclass(frozen=True, slots=True)
class Note:
    """What was assumed, left out or not understood. ``line`` counts lines (DOCX: paragraphs) of the file from 1."""

    code: str
    line: int | None
    message: Message


@dataclass(frozen=True, slots=True)
class Draft:
    """A transcript as read, before a person has looked at it.

    ``text``: LF only, no byte-order mark, characters as they were (no normalisation), paragraphs joined by a blank
    line. A paragraph holds a single LF only where the file breaks its lines at a fixed width or has a soft return.
    ``speakers``: in order of first appearance; empty when the file names nobody.
    ``encoding``: the Python name of the encoding used. ``format``: "txt", "md" or "docx".
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[SpeakerGuess, ...]
    notes: tuple[Note, ...]
    encoding: str
    format: str


class UnreadableTranscript(Refusal):
    """A file that cannot become a transcript. Says what was wrong, what was expected and what to do."""
