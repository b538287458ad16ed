"""Colour arithmetic for the tests: contrast (WCAG 2.2), colour blindness (Machado 2009), difference (CIE 1976).

The tokens are read from the stylesheet itself, so that a changed colour is judged, not a copy of it.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

import vensterbank.ui

CSS = Path(vensterbank.ui.__file__).parent / "static" / "ui" / "css"
TOKENS = (CSS / "tokens.css").read_text()
HEX = re.compile(r"--vb-color-([a-z-]+):\s*(#[0-9a-f]{6})")

# Full severity, for linear RGB.
BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def palette(scheme: str) -> dict[str, str]:
    """Name → ``#rrggbb`` for ``light`` or ``dark``; dark overrides light, as in the browser."""
    light, dark = TOKENS.split("prefers-color-scheme: dark", 1)
    found = dict(HEX.findall(light))
    return found if scheme == "light" else found | dict(HEX.findall(dark))


def linear(colour: str) -> np.ndarray:
    """Linear RGB, three numbers from 0 to 1."""
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    light, dark = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, blindness: str | None) -> np.ndarray:
    """CIELAB of the colour as somebody with this colour blindness sees it (``None``: with full colour vision)."""
    rgb = linear(colour)
    if blindness:
        rgb = np.clip(np.array(BLINDNESS[blindness]) @ rgb, 0, 1)
    ratio = TO_XYZ @ rgb / WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, other: str, blindness: str | None) -> float:
    """How far apart two colours look; 2.3 is just noticeable, 100 is black to white."""
    return float(np.linalg.norm(seen(one, blindness) - seen(other, blindness)))
