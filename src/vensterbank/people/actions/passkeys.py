"""Passkeys: added, named, taken away, shown at the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people.actions.second_step import codes_for_first_step, drop_codes_without_step
from vensterbank.people.models import PASSKEY_NAME_LENGTH, Passkey, Person
from vensterbank.people.rules import one_line
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal

MOST = 10
NOT_SHOWN = _("This passkey is not known here, or it did not work. Try again, or come in another way.")


class NewPasskey(Protocol):
    """What the browser made, checked (``people/webauthn.py``)."""

    @property
    def credential_id(self) -> str: ...
    @property
    def credential(self) -> bytes: ...
    @property
    def sign_count(self) -> int: ...


@transaction.atomic
def add_passkey(*, name: str, made: NewPasskey, by: Viewer) -> list[str]:
    """One more passkey. The answer: fresh recovery codes, or none when there are some already."""
    Person.objects.select_for_update().get(pk=by.account)
    mine = Passkey.objects.filter(person_id=by.account)
    if mine.count() >= MOST:
        raise Refusal(_("Ten passkeys is enough. Take one away first."), code="too-many")
    if Passkey.objects.filter(credential_id=made.credential_id).exists():
        raise Refusal(_("This passkey is set already."), code="passkey-there")
    passkey = Passkey.objects.create(
        person_id=by.account,
        name=_name(name),
        credential_id=made.credential_id,
        credential=made.credential,
        sign_count=made.sign_count,
    )
    log.write(Event.CHANGED, About("second-step", passkey.uuid, ground="passkey +"), by=by)
    return codes_for_first_step(by=by)


def _name(name: str) -> str:
    return one_line(name)[:PASSKEY_NAME_LENGTH] or "passkey"


@transaction.atomic
def rename_passkey(*, passkey: Passkey, name: str, by: Viewer) -> Passkey:
    """Another name; the same passkey."""
    passkey.name = _name(name)
    passkey.save(update_fields=["name"])
    log.write(Event.CHANGED, About("second-step", passkey.uuid, ground="passkey named"), by=by)
    return passkey


@transaction.atomic
def remove_passkey(*, passkey: Passkey, by: Viewer) -> None:
    """It opens nothing any more."""
    passkey.delete()
    log.write(Event.CHANGED, About("second-step", passkey.uuid, ground="passkey -"), by=by)
    drop_codes_without_step(by.account)


def show_passkey(
    *, credential_id: str, check: Callable[[bytes], tuple[int, bool]], by: Viewer, of: Person | None = None
) -> tuple[Person, bool]:
    """Whose passkey was shown, and whether the device asked who holds it. ``check`` reads counter and that out of what
    the browser sent, or raises ``ValueError``. With ``of`` only theirs will do. Raises ``Refusal``, with a line in the
    log that stays."""
    found = _shown(credential_id, check, of)
    if found is None:
        log.write(Event.DENIED, About("passkey", of.uuid if of else None), by=by)
        raise Refusal(NOT_SHOWN, code="not-shown")
    return found


@transaction.atomic
def _shown(
    credential_id: str, check: Callable[[bytes], tuple[int, bool]], of: Person | None
) -> tuple[Person, bool] | None:
    known = Passkey.objects.select_for_update(of=("self",)).select_related("person")
    passkey = known.filter(credential_id=credential_id, person__left_at=None).first()
    if passkey is None or (of is not None and passkey.person_id != of.pk):
        return None
    try:
        count, by_holder = check(bytes(passkey.credential))
    except ValueError:
        return None
    if count <= passkey.sign_count and (count or passkey.sign_count):
        return None  # a device that counts never goes back: this is a copy
    passkey.sign_count, passkey.used_at = count, clock.now()
    passkey.save(update_fields=["sign_count", "used_at"])
    return passkey.person, by_holder
