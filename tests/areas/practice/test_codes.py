"""The code of a personal link: it comes another way, opens a browser once, and dies of five wrong tries, not the link."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client

from tests.areas.practice.test_links import (
    address_of,
    browser,
    giving,
    opened,
    table_of,
    telling,
    try_code,
    wrong,
)
from tests.factories.cast import PASSWORD, Cast
from vensterbank.log.models import LogLine
from vensterbank.people.actions import new_code
from vensterbank.people.models import Link
from vensterbank.practice.actions import questions
from vensterbank.practice.models import Question
from vensterbank.shared import clock

NEEDED = "Typ eerst de code."
NOT_THIS = "Dit is niet de code."
DEAD = "Deze code werkt niet meer."


def timeline(cast: Cast, question: Question) -> str:
    return cast.samira.client.get(table_of(question)).content.decode()


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_scanner_uses_nothing_up_and_leaves_no_look(cast: Cast, question: Question, method: str) -> None:
    lines, before = LogLine.objects.count(), Link.objects.values().get(pk=cast.aydin.link.pk)
    for _visit in range(8):
        getattr(browser(), method)(address_of(cast.aydin.secret), headers={"sec-purpose": "prefetch"})
    assert (LogLine.objects.count(), Link.objects.values().get(pk=cast.aydin.link.pk)) == (lines, before)
    assert "voor het eerst" not in timeline(cast, question)
    assert opened(cast.aydin)


def test_scanner_that_presses_the_button_does_not_come_in(cast: Cast, question: Question) -> None:
    scanner = browser()
    for _visit in range(8):
        response = scanner.post(address_of(cast.aydin.secret))
        assert (response.status_code, NEEDED in response.content.decode()) == (422, True)
    assert scanner.get(table_of(question)).status_code == 302
    assert opened(cast.aydin)  # and the code is as good as before


def test_wrong_code_opens_nothing_and_is_logged(cast: Cast, question: Question) -> None:
    client = browser()
    response = try_code(client, cast.aydin, wrong(cast.aydin))
    assert (response.status_code, NOT_THIS in response.content.decode()) == (422, True)
    assert client.get(table_of(question)).status_code == 302
    assert LogLine.objects.get(ground="wrong code").object_uuid == cast.aydin.link.uuid


def test_code_may_be_typed_in_two_groups(cast: Cast, question: Question) -> None:
    code = cast.aydin.code
    assert try_code(browser(), cast.aydin, f" {code[:3]}-{code[3:]} ").status_code == 302


def test_five_wrong_tries_kill_the_code_and_not_the_link(cast: Cast, question: Question) -> None:
    phone = opened(cast.aydin)
    for _try in range(5):
        answer = try_code(browser(), cast.aydin, wrong(cast.aydin))
    assert DEAD in answer.content.decode()
    assert DEAD in try_code(browser(), cast.aydin).content.decode()
    assert phone.get(table_of(question)).status_code == 200  # who was let in stays in
    cast.aydin.code = questions.make_code(question=question, by=cast.samira.viewer)
    assert opened(cast.aydin).get(table_of(question)).status_code == 200


def test_four_wrong_tries_do_not(cast: Cast, question: Question) -> None:
    for _try in range(4):
        try_code(browser(), cast.aydin, wrong(cast.aydin))
    assert opened(cast.aydin)


def test_code_runs_out_and_the_page_stays_open_where_it_is(cast: Cast, question: Question) -> None:
    phone = opened(cast.aydin)
    with time_machine.travel(clock.now() + dt.timedelta(days=7, minutes=1), tick=False):
        assert DEAD in try_code(browser(), cast.aydin).content.decode()
        assert phone.get(table_of(question)).status_code == 200


def test_new_code_stops_the_one_before(cast: Cast, question: Question) -> None:
    before = cast.aydin.code
    cast.aydin.code = questions.make_code(question=question, by=cast.samira.viewer)
    while before == cast.aydin.code:  # once in a million
        cast.aydin.code = questions.make_code(question=question, by=cast.samira.viewer)
    assert try_code(browser(), cast.aydin, before).status_code == 422
    assert opened(cast.aydin)


def test_link_without_a_code_opens_for_nobody_until_there_is_one(cast: Cast, question: Question) -> None:
    Link.objects.filter(pk=cast.aydin.link.pk).update(code_digest="")  # made before there were codes
    assert DEAD in try_code(browser(), cast.aydin).content.decode()
    cast.aydin.code = questions.make_code(question=question, by=cast.samira.viewer)
    assert opened(cast.aydin)


def test_renewed_link_needs_a_code_of_its_own(cast: Cast, question: Question) -> None:
    cast.aydin.secret = questions.seat_resident(question=question, by=cast.samira.viewer)
    assert DEAD in try_code(browser(), cast.aydin).content.decode()


def test_code_of_one_link_does_not_open_another(cast: Cast, question: Question) -> None:
    other = questions.start_question(words="Iets anders", by=cast.samira.viewer)
    secret = questions.seat_resident(question=other, name="De heer Bos", by=cast.samira.viewer)
    questions.make_code(question=other, by=cast.samira.viewer, again=False)
    Link.objects.exclude(fingerprint=cast.aydin.link.fingerprint).update(
        code_digest=cast.aydin.link.code_digest
    )
    assert browser().post(address_of(secret), {"code": cast.aydin.code}).status_code == 422


def test_browser_that_was_let_in_goes_on_at_once_for_as_long_as_the_link_lives(
    cast: Cast, question: Question
) -> None:
    phone = opened(cast.aydin)
    again = phone.get(address_of(cast.aydin.secret), follow=True)
    assert again.redirect_chain[-1][0] == table_of(question)
    left = phone.cookies["sessionid"]["max-age"]
    assert dt.timedelta(days=179).total_seconds() < left <= dt.timedelta(days=180).total_seconds()


def test_browser_is_remembered_for_a_year_at_most(cast: Cast, question: Question) -> None:
    Link.objects.filter(pk=cast.aydin.link.pk).update(expires_at=clock.now() + dt.timedelta(days=900))
    left = opened(cast.aydin).cookies["sessionid"]["max-age"]
    assert dt.timedelta(days=364).total_seconds() < left <= dt.timedelta(days=365).total_seconds()


def test_code_is_not_kept(cast: Cast, question: Question) -> None:
    rows = [
        str(value) for row in (*Link.objects.values_list(), *LogLine.objects.values_list()) for value in row
    ]
    assert cast.aydin.code not in " ".join(rows)


def test_first_opening_stands_in_the_time_line_once(cast: Cast, question: Question) -> None:
    told = "Mevrouw Aydın opende deze pagina voor het eerst"
    assert told not in timeline(cast, question)
    opened(cast.aydin), opened(cast.aydin)
    assert timeline(cast, question).count(told) == 1
    questions.seat_resident(question=question, by=cast.samira.viewer)
    assert timeline(cast, question).count(told) == 1


def test_new_code_is_made_at_the_table_and_stands_in_the_time_line(cast: Cast, question: Question) -> None:
    client = cast.samira.client
    assert telling(question) in client.get(table_of(question)).content.decode()
    page = client.post(telling(question), {"make": "yes"}, follow=True).content.decode()
    [code] = re.findall(r'id="link-code">(\d{3} \d{3})<', page)
    assert try_code(browser(), cast.aydin, code).status_code == 302
    assert "Jij maakte een nieuwe code voor mevrouw Aydın" in timeline(cast, question)


@pytest.mark.parametrize("name", ["lotte", "karim", "bea", "otto"])
def test_code_is_made_by_who_sits_at_the_table(cast: Cast, question: Question, name: str) -> None:
    assert getattr(cast, name).client.post(telling(question), {"make": "yes"}).status_code == 404
    assert opened(cast.aydin)


def test_no_code_before_there_is_a_link(cast: Cast) -> None:
    question = questions.start_question(words="Brieven", by=cast.samira.viewer)
    response = cast.samira.client.post(telling(question), {"make": "yes"})
    assert (response.status_code, "nog geen link" in response.content.decode()) == (422, True)


def test_mailed_code_is_seen_by_the_resident_only(
    cast: Cast, question: Question, mailoutbox: list[EmailMessage]
) -> None:
    client = cast.samira.client
    response = client.post(giving(question), {"make": "yes", "mail": "aydin@thuis.test"}, follow=True)
    [letter] = mailoutbox
    [code] = re.findall(r"^(\d{6})$", str(letter.body), re.MULTILINE)
    [address] = re.findall(r"http://testserver(/l/\S+)<", response.content.decode())
    assert letter.to == ["aydin@thuis.test"]
    assert "/l/" not in str(letter.body)
    seen = [response.content.decode(), client.get(telling(question)).content.decode(), str(client.cookies)]
    assert not [page for page in seen if code in page or f"{code[:3]} {code[3:]}" in page]
    assert browser().post(address, {"code": code}).status_code == 302


def test_new_code_goes_by_mail_too(cast: Cast, question: Question, mailoutbox: list[EmailMessage]) -> None:
    response = cast.samira.client.post(telling(question), {"mail": "aydin@thuis.test"}, follow=True)
    [code] = re.findall(r"^(\d{6})$", str(mailoutbox[0].body), re.MULTILINE)
    assert code not in response.content.decode()
    assert try_code(browser(), cast.aydin, code).status_code == 302


def test_address_of_the_mail_is_not_kept(
    cast: Cast, question: Question, mailoutbox: list[EmailMessage]
) -> None:
    cast.samira.client.post(telling(question), {"mail": "aydin@thuis.test"})
    rows = [
        str(value) for row in (*Link.objects.values_list(), *LogLine.objects.values_list()) for value in row
    ]
    assert len(mailoutbox) == 1
    assert "aydin@" not in " ".join(rows)


def test_no_mail_is_offered_where_none_goes_out(cast: Cast, question: Question, settings: object) -> None:
    assert 'name="mail"' in cast.samira.client.get(telling(question)).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # type: ignore[attr-defined]
    assert 'name="mail"' not in cast.samira.client.get(telling(question)).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_address_with_a_secret_is_told_to_nobody(cast: Cast, question: Question, method: str) -> None:
    for secret in (cast.aydin.secret, "geraden"):
        headers = getattr(browser(), method)(address_of(secret)).headers
        assert headers["Referrer-Policy"] == "strict-origin"
        assert "noindex" in headers["X-Robots-Tag"]
        assert "no-store" in headers["Cache-Control"]


def test_form_of_a_real_browser_is_taken(cast: Cast, question: Question) -> None:
    """With ``no-referrer`` it would send ``Origin: null``, and the guard against forged forms would refuse it."""
    client = Client(enforce_csrf_checks=True)
    client.get(address_of(cast.aydin.secret))
    sent = {"code": cast.aydin.code, "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    refused = client.post(address_of(cast.aydin.secret), sent, headers={"origin": "null"})
    taken = client.post(address_of(cast.aydin.secret), sent, headers={"origin": "http://testserver"})
    assert (refused.status_code, taken.status_code) == (403, 302)


def test_respondents_link_needs_its_code_too(cast: Cast) -> None:
    code = new_code(link=cast.aydin.link, by=cast.samira.viewer)
    assert try_code(browser(), cast.aydin, "").status_code == 422
    assert try_code(browser(), cast.aydin, code).status_code == 302


def test_account_that_logs_in_after_a_link_has_the_days_of_an_account(cast: Cast, question: Question) -> None:
    phone = opened(cast.aydin)
    phone.post("/inloggen", {"email": "karim@voorbeeld.test", "password": PASSWORD})
    assert phone.get("/ik").status_code == 200
    assert phone.cookies["sessionid"]["max-age"] <= dt.timedelta(days=14).total_seconds()
