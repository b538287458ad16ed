"""Every reason not to take a file, each with its own code and its own sentence for the person who sent it."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from vensterbank.material.importers.draft import UnreadableTranscript

MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 100_000

REFUSALS = {
    "empty": _("This file is empty: there is nothing in it. Choose the file that holds the conversation."),
    "only-white-space": _(
        "This file holds only spaces and blank lines. Choose the file that holds the conversation."
    ),
    "no-speech": _(
        "There is nothing in this file that anybody said, at most a heading. "
        "Choose the file that holds the conversation itself."
    ),
    "too-large": _(
        "This file is larger than {megabytes} MB; a day of talk fits in one. "
        "Take out pictures or sound, or split the text into several files."
    ),
    "too-many-lines": _(
        "This file has more than {lines} lines, far more than a conversation. "
        "Split it into several files, one for each conversation."
    ),
    "binary": _(
        "This is not a text but a file for a program. Save the transcript as plain text (.txt) or Word (.docx)."
    ),
    "pdf": _(
        "This is a PDF, and PDF comes later. Open the transcript in the program that it was made with "
        "and save it as Word (.docx) or plain text (.txt)."
    ),
    "picture": _(
        "This is a picture, not a text. Type the words over, or save them as plain text (.txt) or Word (.docx)."
    ),
    "recording": _(
        "This is a recording, and here we read what was written down. "
        "Have it transcribed first, then choose the text as .txt or .docx."
    ),
    "xml": _(
        "This is an XML file: a text with the marks of a computer program all through it. "
        "Save it as plain text (.txt) or as Word (.docx) and choose that file."
    ),
    "html": _(
        "This is a web page. Open it, copy the text into Word, and save it as .docx or as plain text (.txt)."
    ),
    "rtf": _(
        "This is an RTF file, and RTF comes later. Open it in Word and save it as .docx or as plain text (.txt)."
    ),
    "odt": _(
        "This is an OpenDocument text, and OpenDocument comes later. "
        "Open it in LibreOffice and save it as Word (.docx)."
    ),
    "subtitles": _(
        "This is a file of subtitles, and subtitles come later. "
        "Save the transcript as plain text (.txt) or Word (.docx)."
    ),
    "table": _(
        "This is a table or a data file, not a running conversation. "
        "Save the transcript as plain text (.txt) or Word (.docx)."
    ),
    "old-word": _(
        "This is a Word file of before 2007, or another old Office file. "
        "Open it and choose 'Save as', type Word document (.docx)."
    ),
    "docx-password": _(
        "This Word file is locked with a password. Take the password off in Word, save it, and try again."
    ),
    "zip-not-docx": _(
        "This is a ZIP archive, but not a Word document. "
        "Unpack it and choose the transcript itself, as .docx, .txt or .md."
    ),
    "docx-damaged": _(
        "This Word file is damaged or was not copied completely. "
        "Open it in Word, save it under a new name, and choose that one."
    ),
    "docx-too-much-inside": _(
        "This Word file unpacks to far more than a conversation needs, so we stopped reading. "
        "Copy only the text into a new Word document and choose that one."
    ),
    "docx-definitions": _(
        "This Word file carries definitions (a DTD or entities) that Word itself never writes, so we did not open it. "
        "Copy the text into a new Word document and choose that one."
    ),
    "undecodable": _(
        "We cannot tell which characters the letters in this file stand for; some of it may be damaged. "
        "Save it again as plain text with encoding UTF-8, or as Word (.docx)."
    ),
    "nul": _(
        "This file holds NUL characters, which do not belong in a text. "
        "Save it again as plain text with encoding UTF-8, or as Word (.docx)."
    ),
    "lone-surrogate": _(
        "This file holds halves of characters (lone surrogates) that cannot be kept safely. "
        "Save it again as plain text with encoding UTF-8, or as Word (.docx)."
    ),
}


def refusal(code: str) -> UnreadableTranscript:
    """The refusal with this code, to be raised; an unknown code is a programming error (KeyError)."""
    message = format_lazy(REFUSALS[code], megabytes=MAX_BYTES // (1024 * 1024), lines=MAX_LINES)
    return UnreadableTranscript(message, code=code)
