"""Identifiers: bigint keys stay inside, UUIDs go into addresses, secrets go into links."""

from __future__ import annotations

import hashlib
import secrets
import uuid


def new_uuid() -> uuid.UUID:
    """A public identifier that tells nothing: neither a count nor a moment."""
    return uuid.uuid4()


def new_id() -> int:
    """An inside key that never comes back: what is remembered under it (a space's key) must not meet another row.

    A counter would not do: SQLite gives the number of a row that was rolled back to the next one.
    """
    return secrets.randbits(62) + 1


def new_secret() -> str:
    """The secret part of a personal link: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is stored of a secret. A plain hash suffices: the secret itself is 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()
