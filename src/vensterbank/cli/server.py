"""Serving, and the promise that example data never leave this machine."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings

from vensterbank.cli import sealer
from vensterbank.shared.errors import Refusal

# Whoever sends the first lines of a request slower than this holds a place that somebody else could have.
SLOWEST_HEADERS_MS = 10_000


def serve(host: str, port: int, workers: int = 1) -> int:
    """Serve until stopped. Raises ``Refusal`` when example data would be served beyond this machine."""
    check_may_listen(host)
    shown = "localhost" if host in {"127.0.0.1", "::1", "localhost"} else host
    print(f"Vensterbank: http://{shown}:{port}", flush=True)
    server = Granian(
        "vensterbank.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=SLOWEST_HEADERS_MS),
        workers=workers,
        blocking_threads=8,
        # Ctrl-C reaches the worker twice, which can make it wait for ever: then it is ended.
        workers_kill_timeout=3,
        log_enabled=False,
    )
    stop = sealer.start()
    try:
        server.serve()
    finally:
        stop.set()
    return 0


def check_may_listen(host: str) -> None:
    """The example has known passwords: it is served to this machine only."""
    if settings.EXAMPLE_DATA and not _is_loopback(host):
        message = _(
            "These are example data with known passwords: they are served on this machine only (127.0.0.1)."
        )
        raise Refusal(message, code="example-beyond-loopback")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
