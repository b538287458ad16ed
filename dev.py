#!/usr/bin/env python3
"""Run, test and check Vensterbank from a clone. Needs Python 3.11 or newer with pip, and nothing else.

    python3 dev.py                  install, load the example neighbourhood, serve on http://localhost:8000
    python3 dev.py serve [ARGS]     the same; ARGS go to the server, for example --port 8001
    python3 dev.py test [ARGS]      the fast tests; ARGS go to pytest
    python3 dev.py slow [ARGS]      the slow tests (among them: the wheel in an empty environment)
    python3 dev.py check [NAMES]    style, types, walls between the areas, translations, generated pages, …
    python3 dev.py messages         collect the texts of the screens and compile their translations
    python3 dev.py reference        write the generated pages in docs/reference/ again
    python3 dev.py audit            ask services of advisories for known holes in the locks; says so when none answers
    python3 dev.py lock [--upgrade] write the lock files again (for maintainers)
    python3 dev.py run COMMAND …    any command of the development environment

Everything lands in .venv/ and data/ inside the clone; both may be thrown away.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Command = list[str | Path]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
INSTALLER_LOCK = ROOT / "requirements-installer.lock"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
SOURCE = ROOT / "src"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
EXACT = ("--require-hashes", "-r")
LAUNCHER = """#!{python}
import sys
from vensterbank.cli.main import main
sys.exit(main())
"""
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "walls": ["lint-imports"],
    "templates": ["djlint", "--lint", "--quiet", "src"],
    "dependencies": ["deptry", "src"],
    "dead-code": ["vulture"],
    "translations": ["python", "tools/messages.py", "--check"],
    "reference": ["python", "tools/reference.py", "--check"],
}


def main(arguments: list[str]) -> int:
    """Prepare the environment, then do what was asked."""
    if sys.version_info < (3, 11):
        return fail(f"Vensterbank needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    named = arguments and (arguments[0] in {"-h", "--help"} or not arguments[0].startswith("-"))
    command, rest = (arguments[0], arguments[1:]) if named else ("serve", arguments)
    commands = {"serve": serve, "test": test, "slow": slow, "check": check, "run": run}
    tools = {"messages": "tools/messages.py", "reference": "tools/reference.py"}
    tools |= {"lock": "tools/lock.py", "audit": "tools/audit.py"}
    if command not in {*commands, *tools}:
        print(__doc__)
        return 0 if command in {"-h", "--help", "help"} else 2
    # Without compiled modules every start compiles the whole of Django again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    problem = install(RUN_LOCK if command == "serve" else DEV_LOCK)
    if problem:
        return fail(problem)
    return run(["python", tools[command], *rest]) if command in tools else commands[command](rest)


def fail(sentence: str) -> int:
    """Say in one sentence what is wrong."""
    print(sentence, file=sys.stderr)
    return 1


def install(lock: Path) -> str:
    """Bring ``.venv`` up to date with ``lock``; the answer is a problem in words, or nothing at all."""
    if is_installed(lock):
        return ""
    print(f"Installing the packages of {lock.name} into .venv …", flush=True)
    if not PYTHON.exists() or not works([PYTHON, "-c", "import encodings"]):
        shutil.rmtree(VENV, ignore_errors=True)
        if not works([sys.executable, "-m", "venv", "--without-pip", VENV]):
            return "Python cannot make an environment here: apt-get install python3-venv, then try again."
    pip = pip_for_venv()
    if not pip:
        return "Python has no pip: apt-get install python3-pip, then try again."
    # uv installs in 3 seconds what takes pip 23; where it cannot run or cannot reach its index, pip does it.
    uv: Command = [BIN / "uv", "pip", "install", "--quiet", "--system-certs", "--python", PYTHON, *EXACT]
    if not (works([*pip, INSTALLER_LOCK]) and works([*uv, lock])):
        print("Once more, with pip only …", flush=True)
        if not works([*pip, lock]):
            return "The packages could not be installed; the lines above say why."
    link_source()
    for done in {lock, RUN_LOCK}:  # the development lock holds everything of the other one
        stamp(done).write_text(fingerprint(done))
    return ""


def is_installed(lock: Path) -> bool:
    """Was exactly this lock installed into the environment that lies here?"""
    return PYTHON.exists() and stamp(lock).exists() and stamp(lock).read_text() == fingerprint(lock)


def stamp(lock: Path) -> Path:
    """The file that remembers what was installed."""
    return VENV / f"installed-{lock.stem}"


def fingerprint(lock: Path) -> str:
    """Changes when the lock does, or the interpreter, or the folder in which the clone lies."""
    told = f"{sys.version_info[:2]} {ROOT}\n".encode() + lock.read_bytes() + INSTALLER_LOCK.read_bytes()
    return hashlib.sha256(told).hexdigest()


def pip_for_venv() -> Command:
    """A pip that installs into ``.venv``: the system's own, or the one that Python carries, or none."""
    if importlib.util.find_spec("pip"):
        pip: Command = [sys.executable, "-m", "pip", "--python", PYTHON]
    elif importlib.util.find_spec("ensurepip") and works([PYTHON, "-m", "ensurepip"]):
        pip = [PYTHON, "-m", "pip"]
    else:
        return []
    return [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-compile", *EXACT]


def link_source() -> None:
    """Put ``src`` on the path and ``vensterbank`` in ``.venv/bin``: no build is needed to run from a clone."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.check_output([PYTHON, "-c", where], text=True)
    Path(packages.strip(), "vensterbank-source.pth").write_text(f"{SOURCE}\n")
    launcher = BIN / "vensterbank"
    launcher.write_text(LAUNCHER.format(python=PYTHON))
    launcher.chmod(0o755)


def works(command: Command) -> bool:
    """Run a command and say whether it went well."""
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode == 0
    except OSError:
        return False


def serve(rest: list[str]) -> int:
    """Become the server of the example; Ctrl-C ends it."""
    os.environ.setdefault("VENSTERBANK_DATA", str(ROOT / "data"))
    sys.stdout.flush()
    # The whole path as first word: from it Python finds out that it runs inside .venv.
    os.execv(PYTHON, [str(PYTHON), str(BIN / "vensterbank"), "example", "--serve", *rest])


def test(rest: list[str]) -> int:
    """The fast tests, on all cores; browser tests only where there is a browser, unless they are required."""
    required = os.environ.get("VENSTERBANK_BROWSER") == "required"
    marks = "not slow"
    if not any(shutil.which(name) for name in BROWSERS):
        if required:
            return fail("VENSTERBANK_BROWSER=required, but there is no Chromium: apt-get install chromium.")
        print("No Chromium here, so without the browser tests; apt-get install chromium brings them in.")
        sys.stdout.flush()
        marks += " and not browser"
    # By group: the browser tests share one server, so they stay together.
    return run(["pytest", "-n", "auto", "--dist", "loadgroup", "-m", marks, *rest])


def slow(rest: list[str]) -> int:
    """The slow tests, on all cores too."""
    return run(["pytest", "-n", "auto", "--dist", "loadgroup", "-m", "slow", *rest])


def check(rest: list[str]) -> int:
    """All checks, or those that are named; one that fails does not keep the others from running."""
    unknown = [name for name in rest if name not in CHECKS]
    if unknown:
        return fail(f"There is no check {unknown[0]}; there are {', '.join(CHECKS)}.")
    failed = []
    for name in rest or CHECKS:
        print(f"— {name}: {' '.join(CHECKS[name])}", flush=True)
        if run(CHECKS[name]):
            failed.append(name)
    print(f"\nChecks that failed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def run(command: list[str]) -> int:
    """A command of the environment, with a data folder of its own that is not the example's."""
    os.environ.setdefault("VENSTERBANK_DATA", str(ROOT / "build" / "data"))
    return subprocess.run(command, cwd=ROOT, check=False).returncode if command else 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
