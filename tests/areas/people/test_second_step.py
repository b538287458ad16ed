"""An app that shows codes, recovery codes, and the page after the password."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from tests.areas.people.refusing import refusing
from tests.areas.people.stepping import SECOND, code_of, half_in, is_in, set_app, wrong_code_of
from tests.factories.cast import Cast
from vensterbank.log.models import LogLine
from vensterbank.people import actions, codes
from vensterbank.people.actions.second_step import secret_of
from vensterbank.people.models import Authenticator, RecoveryCode
from vensterbank.people.rules import may_try_from
from vensterbank.shared import clock

SECRET = b"12345678901234567890"  # of the examples in RFC 6238
APP = "/ik/tweede-stap/app"


@pytest.mark.parametrize(
    ("moment", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    assert codes.right_step(SECRET, code, moment=moment, after=0) == moment // 30


def test_code_of_a_minute_ago_is_too_old() -> None:
    assert codes.right_step(SECRET, "287082", moment=59 + 30, after=0) == 1
    assert codes.right_step(SECRET, "287082", moment=59 + 60, after=0) is None


def test_five_wrong_ones_cost_nothing_and_more_cost_time() -> None:
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    waits = [may_try_from(wrong, moment) for wrong in (0, 4, 5, 6, 60)]
    assert [wait and (wait - moment).total_seconds() // 60 for wait in waits] == [None, None, 1, 2, 15]


def test_worker_sets_an_app_and_sees_recovery_codes_once(cast: Cast) -> None:
    client = cast.samira.client
    assert client.post(APP, {"begin": "1"}).headers["Location"] == APP
    page = client.get(APP).content.decode()
    secret = secret_of(Authenticator.objects.get())
    assert "<svg" in page and codes.secret_in_words(secret) in page
    shown = client.post(APP, {"code": code_of(cast.samira)}).content.decode()
    assert RecoveryCode.objects.filter(person=cast.samira.person).count() == shown.count("<li><code>") == 10
    assert "10 codes" in client.get("/ik/tweede-stap").content.decode()


def test_secret_of_the_app_is_shown_no_more_once_it_counts(cast: Cast) -> None:
    set_app(cast.samira)
    assert cast.samira.client.get(APP).status_code == 302


def test_app_counts_only_after_a_right_code(cast: Cast) -> None:
    client = cast.samira.client
    client.post(APP, {"begin": "1"})
    assert client.post(APP, {"code": wrong_code_of(cast.samira)}).status_code == 422
    assert is_in(half_in(cast.samira))


def test_second_app_does_not_push_out_the_first(cast: Cast) -> None:
    set_app(cast.samira)
    with refusing("app-there"):
        actions.begin_app(by=cast.samira.viewer)


def test_secret_does_not_lie_in_clear_in_the_database(cast: Cast) -> None:
    set_app(cast.samira)
    row = Authenticator.objects.get()
    assert secret_of(row)[:20] not in bytes(row.wrapped)


def test_recovery_codes_are_kept_as_fingerprints(cast: Cast) -> None:
    shown = set_app(cast.samira)
    kept = " ".join(RecoveryCode.objects.values_list("fingerprint", flat=True))
    assert not [one for one in shown if one in kept or codes.tidied(one) in kept]


def test_password_alone_opens_nothing_when_an_app_is_set(cast: Cast) -> None:
    set_app(cast.samira)
    client = half_in(cast.samira)
    assert not is_in(client)
    assert client.get("/api/v1/spaces").status_code == 401
    assert client.get(SECOND).status_code == 200


def test_link_in_the_browser_is_put_down_half_way(cast: Cast) -> None:
    set_app(cast.samira)
    client = cast.aydin.client
    client.post("/inloggen", {"email": "samira@voorbeeld.test", "password": "een-lang-wachtwoord"})
    assert client.get("/api/v1/spaces").status_code == 401


def test_code_of_the_app_lets_in(cast: Cast) -> None:
    set_app(cast.samira)
    client = half_in(cast.samira)
    assert client.post(SECOND, {"code": code_of(cast.samira), "next": "/ik"}).headers["Location"] == "/ik"
    assert is_in(client)
    line = LogLine.objects.filter(event="signed-in").order_by("pk").last()
    assert line is not None and line.ground == "password + app"


def test_code_that_let_in_lets_nobody_in_again(cast: Cast) -> None:
    set_app(cast.samira)
    seen = code_of(cast.samira)
    half_in(cast.samira).post(SECOND, {"code": seen})
    thief = half_in(cast.samira)
    assert thief.post(SECOND, {"code": seen}).status_code == 422
    assert not is_in(thief)


def test_code_with_which_the_app_was_set_lets_nobody_in(cast: Cast) -> None:
    actions.begin_app(by=cast.samira.viewer)
    seen = code_of(cast.samira)
    actions.confirm_app(code=seen, by=cast.samira.viewer)
    assert half_in(cast.samira).post(SECOND, {"code": seen}).status_code == 422


def test_recovery_code_lets_in_once(cast: Cast) -> None:
    one = set_app(cast.samira)[3]
    client, again = half_in(cast.samira), half_in(cast.samira)
    assert client.post(SECOND, {"code": f" {one.upper()} "}).status_code == 302
    assert again.post(SECOND, {"code": one}).status_code == 422
    assert (is_in(client), is_in(again)) == (True, False)


def test_recovery_code_of_a_colleague_lets_nobody_in(cast: Cast) -> None:
    set_app(cast.samira)
    theirs = set_app(cast.karim)[0]
    assert half_in(cast.samira).post(SECOND, {"code": theirs}).status_code == 422


def test_new_recovery_codes_replace_the_old(cast: Cast) -> None:
    old = set_app(cast.samira)[0]
    page = cast.samira.client.post("/ik/tweede-stap/herstelcodes").content.decode()
    assert page.count("<li><code>") == 10 and old not in page
    assert half_in(cast.samira).post(SECOND, {"code": old}).status_code == 422


def test_recovery_codes_stand_in_for_something(cast: Cast) -> None:
    with refusing("no-step"):
        actions.renew_recovery_codes(by=cast.samira.viewer)


def test_ten_minutes_after_the_password_one_begins_again(cast: Cast) -> None:
    set_app(cast.samira)
    client = half_in(cast.samira)
    with clock.telling_of(clock.now() + dt.timedelta(minutes=9)):
        assert client.get(SECOND).status_code == 200
    with clock.telling_of(clock.now() + dt.timedelta(minutes=10, seconds=1)):
        late = client.post(SECOND, {"code": code_of(cast.samira)})
    assert late.headers["Location"].startswith("/inloggen?")
    assert not is_in(client)


def test_new_password_ends_what_was_half_way(cast: Cast) -> None:
    set_app(cast.samira)
    client = half_in(cast.samira)
    actions.reset_password(person=cast.samira.person, password="heel iets anders nu", by=cast.samira.viewer)
    assert client.post(SECOND, {"code": code_of(cast.samira)}).headers["Location"].startswith("/inloggen?")


def test_wrong_codes_are_logged_and_five_send_back_to_the_password(cast: Cast) -> None:
    set_app(cast.samira)
    client, wrong = half_in(cast.samira), wrong_code_of(cast.samira)
    answers = [client.post(SECOND, {"code": wrong}).status_code for _try in range(5)]
    assert answers == [422] * 4 + [302]
    denied = LogLine.objects.filter(event="denied", object_kind="second-step")
    assert {line.object_uuid for line in denied} == {cast.samira.person.uuid} and denied.count() == 5
    assert client.get(SECOND).status_code == 302


def test_after_five_wrong_codes_a_right_one_waits_and_a_recovery_code_does_not(cast: Cast) -> None:
    paper, wrong = set_app(cast.samira)[0], wrong_code_of(cast.samira)
    for _try in range(5):
        half_in(cast.samira).post(SECOND, {"code": wrong})
    assert half_in(cast.samira).post(SECOND, {"code": code_of(cast.samira)}).status_code == 422
    assert half_in(cast.samira).post(SECOND, {"code": paper}).status_code == 302
    with clock.telling_of(clock.now() + dt.timedelta(minutes=2)):
        assert half_in(cast.samira).post(SECOND, {"code": code_of(cast.samira)}).status_code == 302


def test_visitor_has_no_second_page(visitor: Client) -> None:
    assert visitor.get(SECOND).headers["Location"].startswith("/inloggen?")


def test_app_taken_away_is_asked_no_more_and_its_codes_are_gone(cast: Cast) -> None:
    set_app(cast.samira)
    cast.samira.client.post(f"{APP}/weg")
    assert is_in(half_in(cast.samira))
    assert not RecoveryCode.objects.exists()


def test_administrator_helps_who_lost_everything_and_a_letter_says_so(
    cast: Cast, letters: Callable[[], list[EmailMessage]]
) -> None:
    set_app(cast.samira)
    path = f"/beheer/{cast.buurtzaam.uuid}/mensen/{cast.samira.person.uuid}/tweede-stap"
    page = cast.bea.client.post(path, follow=True).content.decode()
    assert not [one for one in codes.secret_in_words(b"x" * 20).split() if one in page]
    assert is_in(half_in(cast.samira))
    letter = letters()[-1]
    assert letter.to == ["samira@voorbeeld.test"] and "Bea Kuipers" in letter.body
    line = LogLine.objects.filter(object_kind="second-step").order_by("pk").last()
    assert line is not None and (line.actor_name, line.object_uuid) == (
        "Bea Kuipers",
        cast.samira.person.uuid,
    )


def test_administrator_takes_no_step_away_elsewhere_nor_their_own(cast: Cast) -> None:
    set_app(cast.lotte)
    set_app(cast.bea)
    with refusing("not-administrator"):
        actions.reset_second_step(person=cast.lotte.person, organisation=cast.wijkwerf, by=cast.bea.viewer)
    with refusing("own-step"):
        actions.reset_second_step(person=cast.bea.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    path = f"/beheer/{cast.buurtzaam.uuid}/mensen/{cast.lotte.person.uuid}/tweede-stap"
    assert cast.bea.client.post(path).status_code == 404
    assert Authenticator.objects.count() == 2
