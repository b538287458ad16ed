"""OpenID Connect, as the standard has it: where the provider's doors are, what we send there, what comes back.

Authorization code with PKCE, state and nonce; the token is checked against the provider's own keys. The libraries take
half a second to load, so whoever needs this imports it then.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import requests
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
from authlib.common.security import generate_token  # type: ignore[import-untyped]
from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

PATIENCE = 10  # seconds that the provider may take to answer
LEEWAY = 60  # seconds that clocks may differ
# Signed with a key of the provider that everybody may know; never with a shared secret, and never not at all.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]


class Provider(Protocol):
    """What is set about the provider."""

    @property
    def issuer(self) -> str: ...
    @property
    def client_id(self) -> str: ...
    @property
    def client_secret(self) -> str: ...


class NotSaid(Exception):
    """The provider did not say who this is, or not in a way that counts. The text is for the keeper of the server."""


@dataclass(frozen=True)
class Said:
    """What the provider says of somebody."""

    subject: str
    email: str
    is_verified: bool


def ask(provider: Provider, *, back: str) -> tuple[str, dict[str, str]]:
    """Where the browser goes, and what to remember of it. Raises ``NotSaid`` when the provider is not to be reached."""
    doors = _doors(provider)
    verifier, nonce = generate_token(64), generate_token(32)
    url, state = _session(provider, back).create_authorization_url(
        doors["authorization_endpoint"], code_verifier=verifier, nonce=nonce
    )
    return url, {"state": state, "nonce": nonce, "verifier": verifier}


def hear(provider: Provider, *, back: str, code: str, nonce: str, verifier: str) -> Said:
    """Who came back with this code. Raises ``NotSaid``."""
    doors = _doors(provider)
    session = _session(provider, back)
    try:
        token = session.fetch_token(
            doors["token_endpoint"],
            code=code,
            code_verifier=verifier,
            grant_type="authorization_code",
            timeout=PATIENCE,
        )
        claims = _claims(provider, doors, str(token.get("id_token", "")), nonce)
        if "email" not in claims and "userinfo_endpoint" in doors:
            claims = _with_more(claims, session.get(doors["userinfo_endpoint"], timeout=PATIENCE).json())
    except (AuthlibBaseError, JoseError, requests.RequestException, ValueError) as problem:
        raise NotSaid(type(problem).__name__) from problem
    verified = claims.get("email_verified")
    return Said(str(claims["sub"]), str(claims.get("email", "")), verified is True or verified == "true")


def _session(provider: Provider, back: str) -> OAuth2Session:
    return OAuth2Session(
        provider.client_id,
        provider.client_secret,
        scope="openid email",
        redirect_uri=back,
        code_challenge_method="S256",
    )


def _doors(provider: Provider) -> Mapping[str, Any]:
    """The provider's own description of itself; it must be about the issuer that is set."""
    found = _get(f"{provider.issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != provider.issuer:
        raise NotSaid("the provider calls itself otherwise than VENSTERBANK_SSO_ISSUER")
    return found


def _get(url: str) -> Mapping[str, Any]:
    try:
        answer = requests.get(url, timeout=PATIENCE)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as problem:
        raise NotSaid(type(problem).__name__) from problem
    if not isinstance(found, dict):
        raise NotSaid("no description")
    return found


def _claims(provider: Provider, doors: Mapping[str, Any], token: str, nonce: str) -> dict[str, Any]:
    keys = KeySet.import_key_set(_get(str(doors["jwks_uri"])))  # type: ignore[arg-type]
    claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    rules = jwt.JWTClaimsRegistry(
        now=int(time.time()),
        leeway=LEEWAY,
        iss={"essential": True, "value": str(doors["issuer"])},
        aud={"essential": True, "value": provider.client_id},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    rules.validate(claims)
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise NotSaid("the token is for somebody else")
    return dict(claims)


def _with_more(claims: dict[str, Any], more: Any) -> dict[str, Any]:
    """What else the provider tells, if it is about the same person."""
    return {**more, **claims} if isinstance(more, dict) and more.get("sub") == claims["sub"] else claims
