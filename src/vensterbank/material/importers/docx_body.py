"""The running text of a Word document, event by event: no tree is built, so a hostile file costs no memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from vensterbank.material.importers.docx_parts import (
    BODY_LEVEL,
    BOLD_STYLES,
    CHARACTERS,
    COUNTED,
    DELETED,
    HEADING_STYLE,
    LEFT_OUT,
    READ,
    attribute,
    switched_on,
)
from vensterbank.material.importers.refusals import MAX_LINES, refusal

LONGEST_CELL = 60
PRIVATE_USE = range(0xE000, 0xF900)


@dataclass(slots=True)
class WordParagraph:
    """One paragraph: pieces of text, each bold or not; "\\n" is a soft return."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    heading: bool = False

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(piece for piece, _ in self.pieces)


class WordBody:
    """A target for lxml's parser: hears of every element and keeps the paragraphs in the order of reading."""

    def __init__(self) -> None:
        self.paragraphs: list[WordParagraph] = []
        self.seen: Counter[str] = Counter()
        self.has_body = False
        self._skipping = 0
        self._text: list[str] | None = None
        self._paragraph: WordParagraph | None = None
        self._carried: WordParagraph | None = None
        self._in_settings = False
        self._mark_deleted = self._bold = self._hidden = False
        self._tables: list[list[list[WordParagraph]]] = []

    # -- lxml's interface ------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping:
            self._skipping += 1
        elif tag in DELETED:
            self._deleted()
        elif tag in COUNTED:
            self.seen[COUNTED[tag]] += 1
            self._skipping = 1
        elif tag in LEFT_OUT:
            self._skipping = 1
        elif name := READ.get(tag):
            self._begin(name, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name := READ.get(tag):
            self._finish(name)

    def data(self, text: str) -> None:
        """Characters between the tags; only those of a text element were typed by somebody."""
        if self._text is not None and not self._skipping:
            self._text.append(text)

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Word writes none, so whoever does means harm; it comes before any entity is defined."""
        raise refusal("docx-definitions")

    def close(self) -> None:
        """The end of the document."""
        if self._carried is not None:
            self._keep(self._carried)

    # -- what the elements mean ------------------------------------------------------------------------------

    def _deleted(self) -> None:
        self.seen["tracked-changes"] += 1
        self._mark_deleted = self._mark_deleted or self._in_settings
        self._skipping = 1

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in CHARACTERS:
            self._add(CHARACTERS[name])
        elif name == "t":
            self._text = []
        elif name == "r":
            self._bold = self._hidden = False
        elif name == "p":
            self._paragraph, self._carried = self._carried or WordParagraph(), None
            self._mark_deleted = False
        elif name == "pPr":
            self._in_settings = True
        elif name in {"ins", "moveTo"}:
            self.seen["tracked-changes"] += 1
        elif name == "sym":
            self._symbol(attribute(attributes, "char"))
        elif name == "tr":
            self._tables.append([])
        elif name == "tc" and self._tables:
            self._tables[-1].append([])
        elif name == "body":
            self.has_body = True
        else:
            self._set(name, attributes)

    def _set(self, name: str, attributes: dict[str, str]) -> None:
        """A setting of the paragraph or of the run of text."""
        value = attribute(attributes, "val")
        if name == "pStyle" and self._paragraph:
            self._paragraph.heading = HEADING_STYLE.fullmatch(value) is not None
        elif name == "outlineLvl" and self._paragraph:
            self._paragraph.heading = self._paragraph.heading or value != BODY_LEVEL
        elif name == "b":
            self._bold = switched_on(attributes)
        elif name == "rStyle":
            self._bold = self._bold or value in BOLD_STYLES
        elif name == "vanish":
            self._hidden = switched_on(attributes)

    def _finish(self, name: str) -> None:
        if name == "t" and self._text is not None:
            # A line end inside a text element is a space to Word.
            self._add("".join(self._text).replace("\r", " ").replace("\n", " "))
            self._text = None
        elif name == "pPr":
            self._in_settings = False
        elif name == "p" and self._paragraph is not None:
            self._end_paragraph(self._paragraph)
        elif name == "tr" and self._tables:
            for paragraph in _row(self._tables.pop()):
                self._keep(paragraph)

    def _end_paragraph(self, paragraph: WordParagraph) -> None:
        self._paragraph = None
        if self._mark_deleted:
            self._carried = paragraph
        else:
            self._keep(paragraph)

    def _keep(self, paragraph: WordParagraph) -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(paragraph)
            return
        self.paragraphs.append(paragraph)
        if len(self.paragraphs) > MAX_LINES:
            raise refusal("too-many-lines")

    def _add(self, text: str) -> None:
        if self._paragraph is None:
            return
        if self._hidden:
            self.seen["hidden-text-left-out"] += 1
        else:
            self._paragraph.pieces.append((text, self._bold))

    def _symbol(self, code: str) -> None:
        """A character of a named font; those in the private area mean something in that font only."""
        try:
            number = int(code, 16)
        except ValueError:
            number = 0xF000
        if number in PRIVATE_USE or not 0x20 <= number < 0xD800:
            self.seen["symbols-left-out"] += 1
        else:
            self._add(chr(number))


def _row(cells: list[list[WordParagraph]]) -> list[WordParagraph]:
    """The paragraphs of a table's row. Short cells (time, name) go before the words in the last one, with tabs."""
    filled = [[p for p in cell if p.text.strip()] for cell in cells]
    filled = [cell for cell in filled if cell]
    if not filled:
        return []
    *first, last = filled
    if not first or any(len(cell) > 1 or len(cell[0].text) > LONGEST_CELL for cell in first):
        return [paragraph for cell in filled for paragraph in cell]
    pieces = [piece for cell in first for piece in (*cell[0].pieces, ("\t", False))]
    return [WordParagraph([*pieces, *last[0].pieces], last[0].heading), *last[1:]]
