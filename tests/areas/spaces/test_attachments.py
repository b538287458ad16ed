"""Files with what somebody says: sealed, always downloaded, refused in time, and never somebody else's."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape

from tests.factories.cast import Cast
from tests.factories.places import fire, page, say_form, talk_url
from tests.unit.incoming.samples import CANARY, made
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import queries
from vensterbank.spaces.actions import NewFile, check_size
from vensterbank.spaces.actions.attaching import LARGEST
from vensterbank.spaces.incoming import plain_name
from vensterbank.spaces.models import Attachment, Space

DATA = b"%PDF-1.7\n<script>alert('Sluisweg')</script>"


def send(
    cast: Cast, space: Space, name: str = "brief.pdf", data: bytes = DATA, **more: object
) -> HttpResponse:
    file = SimpleUploadedFile(name, data, content_type="text/html")
    return cast.samira.client.post(talk_url(space), say_form("Kijk eens.", file=file, **more))


def attached(cast: Cast, space: Space) -> list[Attachment]:
    [entry] = queries.entries_in(cast.samira.viewer, space)
    return list(entry.attachments.all())


def url_of(attachment: Attachment) -> str:
    return reverse("spaces:download", args=[attachment.uuid])


def test_file_comes_back_as_a_download_and_nothing_else(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space)
    [attachment] = attached(cast, space)
    answer = cast.karim.client.get(url_of(attachment))
    assert answer.content == DATA
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "sandbox" in answer.headers["Content-Security-Policy"].split("; ")
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "brief.pdf" in page(cast.karim.client, space)


def test_download_that_broke_off_goes_on(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space)
    where = url_of(attached(cast, space)[0])
    answer = cast.karim.client.get(where, headers={"range": "bytes=5-"})
    assert (answer.status_code, answer.content) == (206, DATA[5:])
    assert cast.ineke.client.get(where, headers={"range": "bytes=5-"}).status_code == 404


@pytest.mark.parametrize("name", ["ineke", "bea", "lotte", "noor", "otto", "aydin"])
def test_file_is_not_there_for_others(cast: Cast, name: str) -> None:
    space = fire(cast)
    send(cast, space)
    answer = getattr(cast, name).client.get(url_of(attached(cast, space)[0]))
    assert answer.status_code == 404
    assert b"Sluisweg" not in answer.content


def test_file_goes_with_whoever_gets_up(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space)
    cast.karim.client.post(reverse("spaces:leave", args=[space.uuid]))
    assert cast.karim.client.get(url_of(attached(cast, space)[0])).status_code == 404


def test_file_lies_sealed_under_a_name_that_tells_nothing(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space)
    kept = Path(
        settings.DATA_DIR, "files", attached(cast, space)[0].uuid.hex[:2], attached(cast, space)[0].uuid.hex
    )
    assert b"Sluisweg" not in kept.read_bytes()


def test_file_that_is_gone_is_the_polite_404(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space)
    [attachment] = attached(cast, space)
    Path(settings.DATA_DIR, "files", attachment.uuid.hex[:2], attachment.uuid.hex).unlink()
    assert cast.samira.client.get(url_of(attachment)).status_code == 404


def test_too_large_file_is_refused_and_the_words_stay(cast: Cast) -> None:
    space = fire(cast)
    answer = send(cast, space, data=b"0" * (LARGEST + 1))
    assert answer.status_code == 422
    assert "groter dan 10 MB" in answer.content.decode()
    assert "Kijk eens." in answer.content.decode()
    assert queries.entries_in(cast.samira.viewer, space) == []


def test_largest_file_is_kept(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space, data=b"0" * LARGEST)
    assert attached(cast, space)[0].size == LARGEST


class Unread:
    """A source that must not be read."""

    def read(self) -> bytes:
        raise AssertionError("read although it is too large")


def test_too_large_file_is_not_even_read() -> None:
    with pytest.raises(Refusal) as refused:
        check_size(NewFile("groot.zip", LARGEST + 1, Unread()).size)
    assert refused.value.code == "file-too-large"


def test_empty_file_is_refused_and_the_words_stay(cast: Cast) -> None:
    space = fire(cast)
    answer = send(cast, space, data=b"")
    assert answer.status_code == 422
    assert "Dit bestand is leeg" in answer.content.decode()
    assert "Kijk eens." in answer.content.decode()
    assert queries.entries_in(cast.samira.viewer, space) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg onload='x'/>", "een webpagina of een tekening waar een programma in kan zitten"),
        (b"MZ\x90\x00", "een programma"),
        (made("jpeg")[:200], "Deze foto is beschadigd"),
    ],
)
def test_file_that_we_do_not_take_is_refused_beside_it_and_the_words_stay(
    cast: Cast, data: bytes, words: str
) -> None:
    space = fire(cast)
    answer = send(cast, space, name="vakantie.jpg", data=data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Kijk eens." in answer.content.decode()
    assert queries.entries_in(cast.samira.viewer, space) == []


def test_photo_is_kept_without_where_it_was_made(cast: Cast) -> None:
    space = fire(cast)
    send(cast, space, name="vakantie.jpg", data=made("jpeg"))
    [attachment] = attached(cast, space)
    answer = cast.karim.client.get(url_of(attachment))
    assert CANARY.encode() in made("jpeg")
    assert CANARY.encode() not in answer.content
    assert (attachment.size, answer.headers["Content-Type"]) == (len(answer.content), "image/jpeg")


def test_double_press_keeps_one_file(cast: Cast) -> None:
    space = fire(cast)
    number = say_form("")["once"]
    for _press in range(2):
        send(cast, space, once=number)
    assert len(attached(cast, space)) == 1


def test_file_that_was_added_after_going_back_is_kept(cast: Cast) -> None:
    space = fire(cast)
    form = say_form("Kijk eens.")
    cast.samira.client.post(talk_url(space), form)
    send(cast, space, once=form["once"])
    assert [one.name for one in attached(cast, space)] == ["brief.pdf"]


NAMES = {
    "../../etc/passwd": "passwd",
    r"C:\Users\karim\brief.docx": "brief.docx",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie: x=1.pdf",
    'aan "haar"; filename=x.html': 'aan "haar"; filename=x.html',
    "briéf 👋 Yıldız.pdf": "briéf 👋 Yıldız.pdf",
    "onschuldig\u202efdp.exe": "onschuldigfdp.exe",
    "..": "bestand",
    "": "bestand",
    "\x00\x07": "bestand",
    "x" * 300 + ".pdf": "x" * 116 + ".pdf",
}


@pytest.mark.parametrize("given", NAMES)
def test_name_of_a_file_is_made_plain(given: str) -> None:
    assert plain_name(given) == NAMES[given]


@pytest.mark.parametrize(
    "given", ['aan "haar"; filename=x.pdf', "briéf 👋 Yıldız.pdf", "a<b>&c.pdf", "رسالة.pdf"]
)
def test_name_of_a_file_travels_in_one_header_and_one_line(cast: Cast, given: str) -> None:
    space = fire(cast)
    send(cast, space, name=given)
    [attachment] = attached(cast, space)
    header = cast.samira.client.get(url_of(attachment)).headers["Content-Disposition"]
    assert header.isascii()
    assert '"' not in header
    assert unquote(header.removeprefix("attachment; filename*=UTF-8''")) == given
    assert escape(given) in page(cast.samira.client, space)
