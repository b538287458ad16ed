"""People's own words on the screen: every character stays theirs; only paragraphs, lines and links are made visible."""

from __future__ import annotations

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)’']")
_BLANK_LINES = re.compile(r"\n[ \t]*\n+")
_OUTER_QUOTES = ("“”", '""', "„”", "‘’", "''")


def paragraphs(text: str) -> SafeString:
    """``<p>`` for a paragraph, ``<br>`` for a line end within one, links for web addresses; all else escaped."""
    blocks = _BLANK_LINES.split(text.replace("\r\n", "\n").strip("\n"))
    return format_html_join("\n", "<p>{}</p>", ((_lines(block),) for block in blocks if block.strip()))


def quoted(words: str) -> str:
    """The words in real quotation marks, once: marks that the writer typed around them are replaced."""
    bare = words.strip()
    if len(bare) > 1 and f"{bare[0]}{bare[-1]}" in _OUTER_QUOTES:
        bare = bare[1:-1].strip()
    return f"“{bare}”"


def _lines(block: str) -> SafeString:
    return mark_safe("<br>\n".join(_with_links(line) for line in block.split("\n")))  # noqa: S308 - parts are escaped


def _with_links(line: str) -> str:
    parts, end = [], 0
    for match in _ADDRESS.finditer(line):
        parts.append(escape(line[end : match.start()]))
        parts.append(format_html('<a href="{0}" rel="noreferrer nofollow ugc">{0}</a>', match.group()))
        end = match.end()
    return "".join([*parts, escape(line[end:])])
