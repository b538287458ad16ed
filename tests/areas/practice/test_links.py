"""The resident's personal link: given once, opened by a button, stopped by a newer one."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories.cast import PASSWORD, Cast, LinkHolder
from vensterbank.log.models import LogLine
from vensterbank.practice.actions import questions
from vensterbank.practice.models import Question
from vensterbank.shared import clock


def address_of(secret: str) -> str:
    return reverse("practice:open_link", args=[secret])


def table_of(question: Question) -> str:
    return reverse("practice:table", args=[question.uuid])


def telling(question: Question) -> str:
    return reverse("practice:code", args=[question.uuid])


def giving(question: Question) -> str:
    return reverse("practice:link", args=[question.uuid])


def browser() -> Client:
    return Client(headers={"accept-language": "nl"})


def try_code(client: Client, holder: LinkHolder, code: str | None = None) -> HttpResponse:
    return client.post(address_of(holder.secret), {"code": holder.code if code is None else code})


def opened(holder: LinkHolder) -> Client:
    client = browser()
    assert try_code(client, holder).status_code == 302
    return client


def wrong(holder: LinkHolder) -> str:
    """Six digits that are not the code."""
    return f"{(int(holder.code) + 1) % 10**6:06}"


def test_looking_at_a_link_opens_nothing(cast: Cast, question: Question) -> None:
    client = browser()
    response = client.get(address_of(cast.aydin.secret))
    assert "Open uw tafel" in response.content.decode()
    assert b"Ayd" not in response.content
    assert client.get(table_of(question)).status_code == 302  # still nobody


def test_button_opens_the_table_and_is_logged(cast: Cast, question: Question) -> None:
    client = browser()
    response = client.post(address_of(cast.aydin.secret), {"code": cast.aydin.code}, follow=True)
    assert response.redirect_chain[-1][0] == table_of(question)
    assert "Uw tafel" in response.content.decode()
    assert LogLine.objects.filter(event="signed-in", actor_uuid=cast.aydin.link.uuid).count() == 1


def test_button_changes_the_session_key(cast: Cast, question: Question) -> None:
    client = Client()
    client.get("/")
    session = client.session
    session["something"] = "else"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    try_code(client, cast.aydin)
    assert client.session.session_key != before


def test_account_that_was_logged_in_is_logged_out(cast: Cast, question: Question) -> None:
    client = cast.karim.client
    assert "ingelogd als Karim" in client.get(address_of(cast.aydin.secret)).content.decode()
    try_code(client, cast.aydin)
    assert "Uw tafel" in client.get(table_of(question)).content.decode()
    assert client.get(reverse("practice:questions")).status_code == 302


def test_guessed_expired_and_renewed_links_give_one_page(cast: Cast, question: Question) -> None:
    old = cast.aydin.secret
    fresh = questions.seat_resident(question=question, by=cast.samira.viewer)
    client = browser()

    def answer(secret: str, method: str) -> tuple[int, str]:
        response = getattr(client, method)(address_of(secret))
        return response.status_code, re.sub(
            r'value="[^"]+"|"X-CSRFToken": "[^"]+"', "", response.content.decode()
        )

    guessed = answer("geraden", "get")
    assert guessed[0] == 404
    assert "Deze link werkt niet meer" in guessed[1]
    assert answer(old, "get")[0] == answer(old, "post")[0] == 404
    with time_machine.travel(clock.now() + dt.timedelta(days=181), tick=False):
        assert answer(fresh, "get")[0] == answer(fresh, "post")[0] == 404


def test_refused_link_is_logged(cast: Cast, question: Question) -> None:
    Client().post(address_of("geraden"))
    assert LogLine.objects.filter(event="denied", object_kind="link").count() == 1


def test_renewed_link_ends_what_is_open(cast: Cast, question: Question) -> None:
    phone = opened(cast.aydin)
    version = reverse("spaces:version", args=[question.space.uuid])
    assert phone.get(version).status_code == 200
    questions.seat_resident(question=question, by=cast.samira.viewer)
    assert phone.get(version).status_code == 404


def test_page_opens_in_the_residents_language(cast: Cast) -> None:
    question = questions.start_question(words="Brieven", by=cast.samira.viewer)
    secret = questions.seat_resident(question=question, name="Mr Hill", by=cast.samira.viewer, language="en")
    code = questions.make_code(question=question, by=cast.samira.viewer, again=False)
    client = browser()
    assert "Open your table" in client.get(address_of(secret)).content.decode()
    assert "This is not the code" in client.post(address_of(secret), {"code": "x"}).content.decode()
    assert "Your table" in client.post(address_of(secret), {"code": code}, follow=True).content.decode()


def test_link_is_shown_once(cast: Cast) -> None:
    question = questions.start_question(words="Brieven", by=cast.samira.viewer)
    client = cast.samira.client
    response = client.post(giving(question), {"name": "Mevrouw Aydın", "language": "nl"}, follow=True)
    [address] = re.findall(r"http://testserver(/l/\S+)<", response.content.decode())
    [code] = re.findall(r'id="link-code">(\d{3} \d{3})<', client.get(telling(question)).content.decode())
    assert "Uw tafel" in Client().post(address, {"code": code}, follow=True).content.decode()
    assert address not in client.get(giving(question)).content.decode()
    assert code not in client.get(telling(question)).content.decode()


def test_address_and_code_stand_on_two_pages(cast: Cast) -> None:
    question = questions.start_question(words="Brieven", by=cast.samira.viewer)
    client = cast.samira.client
    page = client.post(giving(question), {"name": "Mevrouw Aydın", "language": "nl"}, follow=True)
    assert not re.search(r"\d{3} \d{3}<", page.content.decode())
    assert "/l/" not in client.get(telling(question)).content.decode()


def test_secret_is_not_kept(cast: Cast, question: Question) -> None:
    rows = [str(value) for row in LogLine.objects.values_list() for value in row]
    assert cast.aydin.secret not in " ".join([*rows, cast.aydin.link.fingerprint])


def test_link_without_a_name_is_told_so(cast: Cast) -> None:
    question = questions.start_question(words="Brieven", by=cast.samira.viewer)
    response = cast.samira.client.post(giving(question), {"name": " ", "language": "en"})
    assert response.status_code == 422
    assert response.context["form"].has_error("name", "required")
    assert response.context["form"]["language"].value() == "en"


def test_new_link_asks_nothing_again(cast: Cast, question: Question) -> None:
    client = cast.samira.client
    assert 'name="name"' not in client.get(giving(question)).content.decode()
    response = client.post(giving(question), {"make": "yes"}, follow=True)
    assert "De link van mevrouw Aydın" in response.content.decode()


@pytest.mark.parametrize("name", ["lotte", "karim", "bea", "otto"])
def test_link_is_given_by_who_sits_at_the_table(cast: Cast, question: Question, name: str) -> None:
    client = getattr(cast, name).client
    assert client.post(giving(question), {"make": "yes"}).status_code == 404
    assert opened(cast.aydin)


def test_colleague_who_asks_for_the_residents_page_finds_questions(cast: Cast) -> None:
    client = Client()
    client.login(username="samira@voorbeeld.test", password=PASSWORD)
    assert client.get(reverse("practice:my_table"))["Location"] == reverse("practice:questions")


def test_link_without_a_question_leads_nowhere(cast: Cast) -> None:
    assert cast.aydin.client.get(reverse("practice:my_table")).status_code == 404


def test_resident_closes_the_table_on_a_borrowed_phone(cast: Cast, question: Question) -> None:
    phone = opened(cast.aydin)
    assert "Uw tafel is hier dicht" in phone.post(reverse("practice:close")).content.decode()
    assert phone.get(table_of(question)).status_code == 302
    assert opened(cast.aydin).get(table_of(question)).status_code == 200
