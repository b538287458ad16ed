"""Sealing beside serving: a thread that calls ``vensterbank log seal`` at the start and every so many minutes.

The work is done in a process of its own, so that it shares no connection with whoever answers. Two servers on one
database do no harm: of two seals over the same lines the database keeps one.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

EVERY_SECONDS = 10 * 60
COMMAND = [
    sys.executable,
    "-c",
    "from vensterbank.cli.main import main; raise SystemExit(main())",
    "log",
    "seal",
]


def seal_once() -> None:
    """What goes wrong is told where the server tells its own; the next turn tries again."""
    subprocess.run(COMMAND, stdout=subprocess.DEVNULL, check=False)  # noqa: S603  (our own)


def seal_now_and_then(
    stop: threading.Event, seal: Callable[[], None] = seal_once, every: float = EVERY_SECONDS
) -> None:
    """Seal, wait, and again, until ``stop`` is set."""
    while not stop.is_set():
        seal()
        stop.wait(every)


def start() -> threading.Event:
    """Begin in the background; the thread ends with the process, or when the event is set."""
    stop = threading.Event()
    threading.Thread(target=seal_now_and_then, args=(stop,), name="sealer", daemon=True).start()
    return stop
