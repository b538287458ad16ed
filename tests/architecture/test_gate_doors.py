"""Every view says for whom it is, or stands on the list of what everybody may open."""

from __future__ import annotations

from ninja.constants import NOT_SET

from tests.web.routes import Route, routes
from vensterbank.api.routes import ViewerAuth, api

STANDINGS = {"account", "somebody", "administrator"}

# What one opens without an account or link. None of these shows what somebody said to whoever does not read there.
FOR_EVERYBODY = {
    "site:sources": "the product about itself",
    "site:host": "the product about its server",
    "site:health": "is the house standing",
    "people:login": "coming in",
    "people:second_page": "coming in, after the password",
    "people:passkey_options": "coming in: which passkey to show; what is asked is nobody's secret",
    "people:passkey_login": "coming in, with a passkey",
    "people:sso": "coming in, by the organisation's own login",
    "people:sso_back": "the same; its state and code are the keys",
    "people:logout": "going out",
    "people:forgot": "asking for a new password",
    "people:forgot_sent": "the same",
    "people:reset": "the letter about it; its secret is the key",
    "people:accept": "an invitation; its secret is the key",
    "people:begin": "the first day of an installation; its secret is the key",
    "practice:open_link": "a personal link; its secret is the key",
    "practice:close": "a resident leaves the page",
    "spaces:version": "answers the polite 404 to everybody who does not read there; an open window cannot log in",
    "set_language": "Dutch or English",
    "ui:styleguide": "the look of things, with words of our own",
    "api:openapi-json": "the description of the API",
    "api:api-root": "where the API begins; there is nothing there",
}


def pages() -> list[Route]:
    return [route for route in routes() if not route.name.startswith("api:") or route.name in FOR_EVERYBODY]


def test_every_page_says_for_whom_it_is() -> None:
    said = {route.name: getattr(route.view, "for_whom", None) for route in pages()}
    assert {
        name: whom for name, whom in said.items() if whom not in STANDINGS and name not in FOR_EVERYBODY
    } == {}


def test_page_for_everybody_says_nothing_else() -> None:
    said = {route.name: getattr(route.view, "for_whom", None) for route in pages()}
    assert {name for name, whom in said.items() if whom is None} == FOR_EVERYBODY.keys()


def test_no_operation_of_the_api_has_a_door_of_its_own() -> None:
    """All ask the viewer of the API; that a visitor is refused everywhere is shown in ``tests/web``."""
    assert [type(one) for one in api.auth or []] == [ViewerAuth]
    operations = [
        operation
        for _prefix, router in api._routers
        for path in router.path_operations.values()
        for operation in path.operations
    ]
    assert operations
    assert [operation.view_func for operation in operations if operation.auth_param != NOT_SET] == []
