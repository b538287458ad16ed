"""Parts of a file, as a browser asks for them."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from vensterbank.ui.ranges import in_part

WHOLE = b"0123456789"


def ask(wanted: str | None = None, method: str = "get", **headers: str) -> HttpResponse:
    if wanted is not None:
        headers["range"] = wanted
    request = getattr(RequestFactory(), method)("/bijlage", headers=headers)
    return in_part(request, HttpResponse(WHOLE, headers={"ETag": '"one"'}))


def test_whole_file_says_that_parts_can_be_had() -> None:
    answer = ask()
    assert (answer.status_code, answer.content, answer.headers["Accept-Ranges"]) == (200, WHOLE, "bytes")


@pytest.mark.parametrize(
    ("wanted", "part", "told"),
    [
        ("bytes=0-0", b"0", "bytes 0-0/10"),
        ("bytes=3-5", b"345", "bytes 3-5/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=-99", WHOLE, "bytes 0-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
    ],
)
def test_part_is_given(wanted: str, part: bytes, told: str) -> None:
    answer = ask(wanted)
    assert (answer.status_code, answer.content, answer.headers["Content-Range"]) == (206, part, told)


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=99-100", "bytes=-0"])
def test_part_behind_the_end_is_refused_with_the_length(wanted: str) -> None:
    answer = ask(wanted)
    assert (answer.status_code, answer.content, answer.headers["Content-Range"]) == (416, b"", "bytes */10")


@pytest.mark.parametrize(
    "wanted", ["", "bytes=-", "bytes=5-3", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=٣-"]
)
def test_what_is_not_one_range_gets_the_whole(wanted: str) -> None:
    assert (ask(wanted).status_code, ask(wanted).content) == (200, WHOLE)


def test_part_of_another_file_is_not_mixed_in() -> None:
    assert ask("bytes=3-5", **{"if-range": '"one"'}).status_code == 206
    assert ask("bytes=3-5", **{"if-range": '"another"'}).content == WHOLE


def test_only_a_get_is_answered_in_part() -> None:
    assert ask("bytes=3-5", "head").status_code == 200


@given(st.integers(0, 9), st.integers(0, 9))
def test_parts_put_together_are_the_whole(one: int, other: int) -> None:
    cut = max(1, min(one, other))
    assert ask(f"bytes=0-{cut - 1}").content + ask(f"bytes={cut}-").content == WHOLE
