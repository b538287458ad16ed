"""The REST API: the same queries and actions as the pages, the same gate, problem documents for what goes wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import SessionAuth

from vensterbank.api.problems import PROBLEM, VERSION, problem
from vensterbank.api.shapes import Problem
from vensterbank.shared.errors import Refusal


class ViewerAuth(SessionAuth):
    """Whoever has a session: an account or a personal link. Cookie sessions come with a CSRF check."""

    def authenticate(self, request: HttpRequest, key: str | None) -> object | None:
        viewer = request.viewer  # type: ignore[attr-defined]
        return viewer if viewer.is_somebody else None


class Described(NinjaAPI):
    """Its description also tells what goes wrong: every operation can answer with a problem."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """As Ninja makes it, with the problems."""
        schema = super().get_openapi_schema(**options)
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        answers = {str(status): _told(status) for status in (400, 401, 403, 404)}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"].update(answers)
        return schema


def _told(status: int) -> dict[str, Any]:
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": HTTPStatus(status).phrase, "content": {PROBLEM: shape}}


api = Described(
    title="Vensterbank",
    version=VERSION,
    urls_namespace="api",
    auth=ViewerAuth(),
    openapi_url="/openapi.json",
    docs_url=None,
)
api.add_router("", "vensterbank.api.codings.router")
api.add_router("", "vensterbank.api.reading.router")


@api.exception_handler(Refusal)
def _refused(_request: HttpRequest, error: Refusal) -> HttpResponse:
    return problem(400, error.code, str(error.message))


@api.exception_handler(AuthenticationError)
def _nobody(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return problem(401, "Not logged in", "Log in first, or open your personal link.")


@api.exception_handler(HttpError)
def _other(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "Not sent", str(error))


@api.exception_handler(Http404)
def _not_here(_request: HttpRequest, _error: Http404) -> HttpResponse:
    """Missing and forbidden are the same answer."""
    return problem(404, "Not found", "There is nothing here, or nothing for you.")


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    places = ", ".join(".".join(str(part) for part in item["loc"]) for item in error.errors)
    return problem(400, "Bad request", f"Not as expected: {places}")
