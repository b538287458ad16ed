"""A house in which canaries are said, sent, searched for and stumbled over everywhere; then the process falls over.

Run by ``test_canaries.py`` in a process of its own. ``CANARY_OUT`` is where it writes what passed by and is kept nowhere
(headers, statements, the bytes behind temporary files); ``CANARY_OPEN`` switches every guard off, for the positive twin.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import send_mail
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from tests.factories.places import say_form, talk_url
from tests.factories.world import World, make_world
from tests.web.doors import ADDRESSES, SENT, address, sent
from vensterbank.cli import setup
from vensterbank.cli.archive import write_archive
from vensterbank.shared import logs
from vensterbank.spaces.sealing import keys
from vensterbank.spaces.views import talk
from vensterbank.ui import uploads

SENT_WORDS = {"words", "body", "purpose", "note", "meeting", "reason", "question", "title", "label", "answer"}
SENT_WORDS |= {"ground", "agreements", "file_name", "password"}
LOOKING = ("samira", "aydin", "noor", "bea")
OUT = Path(os.environ["CANARY_OUT"])


def keep(place: str, data: bytes | str) -> None:
    with open(OUT / place, "ab") as handle:
        handle.write((data if isinstance(data, bytes) else data.encode(errors="replace")) + b"\n")


def with_canaries(sent: dict[str, Any]) -> dict[str, Any]:
    """The form that a door takes, each free word of it a canary."""
    return {
        name: f"KanarieGestuurd {name}" if name in SENT_WORDS and isinstance(value, str) else value
        for name, value in sent.items()
    }


def note_answer(answer: Any) -> None:
    """Everything of an answer but the page itself, and the name of a file beside the file."""

    told = [f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Disposition"]
    keep("headers", "\n".join([*told, *(str(morsel) for morsel in answer.cookies.values())]))
    if answer.cookies.get("messages") and answer.cookies["messages"].value:
        decoded = CookieStorage(None)._decode(answer.cookies["messages"].value)  # type: ignore[arg-type]
        keep("messages", "\n".join(str(one) for one in decoded or []))


def note_statement(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    for value in [sql, *(params if isinstance(params, list | tuple) else [params])]:
        raw = isinstance(value, bytes | memoryview)
        keep("statements", bytes(value) if raw else repr(getattr(value, "obj", value)))
    return execute(sql, params, many, context)


def note_temporary_files() -> None:
    """What lies behind every open file of this process that has no name."""
    for link in Path("/proc/self/fd").iterdir():
        try:
            if "deleted" in os.readlink(link) and link.is_file():
                keep("temporary", os.pread(int(link.name), 30 * 1024 * 1024, 0))
        except OSError:
            continue


def go_everywhere(world: World) -> int:
    """Through every door of the matrix, looking and sending; says how many times."""
    times = 0
    # Not through the door of the second step: from then on it would be asked of everybody, and the rest stay closed.
    for door in sorted({*ADDRESSES, *SENT} - {"people:login", "people:policy"}):
        for name in LOOKING:
            client = world.client_of(name)
            client.raise_request_exception = False
            where, what = address(door, world), with_canaries(sent(door, world))
            note_answer(client.get(where))
            more = (
                {"data": json.dumps(what), "content_type": "application/json"}
                if "api:" in door
                else {"data": what}
            )
            note_answer(client.post(where, **more))
            times += 2
    client = world.client_of("nobody")
    note_answer(
        client.post(reverse("people:login"), {"email": "niemand@voorbeeld.test", "password": "KanarieWoord"})
    )
    note_answer(client.get("/KanarieAdres/"))
    return times


def send_large_files(world: World) -> None:
    """Larger than what is kept in memory while a form is read."""
    file = SimpleUploadedFile("KanarieGroot.txt", b"KanarieGroot, en nog meer.\n" * 150_000)
    note_answer(world.client_of("samira").post(talk_url(world.fire), say_form("KanarieErbij", file=file)))
    file = SimpleUploadedFile(
        "KanarieGesprek.txt", b"Noor: KanarieVraag?\n\nPetra: KanarieAntwoord.\n\n" * 70_000
    )
    note_answer(
        world.client_of("noor").post(reverse("material:bring_in", args=[world.study.uuid]), {"files": file})
    )


def stumble(world: World) -> None:
    """Two accidents whose messages quote what was sent."""

    def quote(*_args: object, **_kwargs: object) -> None:
        raise ValueError("not understood: KanarieGestuurd")

    def ask(*_args: object, **_kwargs: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0 FROM spaces_entry WHERE nowhere = 'KanarieFout'")

    for accident in (quote, ask):
        # Their statements are ours, not the product's: they are not noted, and on PostgreSQL only its answer is.
        if accident is ask and connection.vendor == "postgresql":
            continue
        client = world.client_of("samira")
        client.raise_request_exception = False
        with mock.patch.object(talk.queries, "find_space", accident):
            assert client.post(talk_url(world.fire), say_form("KanarieGestuurd")).status_code == 500


def open_everything() -> None:
    """Every guard off."""

    keys.seal_bytes = lambda key, plain, context: plain
    keys.open_bytes = lambda key, sealed, context: sealed
    uploads.Veiled._changed = lambda self, data, start: data  # type: ignore[method-assign]
    logs.Quiet.format = logging.Formatter.format  # type: ignore[method-assign]
    logs.Quiet.formatException = logging.Formatter.formatException  # type: ignore[method-assign]


def be_careless(world: World) -> None:
    """What a careless page would leave: words in a session, in a letter, in a header and in a message."""

    client = world.client_of("samira")
    session = client.session
    session["draft"] = "KanarieZitting"
    session.save()
    send_mail("KanarieBrief", "KanarieBrief", None, ["karim@voorbeeld.test"])
    answer = HttpResponse(headers={"X-Title": "KanarieKop"})
    answer.set_cookie("messages", CookieStorage(None)._encode([Message(20, "KanarieMelding")]))  # type: ignore[arg-type]
    note_answer(answer)


def main() -> None:

    settings.ALLOWED_HOSTS.append("testserver")
    setup.bring_up_to_date()
    is_open = bool(os.environ.get("CANARY_OPEN"))
    if is_open:
        open_everything()
    complete = uploads.NoMoreThanNeeded.file_complete

    def look_first(self: Any, size: int) -> Any:
        note_temporary_files()
        return complete(self, size)

    uploads.NoMoreThanNeeded.file_complete = look_first  # type: ignore[method-assign]
    with connection.execute_wrapper(note_statement):
        world = make_world()
        send_large_files(world)
        keep("times", str(go_everywhere(world)))
    stumble(world)
    for number in range(20):  # the last that is written: it stands in the journal, not merged yet
        last = say_form(f"KanarieLaatste {number}")
        assert world.client_of("samira").post(reverse("spaces:notebook"), last).status_code == 302
    if is_open:
        be_careless(world)
    for session in Session.objects.all():
        keep("sessions", json.dumps(session.get_decoded()))
    if connection.vendor == "sqlite":
        write_archive(OUT / "backup.tar.gz", with_key=True)
    os._exit(0)
