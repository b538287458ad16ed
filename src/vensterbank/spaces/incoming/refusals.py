"""Every reason not to take a file, each with its own code and a sentence that says what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vensterbank.shared.errors import Refusal

REFUSALS = {
    "file-kind": _(
        "We do not take this kind of file. You can add a photo (JPEG, PNG, GIF, WebP), a PDF, a document or sheet of "
        "Word, Excel, PowerPoint or OpenDocument, or plain text."
    ),
    "file-empty": _("This file is empty. Choose another, or none."),
    "file-program": _("This is a program, or a text that a computer can run. We never take those."),
    "file-page": _(
        "This is a web page or a drawing that can hold a program. Save it as PDF or as a picture (PNG), and add that."
    ),
    "file-archive": _("This is an archive with files packed into it. Unpack it and add the file itself."),
    "file-old": _(
        "This file is of an old kind that can hold programs. Save it as .docx, .xlsx or PDF, and add that."
    ),
    "file-macros": _(
        "There is a small program (a macro) in this document. Save it without macros, as .docx, .xlsx or PDF, and add that."
    ),
    "file-damaged": _(
        "This document is damaged or was not copied completely. Save it again and add that one."
    ),
    "picture-kind": _(
        "We cannot take the place and time out of a photo of this kind (HEIC, AVIF, TIFF). "
        "Save it as JPEG, or add a screenshot of it."
    ),
    "picture-damaged": _(
        "This picture is damaged or was not copied completely. Save it again and add that one."
    ),
    "picture-too-big": _(
        "This picture has so many dots that it can make a phone or computer stop. Make it smaller and add that one."
    ),
}


def refusal(code: str) -> Refusal:
    """The refusal with this code, to be raised; an unknown code is a programming error (KeyError)."""
    return Refusal(REFUSALS[code], code=code)
