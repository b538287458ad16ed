"""Keys: one random key a space, wrapped by a key of keys that lies in the data folder, never in the database.

The wrapped key is a row (``spaces.models.SpaceKey``), so that throwing the row away makes a space unreadable for ever,
in back-ups as well. AES-256-GCM throughout (NIST SP 800-38D), a fresh random 96-bit nonce for each sealing.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from vensterbank.shared.errors import ConfigurationProblem
from vensterbank.spaces.sealing import keyfile
from vensterbank.spaces.sealing.keyfile import KEY_BYTES

NONCE_BYTES = 12


def keys_file() -> Path:
    """Where the key of keys lies. Keep it, and keep it apart from the back-ups of the database."""
    return Path(settings.DATA_DIR) / "keys" / "key-of-keys.json"


def new_wrapped_key(context: bytes) -> tuple[str, bytes]:
    """A new key for a space: the name of the key of keys that wraps it, and the wrapped key."""
    return _wrap(secrets.token_bytes(KEY_BYTES), context)


def rewrap(name: str, wrapped: bytes, context: bytes) -> tuple[str, bytes]:
    """The same key of a space, wrapped by the current key of keys."""
    return _wrap(unwrap(name, wrapped, context), context)


def _wrap(key: bytes, context: bytes) -> tuple[str, bytes]:
    masters = keyfile.read(keys_file())
    return masters.current, _seal(masters.keys[masters.current], key, context)


def unwrap(name: str, wrapped: bytes, context: bytes) -> bytes:
    """The key of a space. Raises ``ConfigurationProblem`` when the key of keys is not the one that wrapped it."""
    masters = keyfile.read(keys_file())
    if name not in masters.keys:
        raise ConfigurationProblem(_missing(name, masters))
    try:
        return _open(masters.keys[name], wrapped, context)
    except InvalidTag as problem:
        raise ConfigurationProblem(f"{keys_file()} is not the key of keys of this database.") from problem


def _missing(name: str, masters: keyfile.KeyFile) -> str:
    """What to look for when a key was rotated away since these data were written."""
    gone = masters.about.get(name, {}).get("forgotten", "")
    since = f"; it was thrown away on {gone[:10]}" if gone else ""
    held = ", ".join(sorted(masters.keys, key=int))
    return (
        f"These data need the key of keys named '{name}', and {keys_file()} holds {held}{since}."
        " Look for the copy of that file that was kept with a back-up of the same time."
    )


def _seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def _open(key: bytes, sealed: bytes, context: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)


def seal_bytes(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Seal with a space's key; ``context`` says what it is, so that sealed things cannot be swapped."""
    return _seal(key, plain, context)


def open_bytes(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Open what :func:`seal_bytes` sealed. Raises ``InvalidTag`` when it was changed or swapped."""
    return _open(key, sealed, context)
