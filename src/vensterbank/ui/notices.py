"""What the next page tells once ("Kept."), carried there by a signed cookie."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class CookieNotices(CookieStorage):
    """Django's own, under a name that a browser takes from this host only."""

    cookie_name = f"{settings.HOST_PREFIX}messages"
