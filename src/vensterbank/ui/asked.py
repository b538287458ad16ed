"""In which ways a page can be asked: looked at, or sent a form. Any other way gets the same answer everywhere."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

WAYS = ["GET", "HEAD", "POST"]
API = "/api/"  # it says for each address itself


class AskedLikeAPage:
    """Before anybody is known: what is refused here tells nothing about what is there, or for whom."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in WAYS or request.path_info.startswith(API):
            return self.get_response(request)
        return HttpResponseNotAllowed(WAYS)
