"""Whoever guesses is slowed down; whom they guess at is not locked out."""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.factories.cast import PASSWORD, Cast
from vensterbank.log.models import LogLine
from vensterbank.people import throttle
from vensterbank.people.actions import invite, let_go
from vensterbank.people.enums import Function
from vensterbank.people.models import Tries
from vensterbank.people.viewer import Viewer

SAMIRA, KARIM = "samira@voorbeeld.test", "karim@voorbeeld.test"
HOME, ELSEWHERE = "198.51.100.7", "203.0.113.9"
MORNING = dt.datetime(2031, 3, 3, 9, 0, tzinfo=dt.UTC).timestamp()
FREE = throttle.A_FEW.free


@pytest.fixture(autouse=True)
def _clock(cast: Cast) -> Iterator[None]:
    """Waiting goes by minutes; the clock stands still, so that a slow machine does not wait. The cast is made before, for
    other tests have it too."""
    with time_machine.travel(MORNING, tick=False):
        yield


def browser() -> Client:
    return Client(headers={"accept-language": "nl"})


def log_in(client: Client, email: str, password: str = PASSWORD, *, at: str = ELSEWHERE) -> HttpResponse:
    return client.post("/inloggen", {"email": email, "password": password}, REMOTE_ADDR=at)


def guess(email: str, *, at: str = ELSEWHERE, times: int = FREE) -> HttpResponse:
    """Wrong passwords, each from a fresh browser; the last answer."""
    return [log_in(browser(), email, f"geraden {number}", at=at) for number in range(times)][-1]


def crowd(door: throttle.Door, size: int) -> None:
    """As many others at the same place try once each."""
    request = RequestFactory().post("/")
    request.viewer = Viewer(address=ELSEWHERE)  # type: ignore[attr-defined]
    for number in range(size):
        throttle.take(request, door, f"wie{number}@voorbeeld.test")


def test_first_wrong_passwords_cost_nothing(cast: Cast) -> None:
    assert guess(SAMIRA, times=FREE - 1).status_code == 422
    assert log_in(browser(), SAMIRA).status_code == 302


def test_one_more_has_to_wait_also_when_it_is_right(cast: Cast) -> None:
    guess(SAMIRA)
    answer = log_in(browser(), SAMIRA)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "15")
    assert "over 1 minuut opnieuw" in answer.content.decode()


def test_wait_doubles_and_ends(cast: Cast) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        guess(SAMIRA)
        waits = []
        for _try in range(8):
            waits.append(int(log_in(browser(), SAMIRA, "geraden").headers["Retry-After"]))
            clock.shift(waits[-1])
            assert log_in(browser(), SAMIRA, "geraden").status_code == 422
        clock.shift(900)
        assert log_in(browser(), SAMIRA).status_code == 302
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]


def test_waiting_is_not_made_longer_by_knocking(cast: Cast) -> None:
    guess(SAMIRA)
    waits = {log_in(browser(), SAMIRA, "geraden").headers["Retry-After"] for _try in range(20)}
    assert waits == {"15"}


def test_stranger_does_not_lock_out_the_holder_at_home(cast: Cast) -> None:
    assert guess(SAMIRA, times=FREE + 1).status_code == 429
    assert log_in(browser(), SAMIRA, at=HOME).status_code == 302


def test_stranger_at_the_same_place_does_not_lock_out_a_browser_that_is_known(cast: Cast) -> None:
    hers = browser()
    log_in(hers, SAMIRA)
    hers.post("/uitloggen")
    assert guess(SAMIRA, times=FREE + 1).status_code == 429
    assert log_in(hers, SAMIRA, "vertikt").status_code == 422
    assert log_in(hers, SAMIRA).status_code == 302


def test_browser_that_is_known_to_one_is_not_known_to_another(cast: Cast) -> None:
    hers = browser()
    log_in(hers, SAMIRA)
    hers.post("/uitloggen")
    guess(KARIM)
    assert log_in(hers, KARIM).status_code == 429


def test_two_who_share_a_browser_are_both_known(cast: Cast) -> None:
    desk = browser()
    for email in (SAMIRA, KARIM):
        log_in(desk, email)
        desk.post("/uitloggen")
        guess(email)
    assert [log_in(desk, email).status_code for email in (KARIM, SAMIRA)] == [302, 302]


def test_known_browser_cannot_guess_for_ever(cast: Cast) -> None:
    stolen = browser()
    log_in(stolen, SAMIRA)
    stolen.post("/uitloggen")
    answers = [log_in(stolen, SAMIRA, "geraden").status_code for _try in range(FREE + 1)]
    assert answers == [422] * FREE + [429]


def test_cookie_that_was_made_up_makes_nobody_known(cast: Cast) -> None:
    guess(SAMIRA)
    forger = browser()
    forger.cookies[throttle.COOKIE] = f"nummer.{throttle._mark(SAMIRA)}:1abcde:geraden"
    assert log_in(forger, SAMIRA).status_code == 429


def test_cookie_names_nobody(cast: Cast) -> None:
    client = browser()
    cookie = log_in(client, SAMIRA).cookies[throttle.COOKIE]
    assert "samira" not in cookie.value.lower()
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_letter_makes_the_browser_known(
    cast: Cast, letters: Callable[[], list[EmailMessage]], link_in: Callable[[EmailMessage], str]
) -> None:
    """The second channel: whoever gets the mail of an account comes in, however much a stranger guesses."""
    hers, new = browser(), "vier woorden op een rij"
    hers.post("/wachtwoord/vergeten", {"email": SAMIRA}, REMOTE_ADDR=ELSEWHERE)
    hers.post(link_in(letters()[0]), {"password": new, "again": new}, REMOTE_ADDR=ELSEWHERE)
    guess(SAMIRA)
    assert log_in(hers, SAMIRA, new).status_code == 302


def test_right_password_forgets_the_wrong_ones(cast: Cast) -> None:
    for _round in range(3):
        guess(SAMIRA, times=FREE - 1)
        assert log_in(browser(), SAMIRA).status_code == 302


@pytest.mark.parametrize(
    ("one", "other"), [("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"), (HOME, f"::ffff:{HOME}")]
)
def test_neighbouring_addresses_are_one_place(cast: Cast, one: str, other: str) -> None:
    guess(SAMIRA, at=one)
    assert log_in(browser(), SAMIRA, at=other).status_code == 429
    assert log_in(browser(), SAMIRA, at="2001:db8:1:3::1").status_code == 302


def test_one_place_that_tries_many_accounts_is_slowed_down(cast: Cast) -> None:
    crowd(throttle.LOGIN, 59)
    assert guess("wie59@voorbeeld.test", times=1).status_code == 422
    assert log_in(browser(), SAMIRA).status_code == 429
    assert log_in(browser(), SAMIRA, at=HOME).status_code == 302


def test_known_browser_of_an_office_comes_in_while_somebody_there_guesses(cast: Cast) -> None:
    hers = browser()
    log_in(hers, SAMIRA)
    hers.post("/uitloggen")
    crowd(throttle.LOGIN, 60)
    assert log_in(browser(), KARIM).status_code == 429
    assert log_in(hers, SAMIRA).status_code == 302


def test_office_that_mistypes_all_day_long_never_stops(cast: Cast) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        for _hour in range(8):
            for _part in range(2):
                crowd(throttle.LOGIN, 25)
                clock.shift(1_800)


def test_unknown_address_and_leaver_are_slowed_down_alike(cast: Cast) -> None:
    let_go(person=cast.karim.person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    for email in ("wie@voorbeeld.test", KARIM, SAMIRA):
        assert [guess(email, times=1).status_code for _try in range(FREE + 1)] == [422] * FREE + [429]


def test_refusal_is_logged_without_a_name(cast: Cast) -> None:
    guess(SAMIRA, times=FREE + 1)
    line = LogLine.objects.get(event="denied", ground="too many tries")
    assert (line.object_kind, line.object_uuid, line.address) == ("login", None, ELSEWHERE)


def test_rows_tell_neither_who_nor_from_where(cast: Cast) -> None:
    guess(SAMIRA, times=2)
    told = " ".join(str(value) for row in Tries.objects.values_list() for value in row)
    assert Tries.objects.count() == 2
    assert not [word for word in ("samira", ELSEWHERE, "geraden") if word in told]


def test_old_rows_go(cast: Cast) -> None:
    guess(SAMIRA, times=1)
    with time_machine.travel(MORNING + 2 * 86_400, tick=False):
        guess(KARIM, at=HOME, times=1)
    assert Tries.objects.count() == 2


def test_letters_are_not_asked_for_without_end(cast: Cast) -> None:
    for email in (SAMIRA, "wie@voorbeeld.test"):
        answers = [
            browser().post("/wachtwoord/vergeten", {"email": email}, REMOTE_ADDR=ELSEWHERE).status_code
            for _try in range(4)
        ]
        assert answers == [302, 302, 302, 429]


def test_guessed_addresses_are_slowed_down_and_a_live_one_is_not(cast: Cast) -> None:
    who = {"name": "Fatma", "email": "fatma@voorbeeld.test", "function": Function.WORKER}
    made = invite(organisation=cast.buurtzaam, by=cast.bea.viewer, **who)
    assert made is not None

    def knock(secret: str) -> int:
        return browser().post(f"/uitnodiging/{secret}", {"name": ""}, REMOTE_ADDR=ELSEWHERE).status_code

    crowd(throttle.SECRET, 59)
    assert [knock("geraden") for _try in range(2)] == [404, 429]
    assert knock(made[1]) == 422


def test_mailbox_is_not_filled_from_many_places_and_its_links_work(
    cast: Cast, letters: Callable[[], list[EmailMessage]], link_in: Callable[[EmailMessage], str]
) -> None:
    for number in range(13):
        answer = browser().post("/wachtwoord/vergeten", {"email": SAMIRA}, REMOTE_ADDR=f"198.51.100.{number}")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/wachtwoord/onderweg")
    sent = letters()
    assert len(sent) == throttle.MAILBOX.free
    assert {browser().get(link_in(letter)).status_code for letter in sent} == {200}


def test_cookie_of_a_known_browser_is_bound_to_the_host(cast: Cast, settings: object) -> None:
    settings.HOST_PREFIX, settings.SESSION_COOKIE_SECURE = "__Host-", True  # type: ignore[attr-defined]
    cookie = log_in(browser(), SAMIRA).cookies["__Host-known"]
    assert (bool(cookie["secure"]), cookie["path"], cookie["domain"]) == (True, "/", "")


def test_two_behind_our_own_proxy_are_two_places_and_nobody_makes_one_up(
    cast: Cast, settings: object
) -> None:
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("127.0.0.0/8")]  # type: ignore[attr-defined]

    def through_proxy(forwarded: str, password: str) -> int:
        said = {"email": SAMIRA, "password": password}
        headers = {"x-forwarded-for": forwarded}
        return browser().post("/inloggen", said, REMOTE_ADDR="127.0.0.1", headers=headers).status_code

    for number in range(FREE):
        assert through_proxy(f"192.0.2.{number}, {ELSEWHERE}", "geraden") == 422
    assert through_proxy(f"192.0.2.99, {ELSEWHERE}", PASSWORD) == 429
    assert through_proxy(HOME, PASSWORD) == 302
