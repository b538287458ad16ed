"""What every answer says to the browser, whoever made it: a page, a file, a redirect, an error, the API."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# A camera or a place is nothing that our pages ask for, so nothing that slips into them can ask for it either.
CLOSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in CLOSED)


class HeadersMiddleware:
    """Stands outermost, so that nothing leaves without: what a browser may do with an answer, and that it keeps none.

    A view may say less than is said here, never more: only what it left out is filled in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not _is_static(request, response):
            # Every page knows who looks at it: none stays behind in a browser or in something in between.
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def _is_static(request: HttpRequest, response: HttpResponse) -> bool:
    return request.path_info.startswith(settings.STATIC_URL) and response.status_code in {200, 206, 304}
