"""The server itself, asked in ways that no browser asks: clear answers, and nothing about its version."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vensterbank.ui.too_much import LARGEST_REQUEST

COMMAND = "import sys; from vensterbank.cli.main import main; sys.exit(main())"
HOST = b"Host: localhost\r\n"
ASKED = {
    "page": (b"GET /inloggen HTTP/1.1\r\n" + HOST, 200),
    "garbage": (b"GARBAGE\r\n", 400),
    "endless header": (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 500_000 + b"\r\n", 431),
    "too large": (
        b"POST /inloggen HTTP/1.1\r\n" + HOST + f"Content-Length: {LARGEST_REQUEST + 1}\r\n".encode(),
        413,
    ),
    "body without a length": (
        b"POST /inloggen HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
        403,
    ),
    "length that is none": (b"POST /inloggen HTTP/1.1\r\n" + HOST + b"Content-Length: -5\r\n", 400),
    "two lengths": (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nContent-Length: 6\r\n", 400),
    "path that leads out": (b"GET /static/../../etc/passwd HTTP/1.1\r\n" + HOST, 404),
    "path that leads out, in signs": (b"GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + HOST, 404),
    "foreign host": (b"GET / HTTP/1.1\r\nHost: elders.example\r\n", 400),
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """An empty installation, served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("edge")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("VENSTERBANK_")},
        "VENSTERBANK_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }
    run = [sys.executable, "-c", COMMAND]
    subprocess.run([*run, "init"], env=environment, check=True, capture_output=True)
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [*run, "serve", "--port", str(number)], env=environment, stdout=log, stderr=log
        )
        try:
            _wait_for(number, process, folder / "server.log")
            yield number
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _attempt in range(300):
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The server did not answer:\n{log.read_text()}")


def ask(port: int, said: bytes) -> str:
    """The head of the answer."""
    with socket.create_connection(("127.0.0.1", port), 30) as line:
        line.sendall(said + b"\r\n")
        head = b""
        while b"\r\n\r\n" not in head and (more := line.recv(4_096)):
            head += more
    return head.split(b"\r\n\r\n")[0].decode()


@pytest.mark.slow
@pytest.mark.parametrize("what", ASKED)
def test_server_answers_clearly_and_tells_no_version(port: int, what: str) -> None:
    said, status = ASKED[what]
    head = ask(port, said)
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert not re.search(r"^(server|x-powered-by|via):.*\d", head, re.IGNORECASE | re.MULTILINE)
