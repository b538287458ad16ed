"""The edge of the API: its version on every answer, and a problem document for whatever went wrong before or in it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from vensterbank.api.problems import PROBLEM, VERSION, problem

PREFIX = "/api/"
DESCRIPTION = "/api/v1/openapi.json"


class ApiMiddleware:
    """For addresses of the API only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(PREFIX):
            return response
        if response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEM:
            response = _in_our_words(response)
        response.headers["API-Version"] = VERSION
        if request.path_info == DESCRIPTION:
            # What the API can do is no secret, and tools read it from elsewhere; it is the one thing that they may.
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def _in_our_words(made: HttpResponse) -> HttpResponse:
    """An error page was made for people; a program gets its status in a document. What else it said is kept."""
    title = HTTPStatus(made.status_code).phrase
    response = problem(made.status_code, title, WORDS.get(made.status_code, title))
    if "Allow" in made.headers:
        response.headers["Allow"] = made.headers["Allow"]
    return response


WORDS = {
    400: "This was too much at once, or it was sent to a name that is not ours.",
    403: "Send the token of the page along, in X-CSRFToken.",
    404: "There is nothing here, or nothing for you.",
    405: "This address is not asked that way; Allow says which ways there are.",
    413: "This was too much at once: 300 MB at most. Nothing was kept.",
    500: "Something went wrong on our side. Nothing was kept.",
    503: "Closed for a moment: nobody can read anything right now. Try again in a minute.",
}
