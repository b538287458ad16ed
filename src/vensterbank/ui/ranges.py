"""Parts of a file: a recording can be wound on, and a download that broke off goes on where it was (RFC 9110, section 14)."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def in_part(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The part that the browser asks for, or the whole. ``response`` holds the whole file and its ``ETag``.

    206 for one range, 416 when it lies behind the end; more ranges at once, rubbish, or a file that is another one by now
    (``If-Range``) get the whole, as the standard allows.
    """
    response.headers["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    same = request.headers.get("If-Range", response.headers["ETag"]) == response.headers["ETag"]
    if request.method != "GET" or not same or asked is None or asked.groups() == ("", ""):
        return response
    whole = response.content
    first, last = _bounds(asked[1], asked[2], len(whole))
    if asked[1] and asked[2] and int(asked[1]) > int(asked[2]):
        return response
    if first >= len(whole) or first > last:
        response.status_code, response.content = 416, b""
        response.headers["Content-Range"] = f"bytes */{len(whole)}"
        return response
    response.status_code, response.content = 206, whole[first : last + 1]
    response.headers["Content-Range"] = f"bytes {first}-{last}/{len(whole)}"
    return response


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """``5-9``: these; ``5-``: from there; ``-5``: the last five."""
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1
