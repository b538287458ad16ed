"""Codes that somebody types: six digits from an app (TOTP, RFC 6238), or a recovery code from a piece of paper.

Plain computing: no table, no clock.
"""

from __future__ import annotations

import base64
import hmac
import io
import secrets
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP = 30  # seconds that a code is shown
SECRET_BYTES = 20  # what every app understands (RFC 4226 asks 160 bits)
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1: they are read wrongly from paper
RECOVERY_LENGTH, HOW_MANY = (
    16,
    10,
)  # 16 signs of 5 bits: 80 bits, too many to try even with the fingerprints in hand


def step_of(moment: float) -> int:
    """The half minute of a moment (seconds since 1970)."""
    return int(moment) // STEP


def right_step(secret: bytes, typed: str, *, moment: float, after: int) -> int | None:
    """The half minute to which a typed code belongs: this one, the one before or the one after it, for clocks differ;
    never one up to ``after``, whose code was used already."""
    app, now = TOTP(secret[:SECRET_BYTES], 6, SHA1(), STEP), step_of(moment)  # noqa: S303  (what RFC 6238 says)
    right = [
        step
        for step in (now - 1, now, now + 1)
        if hmac.compare_digest(app.generate(step * STEP).decode(), typed)
    ]
    return next((step for step in right if step > after), None)


def secret_in_words(secret: bytes) -> str:
    """For typing into an app by hand: capitals and digits in groups of four."""
    plain = base64.b32encode(secret[:SECRET_BYTES]).decode()
    return " ".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def picture(secret: bytes, *, account: str, issuer: str) -> str:
    """The square that an app reads, as SVG: black on white with a quiet border, whatever the page looks like."""
    import segno  # noqa: PLC0415  (only for this; every start would wait for it)

    plain = base64.b32encode(secret[:SECRET_BYTES]).decode()
    told = f"otpauth://totp/{quote(issuer)}:{quote(account)}?secret={plain}&issuer={quote(issuer)}"
    drawn = io.BytesIO()
    segno.make(told, error="m", micro=False).save(
        drawn, kind="svg", scale=5, border=4, light="#ffffff", xmldecl=False, svgns=False, nl=False
    )
    return drawn.getvalue().decode()


def new_recovery_codes() -> list[str]:
    """Ten fresh ones, as they are shown."""
    return [
        _grouped("".join(secrets.choice(ALPHABET) for _sign in range(RECOVERY_LENGTH)))
        for _code in range(HOW_MANY)
    ]


def _grouped(plain: str) -> str:
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def tidied(typed: str) -> str:
    """What somebody typed, without the spaces and dashes between groups, in small letters."""
    return "".join(sign for sign in typed.lower() if sign.isascii() and sign.isalnum())


def is_from_app(tidy: str) -> bool:
    """Six digits; everything else is taken for a recovery code."""
    return len(tidy) == 6 and tidy.isdigit()
