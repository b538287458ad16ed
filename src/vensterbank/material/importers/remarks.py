"""What an importer has to tell: a sentence for everything assumed, left out or not understood."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from vensterbank.material.importers.draft import Note

REMARKS = {
    "encoding-guessed": _(
        "The file does not say how its letters are stored; we read it as {name}. Check a word with é, ë or €."
    ),
    "letters-garbled": _(
        "Letters look garbled (é as two strange marks). They were stored like that; export the file again if you can."
    ),
    "unusual-characters": _("Invisible control characters stand in the text; we left them as they are."),
    "lines-of-fixed-width": _(
        "The lines are broken at a fixed width; we took the lines between two blank lines as one paragraph."
    ),
    "no-speakers": _("Nobody is named in this file; the whole text stands without a speaker."),
    "before-first-speaker": _("Paragraphs before the first speaker, kept without a speaker: {count}."),
    "headings": _("Headings between the turns, kept without a speaker: {count}."),
    "possible-speaker": _(
        "This may be the name of a speaker, or the start of a sentence; we left it in the text."
    ),
    "turn-without-words": _("A speaker is named here, but no words follow."),
    "time-goes-back": _("The time here is earlier than the one before it; we kept both."),
    "times-at-end": _(
        "Time stamps stand at the end of paragraphs; we took each as the start of the next paragraph."
    ),
    "time-inside-text": _("Time stamps in the middle of a paragraph, left in the text: {count}."),
    "footnotes-left-out": _("Footnotes and endnotes left out: {count}."),
    "comments-left-out": _("Comments in the margin left out: {count}."),
    "tracked-changes": _("The document has tracked changes: what was added is in, what was deleted is out."),
    "pictures-left-out": _("Pictures, drawings and text boxes left out: {count}."),
    "hidden-text-left-out": _("Text that is hidden in Word was left out."),
    "symbols-left-out": _("Symbols of a special font that have no letter of their own, left out: {count}."),
}


def remark(code: str, *, line: int | None = None, **values: object) -> Note:
    """A note with this code; ``values`` fill the places in its sentence when it is shown."""
    return Note(code=code, line=line, message=format_lazy(REMARKS[code], **values))
