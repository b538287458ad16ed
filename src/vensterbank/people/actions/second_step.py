"""The second step at the door: an app that shows codes, and recovery codes for who lost the device.

What was tried wrongly is kept and logged although the person is refused: nothing of it is undone by the refusal.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.people import codes
from vensterbank.people.actions.functions import check_administers
from vensterbank.people.actions.visits import end_visits
from vensterbank.people.enums import SecondStep
from vensterbank.people.models import Authenticator, Organisation, Passkey, Person, RecoveryCode
from vensterbank.people.queries import second_steps_of
from vensterbank.people.rules import may_try_from
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock, strongbox
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import fingerprint, new_uuid

WRONG = _("This code is not right, or it was used already. Take the one that your app shows now.")
WAIT = _("That was wrong a few times in a row. Wait some minutes, or use a passkey or a recovery code.")


@transaction.atomic
def begin_app(*, by: Viewer) -> Authenticator:
    """A new secret for an app. It counts once a code of it was right; until then beginning again makes another one."""
    _refuse_second_app(by)
    context = new_uuid()
    name, sealed = strongbox.new_secret(context.bytes)
    app, _is_new = Authenticator.objects.update_or_create(
        person_id=by.account,
        defaults={"context": context, "wrapped_by": name, "wrapped": sealed, "made_at": clock.now()},
    )
    log.write(Event.CHANGED, About("second-step", by.uuid, ground="app begun"), by=by)
    return app


def _refuse_second_app(by: Viewer) -> None:
    if Authenticator.objects.filter(person_id=by.account).exclude(confirmed_at=None).exists():
        message = _("An app is set already. Take that one away first, if you have another one now.")
        raise Refusal(message, code="app-there")


@transaction.atomic
def confirm_app(*, code: str, by: Viewer) -> list[str]:
    """The app counts from now on. The answer: fresh recovery codes, or none when there are some already."""
    _refuse_second_app(by)
    app = Authenticator.objects.select_for_update().filter(person_id=by.account).first()
    step = _right_step(app, code) if app is not None else None
    if app is None or step is None:
        raise Refusal(WRONG, code="wrong-code")
    app.confirmed_at, app.last_step = clock.now(), step
    app.save(update_fields=["confirmed_at", "last_step"])
    log.write(Event.CHANGED, About("second-step", by.uuid, ground="app +"), by=by)
    return codes_for_first_step(by=by)


@transaction.atomic
def remove_app(*, by: Viewer) -> None:
    """Without it, from now on. Taken away twice is taken away once."""
    gone, _kinds = Authenticator.objects.filter(person_id=by.account).delete()
    if gone:
        log.write(Event.CHANGED, About("second-step", by.uuid, ground="app -"), by=by)
        drop_codes_without_step(by.account)


def codes_for_first_step(*, by: Viewer) -> list[str]:
    """Recovery codes come with the first thing that somebody sets."""
    there = RecoveryCode.objects.filter(person_id=by.account, used_at=None).exists()
    return [] if there else renew_recovery_codes(by=by)


def drop_codes_without_step(person_id: int) -> None:
    """Recovery codes stand in for something; without it they open nothing and go."""
    if not second_steps_of(person_id).any:
        RecoveryCode.objects.filter(person_id=person_id).delete()


@transaction.atomic
def renew_recovery_codes(*, by: Viewer) -> list[str]:
    """Ten fresh codes, shown once and kept nowhere; those before them work no more."""
    if not second_steps_of(by.account).any:
        raise Refusal(_("First set an app or a passkey; recovery codes stand in for those."), code="no-step")
    RecoveryCode.objects.filter(person_id=by.account).delete()
    shown = codes.new_recovery_codes()
    kept = [RecoveryCode(person_id=by.account, fingerprint=fingerprint(codes.tidied(one))) for one in shown]
    RecoveryCode.objects.bulk_create(kept)
    log.write(Event.CHANGED, About("second-step", by.uuid, ground="recovery codes +"), by=by)
    return shown


def show_code(*, person: Person, typed: str, by: Viewer) -> str:
    """Somebody types a code; the answer is what it was (``app``, ``recovery code``). Raises ``Refusal``; the try stays
    counted and in the log."""
    tidy = codes.tidied(typed)
    refusal = _from_app(person, tidy) if codes.is_from_app(tidy) else _from_paper(person, tidy)
    if refusal is not None:
        log.write(Event.DENIED, About("second-step", person.uuid), by=by)
        raise refusal
    return "app" if codes.is_from_app(tidy) else "recovery code"


@transaction.atomic
def _from_app(person: Person, tidy: str) -> Refusal | None:
    """Locked first: of two who type the same code at once, one is late."""
    app = Authenticator.objects.select_for_update().filter(person=person).exclude(confirmed_at=None).first()
    if app is None:
        return Refusal(WRONG, code="wrong-code")
    again = may_try_from(app.wrong_in_a_row, app.wrong_at)
    if again is not None and clock.now() < again:
        return Refusal(WAIT, code="wait")
    step = _right_step(app, tidy)
    if step is None:
        app.wrong_in_a_row, app.wrong_at = app.wrong_in_a_row + 1, clock.now()
    else:
        app.last_step, app.used_at, app.wrong_in_a_row, app.wrong_at = step, clock.now(), 0, None
    app.save(update_fields=["last_step", "used_at", "wrong_in_a_row", "wrong_at"])
    return Refusal(WRONG, code="wrong-code") if step is None else None


def _right_step(app: Authenticator, typed: str) -> int | None:
    secret = secret_of(app)
    return codes.right_step(secret, codes.tidied(typed), moment=clock.now().timestamp(), after=app.last_step)


def secret_of(app: Authenticator) -> bytes:
    """What the app knows as well."""
    return strongbox.secret(app.wrapped_by, bytes(app.wrapped), app.context.bytes)


@transaction.atomic
def _from_paper(person: Person, tidy: str) -> Refusal | None:
    """One statement takes the code and says whether it was there: it cannot be taken twice."""
    there = RecoveryCode.objects.filter(person=person, fingerprint=fingerprint(tidy), used_at=None)
    return None if there.update(used_at=clock.now()) else Refusal(WRONG, code="wrong-code")


@transaction.atomic
def reset_second_step(*, person: Person, organisation: Organisation, by: Viewer) -> None:
    """For somebody who lost everything: an administrator takes the second step away, so that the password alone lets
    them in and they set a new one. The administrator learns nothing with which to get in, and never resets their own."""
    check_administers(by, organisation)
    if person.pk == by.person_id:
        message = _("Ask another administrator: nobody takes their own second step away like this.")
        raise Refusal(message, code="own-step")
    Authenticator.objects.filter(person=person).delete()
    Passkey.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    end_visits(person=person, by=by)
    log.write(Event.CHANGED, About("second-step", person.uuid, ground="reset by an administrator"), by=by)


@transaction.atomic
def ask_second_step(*, organisation: Organisation, of: SecondStep, by: Viewer) -> Organisation:
    """Of whom an organisation asks a second step, from their next page on."""
    check_administers(by, organisation)
    organisation.second_step = of
    organisation.save(update_fields=["second_step"])
    log.write(Event.CHANGED, About("organisation", organisation.uuid, ground=f"second step: {of}"), by=by)
    return organisation
