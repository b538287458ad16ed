"""Keys: one random key a space, wrapped by a key of keys that lies in the data folder, never in the database.

The wrapped key is a row (``spaces.models.SpaceKey``), so that throwing the row away makes a space unreadable for ever,
in back-ups as well. AES-256-GCM throughout (NIST SP 800-38D), a fresh random 96-bit nonce for each sealing.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from vensterbank.shared.errors import ConfigurationProblem

KEY_BYTES = 32
NONCE_BYTES = 12


def keys_file() -> Path:
    """Where the key of keys lies. Keep it, and keep it apart from the back-ups of the database."""
    return Path(settings.DATA_DIR) / "keys" / "key-of-keys.json"


@lru_cache(maxsize=4)
def _master_keys(path: Path) -> tuple[str, dict[str, bytes]]:
    """The name of the current key of keys, and all of them by name (older ones open what they once wrapped)."""
    if not path.exists():
        _make_master_key(path)
    try:
        content = json.loads(path.read_text())
        return content["current"], {name: base64.b64decode(key) for name, key in content["keys"].items()}
    except (ValueError, KeyError, TypeError) as problem:
        raise ConfigurationProblem(
            f"{path} does not hold a key of keys any more; put the right file back."
        ) from problem


def _make_master_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    content = {"current": "1", "keys": {"1": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}}
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was first; its key counts
        return
    with os.fdopen(descriptor, "w") as handle:
        json.dump(content, handle)


def new_wrapped_key(context: bytes) -> tuple[str, bytes]:
    """A new key for a space: the name of the key of keys that wraps it, and the wrapped key."""
    name, masters = _master_keys(keys_file())
    return name, _seal(masters[name], secrets.token_bytes(KEY_BYTES), context)


def unwrap(name: str, wrapped: bytes, context: bytes) -> bytes:
    """The key of a space. Raises ``ConfigurationProblem`` when the key of keys is not the one that wrapped it."""
    _current, masters = _master_keys(keys_file())
    if name not in masters:
        raise ConfigurationProblem(f"The key of keys named '{name}' is missing from {keys_file()}.")
    try:
        return _open(masters[name], wrapped, context)
    except InvalidTag as problem:
        raise ConfigurationProblem(f"{keys_file()} is not the key of keys of this database.") from problem


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
