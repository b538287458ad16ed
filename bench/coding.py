"""How long a transcript takes to open with 500 and with 5,000 codings, and one coding over HTTP with 1 and 8 clients.

    python bench/coding.py

Serves a throw-away installation on this machine (SQLite, or the database in VENSTERBANK_DATABASE_URL, which has to be
empty) and asks it over HTTP, as a browser would. Opening: median of five, page and all in it, without what the browser
then draws. Coding: median and 95th percentile of the single requests, and how many a second arrived together.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

TURNS, WORDS_A_TURN, OPENINGS, CODINGS_A_CLIENT = 250, 36, 5, 40
TOKEN = re.compile(r'"csrf": "(\w+)"')


@dataclass(frozen=True)
class Prepared:
    """What the server is asked about: transcripts by number of codings, a code, and one session a client."""

    talks: dict[int, str]
    code: str
    sessions: list[str]
    length: int


def prepare() -> Prepared:
    """A study with two conversations, made with the product's own actions."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "vensterbank.config.settings"
    from vensterbank.cli import setup  # noqa: PLC0415  (settings first)

    setup.start()
    setup.bring_up_to_date()
    from django.test import Client  # noqa: PLC0415

    from vensterbank.coding.queries import codes_of  # noqa: PLC0415
    from vensterbank.material.actions import studies  # noqa: PLC0415
    from vensterbank.material.enums import Party  # noqa: PLC0415
    from vensterbank.material.queries import waves_of  # noqa: PLC0415
    from vensterbank.people import actions as people  # noqa: PLC0415
    from vensterbank.people.enums import Function, SecondStep  # noqa: PLC0415
    from vensterbank.people.viewer import NOBODY, viewer_for_person  # noqa: PLC0415

    school = people.make_organisation(name="Hogeschool", second_step=SecondStep.NOBODY, by=NOBODY)
    coders = []
    for number in range(8):
        person = people.add_person(
            name=f"Coder {number}", email=f"c{number}@bench.example", password=None, by=NOBODY
        )
        people.give_function(person=person, function=Function.RESEARCHER, organisation=school, by=NOBODY)
        coders.append(person)
    by = viewer_for_person(coders[0])
    study = studies.make_study(title="Maat", question="", waves=["1", "2"], by=by)
    for person in coders[1:]:
        studies.add_researcher(study=study, person=person, by=by)
    karim = studies.add_respondent(study=study, name="Karim", function=Party.WORKER, by=by)
    talks, length = {}, 0
    for wave, codings in zip(waves_of(by, study), (500, 5_000), strict=True):
        talks[codings], length = _talk(study, karim, wave, codings, by)
    sessions = []
    for person in coders:
        client = Client()
        client.force_login(person)
        sessions.append(client.cookies["sessionid"].value)
    code = next(str(one.uuid) for one in codes_of(by, study) if one.key == "cognitive")
    return Prepared(talks, code, sessions, length)


def _talk(study: Any, karim: Any, wave: Any, codings: int, by: Any) -> tuple[str, int]:
    from vensterbank.coding.models import Code, Coding  # noqa: PLC0415
    from vensterbank.material.actions.transcripts import Source, import_transcript  # noqa: PLC0415
    from vensterbank.material.queries import newest_version  # noqa: PLC0415

    choose = random.Random(codings)  # noqa: S311 - a bench wants the same codings every time
    words = "ik durf bel vraag samen even langs toen dan maar deur thee trap buurt luister wacht".split()
    turns = [
        f"{'Karim' if place % 2 else 'Noor'}: {' '.join(choose.choices(words, k=WORDS_A_TURN))}."
        for place in range(TURNS)
    ]
    source = Source("\n\n".join(turns).encode(), f"karim-{codings}.txt")
    talk = import_transcript(study=study, respondent=karim, wave=wave, source=source, by=by)
    version = newest_version(by, talk)
    codes = [one for one in Code.objects.visible_to(by).filter(study=study) if one.kind != "connection"]
    rows = []
    for _coding in range(codings):
        start = choose.randrange(version.length - 100)
        end = start + choose.randrange(5, 90)
        rows.append(
            Coding(
                space=talk.space,
                uuid=uuid.uuid4(),
                version=version,
                code=choose.choice(codes),
                coder_id=by.person_id,
                start=start,
                end=end,
            )
        )
    Coding.objects.bulk_create(rows)
    return str(talk.uuid), version.length


def ask(
    port: int, session: str, method: str, path: str, body: object = None, token: str = ""
) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token}
    data = None if body is None else json.dumps(body).encode()
    if data is not None:
        headers["Content-Type"] = "application/json"
    connection.request(method, path, data, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def opening(port: int, made: Prepared, codings: int) -> None:
    """Open the coder's page."""
    path, times, size = f"/onderzoek/gesprek/{made.talks[codings]}/kleuren", [], 0
    for turn in range(OPENINGS + 1):
        start = time.perf_counter()
        status, content = ask(port, made.sessions[0], "GET", path)
        assert status == 200, status
        size = len(content)
        if turn:
            times.append((time.perf_counter() - start) * 1_000)
    print(
        f"open a transcript with {codings:5} codings {statistics.median(times):7.0f} ms {size / 1_000:7.0f} kB"
    )


def coding(port: int, made: Prepared, clients: int) -> None:
    """So many coders at once, each in the same conversation."""

    def one(session: str) -> list[float]:
        page = ask(port, session, "GET", f"/onderzoek/gesprek/{made.talks[500]}/kleuren")[1].decode()
        found = TOKEN.search(page)
        assert found
        choose, times = random.Random(made.sessions.index(session)), []  # noqa: S311
        for _turn in range(CODINGS_A_CLIENT):
            start = choose.randrange(made.length - 100)
            body = {"start": start, "end": start + 40, "code": made.code}
            path = f"/api/v1/transcripts/{made.talks[500]}/codings/{uuid.uuid4()}"
            began = time.perf_counter()
            status, content = ask(port, session, "PUT", path, body, found[1])
            assert status == 200, content
            times.append((time.perf_counter() - began) * 1_000)
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        times = sorted(each for found in pool.map(one, made.sessions[:clients]) for each in found)
    rate = len(times) / (time.perf_counter() - began)
    late = times[int(len(times) * 0.95)]
    print(
        f"one coding, {clients} at once: median {statistics.median(times):6.1f} ms, 95 % {late:6.1f} ms, {rate:5.0f} a second"
    )


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Prepare, serve, measure, stop."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VENSTERBANK_DATA"] = folder
        made, port = prepare(), free_port()
        command = f"from vensterbank.cli.main import main; main(['serve', '--port', '{port}'])"
        server = subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.DEVNULL)
        try:
            _wait_for(port)
            for codings in (500, 5_000):
                opening(port, made, codings)
            for clients in (1, 8):
                coding(port, made, clients)
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int) -> None:
    for _try in range(200):
        try:
            if ask(port, "", "GET", "/gezondheid")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


if __name__ == "__main__":
    main()
