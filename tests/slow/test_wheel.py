"""The wheel, installed into an empty environment: it does what a clone does, without the clone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.slow
TOOLS = Path(sys.executable).parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment that holds the lock and the wheel, and nothing of this clone."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    wheel = next(folder.glob("vensterbank-*.whl"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    install = [
        TOOLS / "uv",
        "pip",
        "install",
        "--quiet",
        "--system-certs",
        "--python",
        folder / "env" / "bin" / "python",
    ]
    subprocess.run([*install, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
    subprocess.run([*install, "--no-deps", "--offline", wheel], check=True)
    return folder / "env" / "bin"


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """What a person's shell would say, and nothing about this clone."""
    return {
        "HOME": str(tmp_path),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "VENSTERBANK_DATA": str(tmp_path / "data"),
    }


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(command: list[str | Path], surroundings: dict[str, str]) -> Iterator[str]:
    """A server on a free port, stopped afterwards; the answer is its address, once somebody listens there."""
    port, patience = free_port(), time.monotonic() + 60
    process = subprocess.Popen([*command, "--port", str(port)], env=surroundings, cwd=surroundings["HOME"])
    try:
        while process.poll() is None and not answers(port) and time.monotonic() < patience:
            time.sleep(0.1)
        assert process.poll() is None, "the server stopped by itself"
        yield f"http://localhost:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


def page(address: str) -> str:
    """The text of a page, which must be there (anything but success raises)."""
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


def test_help_of_the_wheel_names_the_commands(installed: Path, surroundings: dict[str, str]) -> None:
    told = subprocess.check_output([installed / "vensterbank", "--help"], env=surroundings, text=True)
    assert {"init", "serve", "example", "backup", "restore"} <= set(told.split())


def test_empty_installation_shows_its_first_page(installed: Path, surroundings: dict[str, str]) -> None:
    subprocess.run(
        [installed / "vensterbank", "init"], env=surroundings, cwd=surroundings["HOME"], check=True
    )
    with running([installed / "vensterbank", "serve"], surroundings) as address:
        assert "Vensterbank" in page(address)


def test_example_of_the_wheel_shows_its_first_page(installed: Path, surroundings: dict[str, str]) -> None:
    with running([installed / "vensterbank", "example", "--serve"], surroundings) as address:
        assert "alleen voorbeeldgegevens" in page(address).lower()
