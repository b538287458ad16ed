"""What several commands do first: start Django, bring the database and the static files up to date."""

from __future__ import annotations

import hashlib
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def start() -> None:
    """Load settings and models, once: a second time would give the server's log to whatever stderr is by then."""
    if not apps.ready:
        django.setup()


def bring_up_to_date() -> None:
    """Migrate, and gather the static files when they changed. Does little when nothing did."""
    call_command("migrate", interactive=False, verbosity=0)
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    now = _static_state()
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(now)


def _static_state() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
