"""Vensterbank: a shared workspace for social work (EUPL-1.2)."""

__version__ = "0.1.0"
