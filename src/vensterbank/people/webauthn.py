"""Passkeys, as the standard has them (WebAuthn, W3C): the library checks, here stands what we ask of it.

A passkey belongs to the name of the site and to nothing else: a page that only looks like ours gets nothing out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

State = Mapping[str, Any]


class NotRight(Exception):
    """What the browser sent does not show the passkey."""


@dataclass(frozen=True)
class Site:
    """For which site passkeys are: its name without port, and where the page came from."""

    name: str
    origin: str

    def server(self) -> Fido2Server:
        """Checks for this site."""
        entity = PublicKeyCredentialRpEntity(id=self.name, name="Vensterbank")
        return Fido2Server(entity, verify_origin=lambda origin: origin == self.origin)


@dataclass(frozen=True)
class Made:
    """A new passkey: its number (base64url), its public half, its counter."""

    credential_id: str
    credential: bytes
    sign_count: int


@dataclass(frozen=True)
class Shown:
    """A passkey that was shown: its counter, and whether the device asked who holds it (a finger, a PIN)."""

    sign_count: int
    by_holder: bool


def ask_new(
    site: Site, *, handle: bytes, account: str, name: str, known: Iterable[bytes]
) -> tuple[dict[str, Any], State]:
    """What the browser is asked to make, and what to remember of it. ``known``: those somebody has already."""
    user = PublicKeyCredentialUserEntity(id=handle, name=account, display_name=name)
    options, state = site.server().register_begin(
        user,
        [AttestedCredentialData(one) for one in known],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options), state


def read_new(site: Site, state: State, said: Mapping[str, Any]) -> Made:
    """The new passkey. Raises ``NotRight``."""
    try:
        data = site.server().register_complete(state, said)
    except (
        Exception
    ) as problem:  # the library reads bytes from outside: whatever is odd about them is not right
        raise NotRight from problem
    credential = data.credential_data
    if credential is None:
        raise NotRight
    return Made(websafe_encode(credential.credential_id), bytes(credential), data.counter)


def ask(site: Site, *, known: Iterable[bytes] = (), by_holder: bool) -> tuple[dict[str, Any], State]:
    """What the browser is asked to show, and what to remember. Without ``known`` any passkey for this site will do."""
    wanted = UserVerificationRequirement.REQUIRED if by_holder else UserVerificationRequirement.PREFERRED
    those = [AttestedCredentialData(one) for one in known]
    options, state = site.server().authenticate_begin(those or None, user_verification=wanted)
    return dict(options), state


def read_shown(site: Site, state: State, said: Mapping[str, Any], *, credential: bytes) -> Shown:
    """Whether this very passkey was shown. Raises ``NotRight``."""
    try:
        site.server().authenticate_complete(state, [AttestedCredentialData(credential)], said)
        data = AuthenticationResponse.from_dict(said).response.authenticator_data
    except Exception as problem:
        raise NotRight from problem
    return Shown(data.counter, data.is_user_verified())
