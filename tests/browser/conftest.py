"""A real server with the example, and a real browser: Debian's Chromium, driven by Playwright.

The journeys use the commands that a newcomer uses (``vensterbank example --serve``), on whatever database the suite runs
on: SQLite in a folder of its own, or a fresh PostgreSQL database.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 860}
SHOTS = Path(__file__).parent / "out"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test, and one folder's tests share a worker (and so a server)."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Neighbourhood:
    """The example, served: its address, and the residents' links and codes."""

    base: str
    language: str
    links: dict[str, str]
    codes: dict[str, str]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if executable is None:
        if os.environ.get("VENSTERBANK_BROWSER") == "required":
            pytest.fail("There is no Chromium here, and browser tests are obligatory.")
        pytest.skip("There is no Chromium here: apt-get install chromium brings these tests in.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Neighbourhood]]:
    """Serve the example in a language; each language once."""
    running: dict[str, Neighbourhood] = {}
    with contextlib.ExitStack() as stack:

        def serve(language: str) -> Neighbourhood:
            if language not in running:
                folder = tmp_path_factory.mktemp(f"journey-{language}")
                running[language] = stack.enter_context(_serving(folder, language))
            return running[language]

        yield serve


@contextlib.contextmanager
def _serving(folder: Path, language: str) -> Iterator[Neighbourhood]:
    port = _free_port()
    environment = {
        **os.environ,
        "VENSTERBANK_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
    }
    with _database(environment):
        command = [
            sys.executable,
            "-c",
            "import sys; from vensterbank.cli.main import main; sys.exit(main())",
        ]
        arguments = ["example", "--language", language, "--serve", "--port", str(port)]
        with (folder / "server.log").open("w") as log:
            process = subprocess.Popen([*command, *arguments], env=environment, stdout=log, stderr=log)
            try:
                base = f"http://localhost:{port}"
                _wait_for(base, process, folder / "server.log")
                told = json.loads((folder / "EXAMPLE").read_text())
                yield Neighbourhood(base, language, told["links"], told["codes"])
            finally:
                process.terminate()
                process.wait(20)


@contextlib.contextmanager
def _database(environment: dict[str, str]) -> Iterator[None]:
    """On PostgreSQL: a database of its own beside the suite's."""
    address = environment.get("VENSTERBANK_DATABASE_URL")
    if not address:
        yield
        return
    import psycopg  # noqa: PLC0415  (only there when the suite runs on PostgreSQL)

    name = f"journey_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        environment["VENSTERBANK_DATABASE_URL"] = f"{address.rsplit('/', 1)[0]}/{name}"
        try:
            yield
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _attempt in range(600):
        if process.poll() is not None:
            pytest.fail(f"The server stopped:\n{log.read_text()}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{base}/gezondheid", timeout=2):  # noqa: S310
            return
        time.sleep(0.2)
    pytest.fail(f"The server did not answer:\n{log.read_text()}")


class Visitor:
    """Somebody with a browser window of their own."""

    def __init__(self, browser: Browser, here: Neighbourhood, size: dict[str, int]) -> None:
        locale = "nl-NL" if here.language == "nl" else "en-GB"
        self.context: BrowserContext = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            locale=locale,
            has_touch=size is PHONE,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.here = here
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on(
            "console", lambda line: line.type == "error" and self.complaints.append(f"console: {line.text}")
        )
        self.page.on("request", self._look_at)

    def _look_at(self, request: object) -> None:
        url: str = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.here.base, "data:", "blob:")):
            self.complaints.append(f"left the machine: {url}")

    def log_in(self, name: str) -> None:
        self.page.goto(f"{self.here.base}/inloggen")
        self.page.locator("input[type=email]").first.fill(f"{name}@devaart.example")
        self.page.locator("input[type=password]").first.fill("vensterbank")
        self.page.locator(
            "form:has(input[type=password]) button[type=submit], form:has(input[type=password]) button:not([type])"
        ).first.click()
        self.page.wait_for_url(f"{self.here.base}/")

    def go(self, path: str) -> int:
        answer = self.page.goto(f"{self.here.base}{path}")
        return answer.status if answer else 0

    def shoot(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        self.page.screenshot(path=SHOTS / f"{name}-{self.here.language}-{width}.png", full_page=True)

    def axe(self) -> list[str]:
        """What axe finds wrong on this page, in short."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]

    def fits(self) -> bool:
        """No horizontal scrolling."""
        return bool(
            self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        )


@pytest.fixture
def visitor(chromium: Browser, served: Callable[[str], Neighbourhood]) -> Iterator[Callable[..., Visitor]]:
    """A new window: ``visitor("samira", PHONE, "nl")``; nobody when no name is given."""
    visitors: list[Visitor] = []

    def arrive(name: str = "", size: dict[str, int] = PHONE, language: str = "nl") -> Visitor:
        visitors.append(Visitor(chromium, served(language), size))
        if name:
            visitors[-1].log_in(name)
        return visitors[-1]

    yield arrive
    for one in visitors:
        one.context.close()
        assert one.complaints == []
