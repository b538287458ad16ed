"""Answers in ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

PROBLEM = "application/problem+json"
VERSION = "1.0.0"


def problem(status: int, title: str, detail: str) -> HttpResponse:
    """What went wrong, for a program and for whoever reads its log."""
    return JsonResponse(
        {"status": status, "title": title, "detail": detail}, status=status, content_type=PROBLEM
    )
