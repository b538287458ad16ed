"""Invitations: sent, accepted once, sent again, withdrawn."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.test import Client

from tests.areas.people.refusing import refusing
from tests.factories.cast import Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions, queries
from vensterbank.people.enums import Function
from vensterbank.people.models import Invitation, Membership, Person
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal

SANNE = "sanne@voorbeeld.test"
WORD = "vier woorden op een rij"
Letters = Callable[[], list[EmailMessage]]
LinkIn = Callable[[EmailMessage], str]


def page(cast: Cast) -> str:
    return f"/beheer/{cast.buurtzaam.uuid}/uitnodigingen"


def said(**changes: str) -> dict[str, str]:
    usual = {"name": "Sanne Mulder", "email": SANNE, "function": "worker", "team": "", "language": "nl"}
    return {**usual, "once": str(uuid.uuid4()), **changes}


def accepting(**changes: str) -> dict[str, str]:
    return {"name": "Sanne Mulder", "password": WORD, "again": WORD, **changes}


def invite(cast: Cast, email: str = SANNE) -> tuple[Invitation, str]:
    made = actions.invite(
        organisation=cast.buurtzaam,
        name="Sanne Mulder",
        email=email,
        function=Function.WORKER,
        team=cast.outreach,
        by=cast.bea.viewer,
    )
    assert made is not None
    return made


def refused(cast: Cast, email: str) -> str:
    with pytest.raises(Refusal) as refusal:
        invite(cast, email)
    return refusal.value.code


def test_invitation_is_sent_and_accepted(
    cast: Cast, visitor: Client, letters: Letters, link_in: LinkIn
) -> None:
    sent = cast.bea.client.post(page(cast), said(team=str(cast.outreach.uuid)))
    assert sent.status_code == 302
    link = link_in(letters()[0])
    assert "Outreachteam De Vaart" in visitor.get(link).content.decode()
    assert visitor.post(link, accepting()).status_code == 302
    assert "Sanne Mulder" in visitor.get("/ik").content.decode()
    sanne = Membership.objects.get(person__email=SANNE)
    assert (sanne.organisation, sanne.team, sanne.function) == (cast.buurtzaam, cast.outreach, "worker")


def test_letter_says_who_invites_and_nothing_else(cast: Cast, letters: Letters) -> None:
    cast.bea.client.post(page(cast), said())
    letter = letters()[0]
    assert letter.to == [SANNE]
    assert "Bea Kuipers nodigt je uit om mee te doen met Buurtzaam" in str(letter.body)


def test_letter_is_in_the_language_that_was_chosen(cast: Cast, letters: Letters) -> None:
    cast.bea.client.post(page(cast), said(language="en"))
    assert letters()[0].subject == "Invitation to Vensterbank"


def test_name_with_a_line_end_stays_one_line(cast: Cast, letters: Letters) -> None:
    cast.bea.client.post(page(cast), said(name="Sanne\r\nBcc: x@y.nl\r\n\r\nKlik hier"))
    letter = letters()[0]
    assert "Dag Sanne Bcc: x@y.nl Klik hier," in str(letter.body)
    assert letter.message()["Bcc"] is None


def test_secret_is_kept_nowhere(cast: Cast) -> None:
    invitation, secret = invite(cast)
    assert secret not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_button_pressed_twice_sends_one_letter(cast: Cast, letters: Letters) -> None:
    form = said()
    assert [cast.bea.client.post(page(cast), form).status_code for _press in range(2)] == [302, 302]
    assert len(letters()) == 1


def test_second_invitation_to_one_address_is_refused(cast: Cast) -> None:
    invite(cast)
    assert refused(cast, SANNE.upper()) == "invited-already"


def test_colleague_is_not_invited_again(cast: Cast) -> None:
    assert refused(cast, "karim@voorbeeld.test") == "works-here"


def test_closed_account_is_not_invited_again(cast: Cast) -> None:
    actions.let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    assert refused(cast, "karim@voorbeeld.test") == "address-closed"


def test_inviting_does_not_tell_who_works_elsewhere(cast: Cast) -> None:
    invite(cast, "lotte@voorbeeld.test")
    invite(cast, "nobody@voorbeeld.test")


def test_invitation_that_ran_out_makes_room_for_a_new_one(cast: Cast) -> None:
    first, _secret = invite(cast)
    with time_machine.travel(clock.now() + dt.timedelta(days=15)):
        second, _secret = invite(cast)
        assert list(queries.invitations_to(cast.buurtzaam)) == [second]


def test_one_invitation_waits_at_an_address(cast: Cast) -> None:
    first, _secret = invite(cast)
    first.pk, first.uuid, first.fingerprint = None, uuid.uuid4(), "x"
    with pytest.raises(IntegrityError):
        first.save()


def test_foreign_team_is_refused(cast: Cast) -> None:
    form = said(team=str(cast.brokers.uuid))
    assert cast.bea.client.post(page(cast), form).status_code == 422
    with refusing("foreign-team"):
        actions.invite(
            organisation=cast.buurtzaam,
            name="Sanne",
            email=SANNE,
            function=Function.WORKER,
            team=cast.brokers,
            by=cast.bea.viewer,
        )


def test_looking_does_not_use_the_invitation_up(cast: Cast, visitor: Client) -> None:
    _invitation, secret = invite(cast)
    assert [visitor.get(f"/uitnodiging/{secret}").status_code for _look in range(2)] == [200, 200]


def test_used_expired_withdrawn_and_guessed_links_are_one_page(cast: Cast, visitor: Client) -> None:
    used, used_secret = invite(cast)
    visitor.post(f"/uitnodiging/{used_secret}", accepting())
    visitor.post("/uitloggen")
    withdrawn, withdrawn_secret = invite(cast, "tim@voorbeeld.test")
    actions.withdraw(invitation=withdrawn, by=cast.bea.viewer)
    expired, expired_secret = invite(cast, "roos@voorbeeld.test")
    Invitation.objects.filter(pk=expired.pk).update(expires_at=clock.now())
    secrets = [used_secret, withdrawn_secret, expired_secret, "geraden"]
    answers = [
        Client().get(f"/uitnodiging/{secret}", headers={"accept-language": "nl"}) for secret in secrets
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert all("Deze link opent niets" in answer.content.decode() for answer in answers)


def test_guessed_link_is_logged(visitor: Client) -> None:
    visitor.get("/uitnodiging/geraden")
    assert LogLine.objects.filter(event="denied", object_kind="link", address="127.0.0.1").count() == 1


def test_invitation_expires_after_fourteen_days(cast: Cast, visitor: Client) -> None:
    _invitation, secret = invite(cast)
    with time_machine.travel(clock.now() + dt.timedelta(days=13, hours=23)):
        assert visitor.get(f"/uitnodiging/{secret}").status_code == 200
    with time_machine.travel(clock.now() + dt.timedelta(days=14, minutes=1)):
        assert visitor.get(f"/uitnodiging/{secret}").status_code == 404


def test_weak_password_does_not_use_the_invitation_up(cast: Cast, visitor: Client) -> None:
    _invitation, secret = invite(cast)
    weak = accepting(password="kort", again="kort")
    assert visitor.post(f"/uitnodiging/{secret}", weak).status_code == 422
    assert visitor.post(f"/uitnodiging/{secret}", accepting()).status_code == 302


def test_accepting_twice_at_once_makes_one_account(cast: Cast) -> None:
    invitation, _secret = invite(cast)
    visitor = cast.aydin.viewer
    actions.accept(invitation=invitation, name="Sanne", password=WORD, by=visitor)
    with refusing("not-open"):
        actions.accept(invitation=invitation, name="Sanne", password=WORD, by=visitor)
    assert Person.objects.filter(email=SANNE).count() == 1


def test_somebody_with_an_account_gets_a_function_and_no_second_account(cast: Cast, visitor: Client) -> None:
    _invitation, secret = invite(cast, "lotte@voorbeeld.test")
    path = f"/uitnodiging/{secret}"
    assert f"/inloggen?next={path}" in visitor.get(path).content.decode()
    lotte = cast.lotte.client
    assert "Ja, ik doe mee" in lotte.get(path).content.decode()
    lotte.post(path)
    assert cast.lotte.viewer.organisation_ids == {cast.buurtzaam.pk, cast.wijkwerf.pk}


def test_somebody_else_cannot_accept_for_an_account(cast: Cast) -> None:
    _invitation, secret = invite(cast, "lotte@voorbeeld.test")
    otto = cast.otto.client
    assert "Ja, ik doe mee" not in otto.get(f"/uitnodiging/{secret}").content.decode()
    otto.post(f"/uitnodiging/{secret}", accepting())
    assert cast.buurtzaam.pk not in cast.otto.viewer.organisation_ids | cast.lotte.viewer.organisation_ids


def test_sent_again_the_old_link_stops(
    cast: Cast, visitor: Client, letters: Letters, link_in: LinkIn
) -> None:
    invitation, secret = invite(cast)
    cast.bea.client.post(f"{page(cast)}/{invitation.uuid}/opnieuw")
    assert visitor.get(f"/uitnodiging/{secret}").status_code == 404
    assert visitor.get(link_in(letters()[0])).status_code == 200


def test_withdrawn_twice_is_withdrawn_once(cast: Cast) -> None:
    invitation, _secret = invite(cast)
    for _press in range(2):
        actions.withdraw(invitation=invitation, by=cast.bea.viewer)
    assert LogLine.objects.filter(ground="withdrawn").count() == 1


def test_accepted_invitation_cannot_be_sent_again(cast: Cast, visitor: Client) -> None:
    invitation, secret = invite(cast)
    visitor.post(f"/uitnodiging/{secret}", accepting())
    with refusing("not-open"):
        actions.renew_invitation(invitation=invitation, by=cast.bea.viewer)


def test_mail_server_that_refuses_is_told_and_the_invitation_is_kept(
    cast: Cast, settings: object, tmp_path: object
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]  # nobody listens there
    told = cast.bea.client.post(page(cast), said(), follow=True).content.decode()
    assert "De mail kon net niet verstuurd worden. De uitnodiging is wel bewaard." in told
    assert queries.invitations_to(cast.buurtzaam).count() == 1
