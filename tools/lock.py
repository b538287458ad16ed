"""Write the lock files again: every package with its exact version and the hashes of all its files.

A lock names no registry, so that it works behind a mirror too. Without ``--upgrade`` versions stay as they are.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# `fewest`: one version of a package for every Python that we support, also where a newer Python could have a newer one.
COMPILE = (
    "uv pip compile --quiet --system-certs --universal --python-version 3.11 --fork-strategy fewest "
    "--generate-hashes --no-header --no-emit-index-url"
).split()


def main(arguments: list[str]) -> int:
    """Runtime first; development adds to it and may not change it; the installer stands alone."""
    upgrade = ["--upgrade"] if "--upgrade" in arguments else []
    compile_lock(["pyproject.toml", *upgrade], "requirements.lock")
    dev = ["pyproject.toml", "--group", "dev", "--constraint", "requirements.lock", *upgrade]
    compile_lock(dev, "requirements-dev.lock")
    compile_lock(["-", *upgrade], "requirements-installer.lock", requirements="uv\n")
    return 0


def compile_lock(source: list[str], target: str, requirements: str | None = None) -> None:
    """One lock file from ``source``; what is already in it is kept where it still fits."""
    command = [*COMPILE, *source, "--output-file", target]
    subprocess.run(command, cwd=ROOT, check=True, input=requirements, text=True, stdout=subprocess.DEVNULL)
    print(f"{target}: {sum('==' in line for line in (ROOT / target).read_text().splitlines())} packages")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
