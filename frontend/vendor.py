"""Copy third-party files of exact versions into the product, for maintainers only.

    python3 frontend/vendor.py            fetch (with npm), check against the hashes, copy
    python3 frontend/vendor.py --check    fetch nothing: are the committed files the ones that belong here?

A new version: change it in package.json and below, put the new hash of the archive here, run, then look at the pages.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "src" / "vensterbank" / "ui" / "static" / "ui" / "fonts"
SUMS = ROOT / "frontend" / "vendored.sha256"

PACKAGE = "@fontsource/atkinson-hyperlegible-next"
ARCHIVE_SHA256 = "33dcb7d0d4e2ea98a96985ca7448f738c3b5b370cfc5230b1e40e4f728920cc2"
FACES = ["400-normal", "400-italic", "700-normal"]
FILES = {
    "package/LICENSE": "LICENSE.txt",
    **{
        f"package/files/atkinson-hyperlegible-next-{part}-{face}.woff2": f"atkinson-hyperlegible-next-{part}-{face}.woff2"
        for part in ("latin", "latin-ext")
        for face in FACES
    },
}


def main(arguments: list[str]) -> int:
    """Vendor, or only check."""
    if "--check" not in arguments:
        vendor()
    wrong = [name for name, digest in expected().items() if sha256(FONTS / name) != digest]
    print("\n".join(f"{name} is not what it should be; run frontend/vendor.py" for name in wrong) or "All as it should be.")
    return 1 if wrong else 0


def vendor() -> None:
    """Fetch the archive, refuse another one than we know, copy our files and note their hashes."""
    version = json.loads((ROOT / "frontend" / "package.json").read_text())["dependencies"][PACKAGE]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", f"{PACKAGE}@{version}", "--pack-destination", folder], check=True)
        archive = next(Path(folder).glob("*.tgz"))
        if sha256(archive) != ARCHIVE_SHA256:
            raise SystemExit(f"{archive.name} has another hash than the one noted in this script; nothing was copied.")
        FONTS.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as packed:
            for source, target in FILES.items():
                member = packed.extractfile(source)
                if member is None:
                    raise SystemExit(f"{source} is not in {archive.name}.")
                (FONTS / target).write_bytes(member.read())
    SUMS.write_text("".join(f"{sha256(FONTS / name)}  {name}\n" for name in sorted(FILES.values())))


def expected() -> dict[str, str]:
    """Name → hash, as noted when they were vendored."""
    pairs = (line.split("  ") for line in SUMS.read_text().splitlines())
    return {name: digest for digest, name in pairs}


def sha256(path: Path) -> str:
    """Of a file, as hexadecimal text; of none, empty."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
