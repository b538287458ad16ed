"""Personal links: for residents, respondents and contributors who need no account."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.models import Link
from vensterbank.people.rules import one_line
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.ids import fingerprint, new_secret

CODE_LASTS = dt.timedelta(days=7)
MOST_WRONG = 5


@transaction.atomic
def make_link(
    *, name: str, by: Viewer, lasts: dt.timedelta = dt.timedelta(days=90), language: str = "nl"
) -> tuple[Link, str]:
    """A personal link and its secret; the secret is shown once and never stored. It opens with a code (``new_code``)."""
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
    link.revoked_at = link.opened_at = link.code_expires_at = None
    link.code_digest = ""
    link.save()
    log.write(Event.CHANGED, About("link", link.uuid), by=by)
    return secret


@transaction.atomic
def new_code(*, link: Link, by: Viewer, lasts: dt.timedelta = CODE_LASTS) -> str:
    """A fresh code for a link, to go another way than its address; the one before it stops working. Never stored."""
    code = f"{secrets.randbelow(10**6):06}"
    link.code_digest = _digest(link, code)
    link.code_expires_at, link.code_tries = clock.now() + lasts, 0
    link.save(update_fields=["code_digest", "code_expires_at", "code_tries"])
    log.write(Event.CHANGED, About("link", link.uuid, ground="new code"), by=by)
    return code


@transaction.atomic
def try_code(*, link: Link, code: str, by: Viewer) -> bool:
    """Is this the code of the link? After five wrong ones it is dead, whoever typed them; the link itself stays."""
    held = Link.objects.select_for_update().get(pk=link.pk)
    if not code_lives(held):
        return False
    if not constant_time_compare(held.code_digest, _digest(held, code)):
        held.code_tries += 1
        held.save(update_fields=["code_tries"])
        log.write(Event.DENIED, About("link", held.uuid, ground="wrong code"), by=by)
        return False
    if held.opened_at is None:
        held.opened_at = clock.now()
        held.save(update_fields=["opened_at"])
        log.write(Event.CHANGED, About("link", held.uuid, ground="opened first"), by=by)
    return True


def code_lives(link: Link) -> bool:
    """Is there a code that could be right?"""
    return bool(
        link.code_digest
        and link.code_tries < MOST_WRONG
        and link.code_expires_at
        and clock.now() < link.code_expires_at
    )


def _digest(link: Link, code: str) -> str:
    """Keyed, for six digits are guessed at once by whoever holds a copy of the database. A new address is a new code."""
    return salted_hmac(
        "vensterbank.people.code", f"{link.fingerprint}|{code}", algorithm="sha256"
    ).hexdigest()
