"""Addresses that every kind of space shares."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vensterbank.people.access import viewer_of
from vensterbank.spaces import queries


@require_safe
@never_cache
def version(request: HttpRequest, space_uuid: uuid.UUID) -> JsonResponse:
    """What an open window asks every other second; the polite 404 as soon as the viewer may not read here any more."""
    return JsonResponse({"version": queries.version_of(viewer_of(request), space_uuid)})
