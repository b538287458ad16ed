"""Text as people type it, in the form in which it is kept."""

from __future__ import annotations


def kept_form(text: str) -> str:
    """The text with LF at the end of lines and nothing empty around it; no other character changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_keepable(text: str) -> bool:
    """Is there neither a NUL nor half a sign (a lone surrogate) in it? Neither can be stored and given back."""
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
