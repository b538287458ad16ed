"""Behind https: what a browser is told, what its cookies are called, and that Django finds nothing to say about it.

Settings are read once a process, so these ask a process of their own, with the environment of a real installation.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("https")  # one process of their own for all of them

ASK = """
import io, json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings

told = io.StringIO()
call_command("check", deploy=True, fail_level="INFO", stdout=told, stderr=told)
call_command("migrate", verbosity=0)
from vensterbank.people.actions import add_person
from vensterbank.people.viewer import NOBODY
add_person(name="Samira", email="samira@voorbeeld.test", password="vensterbank-2026", by=NOBODY)
# Nothing was collected here, so static files keep their own names.
plainly = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
override_settings(STORAGES={**settings.STORAGES, "staticfiles": plainly}).enable()
client = Client(headers={"host": "buurt.example", "x-forwarded-proto": "https"})
plain = Client(headers={"host": "buurt.example"}).get("/inloggen")
before = client.get("/inloggen")
chosen = client.post("/taal", {"language": "en"}, secure=True)
first = client.post("/inloggen", {"email": "samira@voorbeeld.test", "password": "vensterbank-2026"})
saved = client.post("/ik", {"name": "Samira B", "language": "nl"})
print(json.dumps({
    "checked": told.getvalue(),
    "silenced": settings.SILENCED_SYSTEM_CHECKS,
    "plain": [plain.status_code, plain.headers.get("Location"), dict(plain.headers)],
    "headers": dict(before.headers),
    "status": [chosen.status_code, first.status_code, saved.status_code],
    "cookies": {name: {k: v for k, v in morsel.items() if v} for answer in (before, chosen, first, saved)
                for name, morsel in answer.cookies.items()},
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("VENSTERBANK_")},
        "DJANGO_SETTINGS_MODULE": "vensterbank.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "VENSTERBANK_DATA": str(tmp_path_factory.mktemp("https")),
        "VENSTERBANK_HTTPS": "yes",
        "VENSTERBANK_HOSTS": "buurt.example",
    }
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_django_finds_nothing_to_say_about_an_installation(told: dict[str, Any]) -> None:
    assert told["silenced"] == []
    assert told["checked"] == "System check identified no issues (0 silenced).\n"


def test_http_leads_to_https_with_all_headers(told: dict[str, Any]) -> None:
    status, where, headers = told["plain"]
    assert (status, where) == (301, "https://buurt.example/inloggen")
    assert {"Content-Security-Policy", "Permissions-Policy", "X-Content-Type-Options"} <= headers.keys()


def test_browser_is_told_to_come_by_https_only(told: dict[str, Any]) -> None:
    said = told["headers"]["Strict-Transport-Security"]
    assert said == "max-age=31536000; includeSubDomains; preload"


def test_cookies_are_of_this_host_only_and_hidden_from_scripts(told: dict[str, Any]) -> None:
    assert told["status"] == [302, 302, 302]
    names = {"__Host-sessionid", "__Host-csrftoken", "__Host-language", "__Host-messages", "__Host-known"}
    assert told["cookies"].keys() == names
    for cookie in told["cookies"].values():
        assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")
        assert cookie["samesite"] in {"Lax", "Strict"}
        assert "domain" not in cookie
