"""What a Word document is made of, by the names of ECMA-376 (both its namespaces): what is read, what is left out."""

from __future__ import annotations

import re

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_READ = (
    "body p pPr pStyle outlineLvl r rPr rStyle b vanish t tbl tr tc "
    "tab ptab br cr noBreakHyphen softHyphen sym ins moveTo"
).split()
# Not said by anybody: settings, field codes, earlier formatting, deleted words, readings above a word.
_LEFT_OUT = (
    "tabs sectPr tblPr tblGrid trPr tcPr tblPrEx pPrChange rPrChange sectPrChange numberingChange instrText "
    "delInstrText delText fldData rt sdtPr sdtEndPr"
).split()
_DELETED = ["del", "moveFrom"]
_COUNTED = {
    "footnoteReference": "footnotes-left-out",
    "endnoteReference": "footnotes-left-out",
    "commentReference": "comments-left-out",
    "drawing": "pictures-left-out",
    "pict": "pictures-left-out",
    "object": "pictures-left-out",
}


def _qualified(names: list[str]) -> dict[str, str]:
    return {f"{{{namespace}}}{name}": name for namespace in NAMESPACES for name in names}


READ = _qualified(_READ)
LEFT_OUT = frozenset(_qualified(_LEFT_OUT)) | {f"{{{COMPATIBILITY}}}Fallback"}
DELETED = frozenset(_qualified(_DELETED))
COUNTED = {tag: _COUNTED[name] for tag, name in _qualified(list(_COUNTED)).items()}
CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
HEADING_STYLE = re.compile(r"(?:heading|kop|title|titel|subtitle|ondertitel)\d*", re.IGNORECASE)
BOLD_STYLES = frozenset({"Strong", "Zwaar"})
OFF = frozenset({"0", "false", "off"})
BODY_LEVEL = "9"


def attribute(attributes: dict[str, str], name: str) -> str:
    """An attribute of a Word element, in either namespace; "" when it is not there."""
    for namespace in NAMESPACES:
        if (value := attributes.get(f"{{{namespace}}}{name}")) is not None:
            return value
    return ""


def switched_on(attributes: dict[str, str]) -> bool:
    """Whether an element such as <w:b/> switches its property on."""
    return attribute(attributes, "val") not in OFF
