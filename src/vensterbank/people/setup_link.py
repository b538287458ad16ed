"""The one-time link that sets up a first installation. A file in the data folder keeps its fingerprint; the link itself
is printed by ``vensterbank init`` and kept nowhere."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import fingerprint, new_secret


def _file() -> Path:
    return Path(settings.DATA_DIR) / "setup-link"


def make() -> str:
    """A fresh secret; the one before it stops working."""
    secret = new_secret()
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(fingerprint(secret))
    return secret


def is_live(secret: str) -> bool:
    """Is this the link that was printed last, and not used yet?"""
    try:
        return hmac.compare_digest(_file().read_text(), fingerprint(secret))
    except FileNotFoundError:
        return False


@contextmanager
def used(secret: str) -> Iterator[None]:
    """Inside, the link is spent: only one of two who press at once gets here. It comes back when this fails."""
    taken = _file().with_suffix(".used")
    try:
        if not is_live(secret):
            raise FileNotFoundError
        _file().rename(taken)
    except FileNotFoundError:
        raise Refusal(_("This link does not work any more."), code="link-spent") from None
    try:
        yield
    except BaseException:
        taken.rename(_file())
        raise
    taken.unlink()
