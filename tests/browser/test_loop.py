"""The whole loop once, as a newcomer would click it: on a phone in Dutch, at a desk in English."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Visitor

Arrive = Callable[..., Visitor]
SIZES = {"nl": PHONE, "en": DESK}
WORDS = {
    "nl": "De verwarming doet het niet en ik durf niet te bellen.",
    "en": "The heating is broken and I am afraid to ring anybody.",
}
# In English the same steps stand on a desk's screen: once more a minute, so with the slow ones.
languages = pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.slow)])


def press(page: Page, action: str) -> None:
    """Press the first button of the form that posts to an address ending like this."""
    page.locator(f"form[action$='{action}'] button").first.click()


def start_question(worker: Visitor, words: str) -> str:
    """Start a question with one field; returns the address of its table."""
    worker.go("/vragen/nieuw")
    fields = worker.page.locator("main form :is(textarea, select, input:not([type=hidden]))")
    assert fields.count() == 1  # the burden: one field
    fields.first.fill(words)
    worker.page.locator("main form button").first.click()
    worker.page.wait_for_url(re.compile(r"/tafel/[0-9a-f-]{36}"))
    return worker.page.url.removeprefix(worker.here.base).split("#")[0].split("?")[0]


def seat_resident(worker: Visitor, table: str, name: str) -> tuple[str, str]:
    """Give the resident a link; returns its path and the code that goes with it."""
    worker.go(f"{table}/link")
    worker.page.locator("main form input[type=text]").first.fill(name)
    worker.page.locator("main form button[name=make]").click()
    address = worker.page.locator("#link-address").inner_text()
    worker.page.locator("main a[href$='/link/code']").click()
    code = worker.page.locator("#link-code").inner_text()
    return "/l/" + address.rsplit("/l/", 1)[1].strip(), code


def open_link(resident: Visitor, path: str, code: str) -> None:
    """A resident opens their own page; looking at the link alone opens nothing."""
    assert resident.go(path) == 200
    resident.page.locator("input[name=code]").fill(code)
    resident.page.locator("main form button").first.click()
    resident.page.wait_for_url(re.compile("/tafel"))


def share(worker: Visitor, table: str, name: str) -> None:
    """Propose an agreement to share, with its defaults: it asks the resident."""
    worker.go(f"{table}/delen")
    whom = worker.page.locator("select[name=whom]")
    option = whom.locator("option", has_text=name).first
    whom.select_option(option.get_attribute("value"))
    worker.page.locator("main form button").first.click()
    worker.page.wait_for_url(re.compile(f"{table}$|{table}[#?]"))


@languages
def test_question_is_shared_handed_over_landed_and_stopped(visitor: Arrive, language: str) -> None:
    karim, lotte = visitor("karim", SIZES[language], language), visitor("lotte", SIZES[language], language)
    resident = visitor("", PHONE, language)
    table = start_question(karim, WORDS[language])
    open_link(resident, *seat_resident(karim, table, "Mevrouw Jansen"))
    expect(resident.page.locator("main")).to_contain_text(WORDS[language])
    assert lotte.go(table) == 404

    share(karim, table, "Lotte")
    resident.page.reload()
    resident.shoot("resident-asked")
    resident.page.locator("form[action$='/antwoord'] button[value=yes]").click()
    assert lotte.go(table) == 200

    karim.go(f"{table}/overdragen")
    karim.shoot("handover")
    if karim.page.locator("input[name=to]").count():
        karim.page.locator("input[name=to]").first.check(force=True)
    karim.page.locator("main form button").first.click()
    lotte.go(table)
    press(lotte.page, "/aannemen")
    lotte.shoot("table-accepted")
    resident.page.reload()
    press(resident.page, "/geland")
    resident.shoot("resident-landed")
    press(resident.page, "/geholpen")
    resident.shoot("resident-helped")

    lotte.go(table)
    expect(lotte.page.locator("main")).to_contain_text(WORDS[language])
    resident.page.reload()
    resident.page.locator("#stop-delen > summary").click()
    stop = resident.page.locator("#stop-delen form[action*='/afspraak/']", has_text="Lotte")
    stop.locator("button").click()
    expect(lotte.page.locator("main")).not_to_contain_text(WORDS[language], timeout=8_000)
    lotte.shoot("window-emptied")
    lotte.go("/vragen")
    expect(lotte.page.locator("main")).not_to_contain_text(WORDS[language])
    # The window that was open asked once more and got its 404: that is how it knew.
    lotte.complaints = [line for line in lotte.complaints if "404" not in line]
    assert resident.fits() and karim.fits() and lotte.fits()


@languages
def test_word_from_the_campfire_reaches_the_lamp_post_and_comes_back(visitor: Arrive, language: str) -> None:
    samira, ineke = visitor("samira", SIZES[language], language), visitor("ineke", SIZES[language], language)
    secret = {"nl": "Ik heb gehuild in de auto", "en": "I cried in the car"}[language]
    carried = {
        "nl": "Na een moeilijk huisbezoek is er geen plek om even te zitten",
        "en": "After a hard visit there is nowhere to sit down",
    }[language]
    samira.go("/plekken")
    samira.shoot("places")
    samira.page.locator("li.vb-space-campfire a").first.click()
    fire = samira.page.url.removeprefix(samira.here.base).split("#")[0]
    samira.page.locator("form.vb-composer textarea[name=words]").last.fill(secret)
    samira.page.locator(
        "form.vb-composer button", has_text=re.compile("Zeg het hier|Say it here")
    ).last.click()
    expect(samira.page.locator("main")).to_contain_text(secret)
    samira.shoot("campfire")
    assert ineke.go(fire) == 404
    polite = ineke.page.locator("main").inner_text()
    assert ineke.go("/plek/00000000-0000-4000-8000-000000000000") == 404
    assert ineke.page.locator("main").inner_text() == polite
    ineke.complaints = [line for line in ineke.complaints if "404" not in line]

    entry = samira.page.locator("article, .vb-entry").filter(has_text=secret).last
    entry.locator("a[href$='/inbrengen']").click()
    samira.page.locator("textarea[name=words]").fill(carried)
    sill = {"nl": "Vensterbank van Buurtzaam", "en": "Window sill of Buurtzaam"}[language]
    samira.page.locator("label", has_text=sill).first.click()
    samira.shoot("bring")
    samira.page.locator("main form button").last.click()
    expect(samira.page.locator("main")).to_contain_text(carried)
    samira.shoot("sill")

    brought = samira.page.locator("article, .vb-entry").filter(has_text=carried).last
    brought.locator("a[href*='knelpunt']").first.click()
    samira.page.locator("main textarea").first.fill(carried)
    samira.page.locator("main form button").last.click()
    ineke.go("/")
    ineke.page.locator("a", has_text=carried).first.click()
    ineke.shoot("bottleneck-to-answer")
    answer = ineke.page.locator("form:has(textarea[name=words]), form:has(textarea[name=ground])").first
    boxes = answer.locator("textarea")
    boxes.nth(0).fill("De Brug")
    boxes.nth(1).fill("Ground")
    answer.locator("button").last.click()
    samira.go("/")
    expect(samira.page.locator("main")).to_contain_text(carried)
    expect(samira.page.locator("main")).to_contain_text("De Brug")
    samira.shoot("today-answered")
    assert samira.fits() and ineke.fits()


@languages
def test_interview_is_coded_with_the_keyboard_and_seen_in_the_mirror(visitor: Arrive, language: str) -> None:
    noor = visitor("noor", DESK, language)
    noor.go("/onderzoek")
    noor.page.locator("main a[href^='/onderzoek/']").filter(has_text="De Vaart").first.click()
    noor.shoot("study")
    noor.page.locator("main a[href*='/gesprek/']").first.click()
    noor.page.wait_for_selector("transcript-coder .vb-stripe, transcript-coder mark")
    noor.shoot("coder")
    coder = noor.page.locator("transcript-coder")
    stripes = coder.locator("li[data-answer='1']").nth(2).locator(".vb-stripe")
    before = stripes.count()
    coder.locator("li[data-answer='1']").nth(2).click()
    noor.page.keyboard.press("3")
    expect(noor.page.locator("body")).to_contain_text(re.compile("alles bewaard|all saved"))
    assert abs(stripes.count() - before) == 1
    noor.page.reload()
    noor.page.wait_for_selector("transcript-coder mark")
    expect(stripes).not_to_have_count(before)  # it was kept on the server, not in the window
    noor.go("/spiegel")
    noor.page.locator("main a[href^='/spiegel/']").first.click()
    name = {"nl": "ruimte", "en": "room"}[language]
    expect(noor.page.locator("main svg").first).to_contain_text(name)
    noor.shoot("mirror")
    noor.page.locator("a[href$='/onderbouwing']").first.click()
    noor.shoot("grounds")
    assert noor.fits()


@languages
def test_walk_takes_at_most_ten_clicks(visitor: Arrive, language: str) -> None:
    samira = visitor("samira", SIZES[language], language)
    samira.go("/rondleiding")
    samira.shoot("walk")
    stations = [link.get_attribute("href") for link in samira.page.locator("main ol a").all()]
    assert 8 <= len(stations) <= 10
    for station in stations:
        assert samira.go(station or "") == 200
        assert samira.fits()


PAGES = [
    "/",
    "/plekken",
    "/vragen",
    "/vragen/nieuw",
    "/buurt",
    "/onderzoek",
    "/spiegel",
    "/knelpunten",
    "/ik",
    "/van-bron-naar-scherm",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_on_a_phone(visitor: Arrive, path: str) -> None:
    samira = visitor("samira", PHONE, "nl")
    assert samira.go(path) == 200
    assert samira.axe() == []
    assert samira.fits()
