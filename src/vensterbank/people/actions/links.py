"""Personal links: for residents, respondents and contributors who need no account."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Link
from vensterbank.people.rules import one_line
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.ids import fingerprint, new_secret


@transaction.atomic
def make_link(
    *, name: str, by: Viewer, lasts: dt.timedelta = dt.timedelta(days=90), language: str = "nl"
) -> tuple[Link, str]:
    """A personal link and its secret; the secret is shown once and never stored."""
    secret = new_secret()
    link = Link.objects.create(
        name=one_line(name),
        fingerprint=fingerprint(secret),
        created_by_id=by.person_id,
        expires_at=clock.now() + lasts,
        language=language,
    )
    log.write(Event.CREATED, About("link", link.uuid), by=by)
    return link, secret


@transaction.atomic
def renew_link(*, link: Link, by: Viewer, lasts: dt.timedelta = dt.timedelta(days=90)) -> str:
    """A fresh secret for the same holder; the old address stops working at once."""
    secret = new_secret()
    link.fingerprint = fingerprint(secret)
    link.expires_at = clock.now() + lasts
    link.revoked_at = None
    link.save(update_fields=["fingerprint", "expires_at", "revoked_at"])
    log.write(Event.CHANGED, About("link", link.uuid), by=by)
    return secret
