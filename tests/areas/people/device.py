"""A device with passkeys, in software: it makes and shows them as a browser would tell the server."""

from __future__ import annotations

import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

PRESENT, BY_HOLDER, NEW = 0x01, 0x04, 0x40


def sha256(data: bytes) -> bytes:
    digest = Hash(SHA256())
    digest.update(data)
    return digest.finalize()


class Device:
    """Knows one passkey, for one site."""

    def __init__(self, *, site: str = "testserver", asks_holder: bool = True) -> None:
        self.site, self.flags, self.count = site, PRESENT | (BY_HOLDER if asks_holder else 0), 0
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.number = secrets.token_bytes(16)

    def make(self, options: dict[str, Any], origin: str = "http://testserver") -> str:
        """The answer to ``navigator.credentials.create``."""
        public = ES256.from_cryptography_key(self.key.public_key())
        new = AttestedCredentialData.create(bytes(16), self.number, public)
        data = AuthenticatorData.create(sha256(self.site.encode()), self.flags | NEW, self.count, new)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(data)})
        told = _client_data("webauthn.create", options, origin)
        return self._said(
            {"clientDataJSON": websafe_encode(told), "attestationObject": websafe_encode(attestation)}
        )

    def show(self, options: dict[str, Any], origin: str = "http://testserver") -> str:
        """The answer to ``navigator.credentials.get``."""
        self.count += 1
        data = AuthenticatorData.create(sha256(self.site.encode()), self.flags, self.count)
        told = _client_data("webauthn.get", options, origin)
        signature = self.key.sign(bytes(data) + sha256(told), ec.ECDSA(SHA256()))
        parts = {"clientDataJSON": told, "authenticatorData": bytes(data), "signature": signature}
        return self._said({name: websafe_encode(part) for name, part in parts.items()})

    def _said(self, response: dict[str, str]) -> str:
        number = websafe_encode(self.number)
        return json.dumps({"id": number, "rawId": number, "type": "public-key", "response": response})


def _client_data(kind: str, options: dict[str, Any], origin: str) -> bytes:
    said = {
        "type": kind,
        "challenge": options["publicKey"]["challenge"],
        "origin": origin,
        "crossOrigin": False,
    }
    return json.dumps(said).encode()


def asked(client: Client) -> dict[str, Any]:
    """What the server asks this browser to show."""
    options: dict[str, Any] = client.post("/inloggen/passkey/vraag").json()
    return options


def add(client: Client, device: Device, name: str = "Mijn telefoon") -> Any:
    """Set a passkey; the answer of the page."""
    options = client.post("/ik/tweede-stap/passkey/vraag").json()
    return client.post("/ik/tweede-stap/passkey", {"credential": device.make(options), "name": name})
