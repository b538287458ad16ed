"""The first page: a picture and two sentences, three themes with quotes, connections, one question."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.mirrored import THEMES, Coded
from vensterbank.insight.actions import show_mirror
from vensterbank.material.actions import studies
from vensterbank.material.enums import Permit


def page(client: Client, coded: Coded, name: str = "mirror", **more: object) -> str:
    answer = client.get(reverse(f"insight:{name}", args=[coded.study.uuid]), **more)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def looker(coded: Coded) -> Client:
    """Lotte, who took no part and may look."""
    noor = coded.cast.noor.viewer
    show_mirror(study=coded.study, question="Wat herken je?", by=noor)
    studies.show_mirror_to(study=coded.study, person=coded.cast.lotte.person, by=noor)
    return coded.cast.lotte.client


def quotes_in(text: str) -> list[tuple[str, str]]:
    """Quotes with who said them."""
    found = re.findall(r'vb-quote__words">(.*?)</blockquote>.*?vb-quote__source">(.*?)<', text, re.DOTALL)
    return [(words.strip(), source) for words, source in found]


def test_first_page_shows_three_themes_with_quotes(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded)
    assert re.findall(r"<h3>(.*?)</h3>", text) == list(THEMES[:3])
    found = quotes_in(text)
    assert len(found) == 6
    assert all(words.startswith("“Ik ben een") for words, _source in found)
    assert {source for _words, source in found[::2]} >= {"werker, voorjaar", "manager, najaar"}


def test_first_page_shows_the_way_from_gap_to_room(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded)
    assert "De spiegel: van kloof naar ruimte?" in text
    assert "<b>Het verschil is gebleven, de verbinding is gegroeid.</b>" in text
    assert "twee werkers, vier managers, twee rondes · alle zes gaven toestemming" in text
    assert text.count('class="vb-chart-arrow"') == 1


def test_first_page_shows_connections_made_and_broken_off(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded)
    assert (
        "Voorjaar: 12 gelegd, 24 afgebroken, 24 uitgebleven; najaar: 48 gelegd, 6 afgebroken, 6 uitgebleven."
        in text
    )


def test_first_page_asks_one_question_and_leads_on(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded)
    assert "Wat hielp jullie om elkaar te vinden" in text
    for name in ("bring", "grounds", "show"):
        assert reverse(f"insight:{name}", args=[coded.study.uuid]) in text


def test_looker_sees_the_same_and_is_offered_the_grounds_only(coded: Coded, looker: Client) -> None:
    text = page(looker, coded)
    assert len(quotes_in(text)) == 6
    assert "Wat herken je?" in text
    assert reverse("insight:grounds", args=[coded.study.uuid]) in text
    for name in ("bring", "show"):
        assert reverse(f"insight:{name}", args=[coded.study.uuid]) not in text
        assert looker.get(reverse(f"insight:{name}", args=[coded.study.uuid])).status_code == 404


def test_quote_that_names_somebody_of_the_study_is_not_shown(coded: Coded) -> None:
    noor = coded.cast.noor.viewer
    studies.add_respondent(study=coded.study, name="Ik", function="resident", by=noor)  # type: ignore[arg-type]
    assert quotes_in(page(coded.cast.noor.client, coded)) == []


def test_quotes_of_whoever_will_not_be_quoted_are_not_shown(coded: Coded) -> None:
    for name in ("samira", "karim"):
        coded.permit(name, Permit.RESEARCH, Permit.SHOWN)
    assert {source.split(",")[0] for _words, source in quotes_in(page(coded.cast.noor.client, coded))} == {
        "manager"
    }


def test_permission_taken_back_is_told_and_nobody_is_named(coded: Coded, looker: Client) -> None:
    coded.permit("wilma", Permit.QUOTING, Permit.SHOWN)
    text = page(looker, coded)
    assert "trok één mens een toestemming in" in text
    assert "twee werkers, drie managers" in text
    assert "Wilma" not in text


def test_small_group_is_kept_inside_kindly(coded: Coded, looker: Client) -> None:
    coded.permit("tjeerd", Permit.RESEARCH, Permit.QUOTING)
    text = page(looker, coded)
    assert "De cijfers van voorjaar, najaar blijven binnen het onderzoek" in text
    assert "vb-chart-dot" not in text
    assert quotes_in(text)


def test_groups_without_dots_say_so(coded: Coded, looker: Client) -> None:
    coded.study.minimum_group = 2
    coded.study.save(update_fields=["minimum_group"])
    coded.permit("tjeerd", Permit.RESEARCH, Permit.QUOTING)
    assert "niemand afzonderlijk" in page(looker, coded)
    grounds = page(looker, coded, "grounds")
    assert "vb-chart-person--centre" in grounds
    assert "werker 1" not in grounds


def test_mirror_that_was_not_shown_yet_says_so(coded: Coded) -> None:
    studies.show_mirror_to(study=coded.study, person=coded.cast.lotte.person, by=coded.cast.noor.viewer)
    assert "Nog niet getoond" in page(coded.cast.lotte.client, coded)


def test_first_page_speaks_english_too(coded: Coded) -> None:
    client = coded.cast.noor.client
    client.cookies["language"] = "en"
    text = page(client, coded)
    assert "The mirror: from gap to room?" in text
    assert "two workers, four managers, two rounds" in text


def test_overview_lists_what_one_may_look_into(coded: Coded, looker: Client) -> None:
    listed = looker.get(reverse("insight:mirrors")).content.decode()
    assert reverse("insight:mirror", args=[coded.study.uuid]) in listed
    assert "getoond" in listed
    assert (
        "Nog geen spiegel voor jou" in coded.cast.otto.client.get(reverse("insight:mirrors")).content.decode()
    )


def test_study_offers_its_mirror(coded: Coded) -> None:
    text = coded.cast.noor.client.get(reverse("material:study", args=[coded.study.uuid])).content.decode()
    assert reverse("insight:mirror", args=[coded.study.uuid]) in text


@pytest.mark.parametrize("name", ["mirror", "grounds", "show", "bring"])
@pytest.mark.parametrize("who", ["bea", "otto", "ineke"])
def test_whoever_may_not_look_gets_the_polite_404(coded: Coded, name: str, who: str) -> None:
    client: Client = getattr(coded.cast, who).client
    assert client.get(reverse(f"insight:{name}", args=[coded.study.uuid])).status_code == 404


def test_visitor_is_asked_to_log_in(coded: Coded) -> None:
    answer = Client().get(reverse("insight:mirror", args=[coded.study.uuid]))
    assert answer.status_code == 302


def test_showing_by_the_page(coded: Coded) -> None:
    noor = coded.cast.noor.client
    address = reverse("insight:show", args=[coded.study.uuid])
    assert "ieder is een stip, zonder naam" in noor.get(address).content.decode()
    answer = noor.post(address, {"question": "Wie kwam er zomaar langs?"})
    assert answer.status_code == 302
    assert "Wie kwam er zomaar langs?" in page(noor, coded)


def test_showing_without_a_question_keeps_the_page_and_says_why(coded: Coded) -> None:
    answer = coded.cast.noor.client.post(reverse("insight:show", args=[coded.study.uuid]), {"question": " "})
    assert answer.status_code == 422
    assert "vb-error" in answer.content.decode()
