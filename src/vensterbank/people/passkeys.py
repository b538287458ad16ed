"""Passkeys, as far as a request knows them: which site this is, what was asked of the browser, what it sent.

``webauthn`` is imported when the first passkey comes along: its library takes a tenth of a second to load.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.http.request import split_domain_port

from vensterbank.people import actions, queries
from vensterbank.people.access import viewer_of
from vensterbank.shared.errors import Refusal

if TYPE_CHECKING:
    from types import ModuleType

    from vensterbank.people.webauthn import Made, Site

SESSION_KEY = "passkey"


def _webauthn() -> ModuleType:
    from vensterbank.people import webauthn  # noqa: PLC0415

    return webauthn


def _site(request: HttpRequest) -> Site:
    host = request.get_host()
    site: Site = _webauthn().Site(split_domain_port(host)[0], f"{request.scheme}://{host}")
    return site


def ask_new(request: HttpRequest) -> dict[str, Any]:
    """What the browser is asked to make, for whoever is logged in."""
    viewer = viewer_of(request)
    person = queries.oneself(viewer)
    options, state = _webauthn().ask_new(
        _site(request),
        handle=person.uuid.bytes,
        account=person.email,
        name=person.name,
        known=[bytes(one.credential) for one in queries.second_steps_of(person.pk).passkeys],
    )
    request.session[SESSION_KEY] = {**state, "for": "new"}
    return dict(options)


def ask(request: HttpRequest, person: Any = None) -> dict[str, Any]:
    """What the browser is asked to show: one of a person's, or any, and then with a finger or a PIN."""
    known = [bytes(one.credential) for one in queries.second_steps_of(person.pk).passkeys] if person else []
    options, state = _webauthn().ask(_site(request), known=known, by_holder=person is None)
    request.session[SESSION_KEY] = {**state, "for": str(person.pk) if person else "anybody"}
    return dict(options)


def read_new(request: HttpRequest) -> Made:
    """The passkey that the browser made. Raises ``Refusal``."""
    state, said = _state(request, "new"), _said(request)
    try:
        made: Made = _webauthn().read_new(_site(request), state, said)
    except _webauthn().NotRight:
        raise Refusal(actions.NOT_SHOWN, code="not-shown") from None
    return made


def read_shown(request: HttpRequest, person: Any = None) -> Any:
    """Whose passkey the browser showed. Raises ``Refusal``. Without ``person`` the device must have asked who holds it."""
    state, said = _state(request, str(person.pk) if person else "anybody"), _said(request)
    site = _site(request)

    def check(credential: bytes) -> tuple[int, bool]:
        try:
            shown = _webauthn().read_shown(site, state, said, credential=credential)
        except _webauthn().NotRight as problem:
            raise ValueError from problem
        return shown.sign_count, shown.by_holder

    found, _by_holder = actions.show_passkey(
        credential_id=str(said.get("id", "")), check=check, by=viewer_of(request), of=person
    )
    return found


def _state(request: HttpRequest, for_whom: str) -> dict[str, Any]:
    """What was asked, once: the same answer does not count twice."""
    state = request.session.pop(SESSION_KEY, None)
    if not state or state.pop("for") != for_whom:
        raise Refusal(actions.NOT_SHOWN, code="not-shown")
    return dict(state)


def _said(request: HttpRequest) -> dict[str, Any]:
    try:
        said = json.loads(request.POST.get("credential", ""))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refusal(actions.NOT_SHOWN, code="not-shown")
    return said
