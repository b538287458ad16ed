"""The name of a file: what a person sees of it, so it must not tell another story than its content."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

LONGEST_NAME = 120
# Signs that cannot be seen or that turn the reading direction: "gpj.exe" written as "exe.jpg".
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def plain_name(name: str) -> str:
    """Without a path and without signs that cannot be seen or that turn the reading direction."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in UNSEEN)
    return seen.strip(" .")[-LONGEST_NAME:] or _("file")


def with_extension(name: str, extensions: tuple[str, ...]) -> str:
    """A name that ends as its content does: a text called ``route.bat`` is kept as ``route.bat.txt``."""
    if name.lower().endswith(tuple(f".{extension}" for extension in extensions)):
        return name
    return f"{name[-(LONGEST_NAME - len(extensions[0]) - 1) :]}.{extensions[0]}"
