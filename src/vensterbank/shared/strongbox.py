"""Secrets of our own making (of an app that shows codes): kept in the database, sealed with the key of keys.

The area that keeps that key stands above the areas that need a secret kept, so it lends its box when the house opens.
"""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[[bytes], tuple[str, bytes]]
Open = Callable[[str, bytes, bytes], bytes]

_lent: dict[str, tuple[Make, Open]] = {}


def lend(make: Make, open_: Open) -> None:
    """Called once by whoever keeps the key of keys."""
    _lent["box"] = (make, open_)


def new_secret(context: bytes) -> tuple[str, bytes]:
    """Thirty-two random bytes, sealed: the name of the key that sealed them, and the sealed bytes. ``context`` says
    whose they are, so that they cannot be laid in another row."""
    make, _open = _lent["box"]
    return make(context)


def secret(name: str, sealed: bytes, context: bytes) -> bytes:
    """Those bytes. Raises ``ConfigurationProblem`` when the key of keys is another one."""
    _make, open_ = _lent["box"]
    return open_(name, sealed, context)
