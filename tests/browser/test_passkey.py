"""A passkey in a real browser, with a device that Chromium plays: set, out, and in again without a password."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visitor

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_worker_sets_a_passkey_and_logs_in_with_it(visitor: Callable[..., Visitor]) -> None:
    ineke = visitor("ineke", PHONE, "nl")
    device = ineke.context.new_cdp_session(ineke.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    ineke.go("/ik/tweede-stap")
    ineke.page.get_by_role("button", name="Een passkey instellen").click()
    expect(ineke.page.locator("ol.vb-codes li")).to_have_count(10)
    ineke.page.get_by_role("link", name="Ik heb ze bewaard").click()
    ineke.page.wait_for_url("**/ik/tweede-stap")
    ineke.shoot("second-step")
    assert ineke.axe() == []
    ineke.page.context.clear_cookies()
    ineke.go("/inloggen?next=/ik")
    ineke.page.get_by_role("button", name="Inloggen met een passkey").click()
    ineke.page.wait_for_url(f"{ineke.here.base}/ik")
    ineke.shoot("account")
    assert ineke.fits()
    ineke.go("/ik/tweede-stap")
    ineke.page.get_by_role("button", name="Weghalen").click()
    ineke.page.get_by_role("button", name="Ja").click()
    expect(ineke.page.get_by_text("De passkey is weggehaald.")).to_be_visible()
