"""What the frame around every page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.shared.errors import Message
from vensterbank.shared.readiness import is_ready

# label, icon, address, areas whose pages light it up
NAVIGATION: tuple[tuple[Message, str, str, frozenset[str]], ...] = (
    (_("Today"), "today", "site:today", frozenset({"site"})),
    (_("Places"), "spaces", "spaces:places", frozenset({"spaces", "accountability"})),
    (_("Questions"), "question", "practice:questions", frozenset({"practice"})),
    (_("Neighbourhood"), "neighbourhood", "neighbourhood:home", frozenset({"neighbourhood"})),
    (_("Study"), "study", "material:studies", frozenset({"material", "coding", "insight"})),
)


@dataclass(frozen=True)
class Item:
    """One item of the navigation or of the person's menu."""

    label: Message
    url: str
    icon: str = ""
    current: bool = False
    post: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, who is looking, and whether these are example data."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    has_account = viewer.person_id is not None
    return {
        "viewer": viewer,
        "viewer_name": viewer.name,
        "navigation": _navigation(request) if has_account else [],
        "person_menu": _person_menu(viewer) if has_account else [],
        "example_data": settings.EXAMPLE_DATA,
        "not_ready": not is_ready(),
        "host_url": reverse("site:host"),
    }


def _navigation(request: HttpRequest) -> list[Item]:
    area = request.resolver_match.app_name if request.resolver_match else ""
    return [Item(label, reverse(name), icon, area in areas) for label, icon, name, areas in NAVIGATION]


def _person_menu(viewer: Viewer) -> list[Item]:
    items = [
        Item(_("My account"), reverse("people:account")),
        Item(_("What I did here"), reverse("spaces:own_log")),
    ]
    if viewer.is_administrator:
        items.append(Item(_("People and teams"), reverse("people:manage")))
    items.append(Item(_("From source to screen"), reverse("site:sources")))
    return [*items, Item(_("Log out"), reverse("people:logout"), post=True)]
