"""``vensterbank import-transcripts``: files into a study, each all or nothing; refusals are listed at the end."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vensterbank.cli import setup

if TYPE_CHECKING:
    from vensterbank.material.actions.batch import Batch
    from vensterbank.people.viewer import Viewer
    from vensterbank.shared.errors import Message


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which study, on whose behalf, with whom, in which round."""
    add = parser.add_argument
    add("--study", required=True, metavar="S", help="title or number (UUID) of the study")
    add(
        "--as", required=True, dest="person", metavar="P", help="mail address of the researcher who does this"
    )
    add("--wave", default="", metavar="W", help="number or name of the round; else the file's name says it")
    add(
        "--respondent",
        default="",
        metavar="R",
        help="with whom, where a file's name begins with nobody's name",
    )
    add(
        "--add-respondents",
        choices=["worker", "manager", "resident"],
        metavar="FUNCTION",
        help="make a respondent for each such file, named after it: worker, manager or resident",
    )
    add("--language", choices=["nl", "en"], default="nl", help="language that is spoken (default: nl)")
    add("files", nargs="+", type=Path, metavar="FILE", help="TXT, Markdown or DOCX")


@dataclass
class Report:
    """What happened, file by file."""

    kept: int = 0
    refused: list[tuple[Path, Message]] = field(default_factory=list)


def run(options: argparse.Namespace) -> int:
    """Import; 1 when any file was refused."""
    setup.start()
    from django.utils import translation  # noqa: PLC0415  (after start)

    from vensterbank.material.actions.batch import Batch  # noqa: PLC0415
    from vensterbank.material.enums import Party  # noqa: PLC0415
    from vensterbank.material.queries import study_called  # noqa: PLC0415

    viewer = _viewer(options.person)
    with translation.override(viewer.language):
        batch = Batch(
            study=study_called(viewer, options.study),
            wave=options.wave,
            respondent=options.respondent,
            add_as=Party(options.add_respondents) if options.add_respondents else None,
            language=options.language,
        )
        report = _import_all(batch, options.files, viewer)
        _tell(report)
    return 1 if report.refused else 0


def _viewer(address: str) -> Viewer:
    from vensterbank.people.queries import account_at  # noqa: PLC0415
    from vensterbank.people.viewer import viewer_for_person  # noqa: PLC0415
    from vensterbank.shared.errors import Refusal  # noqa: PLC0415

    person = account_at(address)
    if person is None:
        raise Refusal(f"Nobody has an account with the address {address}.", code="nobody")
    return viewer_for_person(person)


def _import_all(batch: Batch, files: list[Path], viewer: Viewer) -> Report:
    from vensterbank.material.actions.batch import import_one, refused_word  # noqa: PLC0415
    from vensterbank.shared.errors import Refusal  # noqa: PLC0415

    report = Report()
    for place, path in enumerate(files, start=1):
        print(f"[{place}/{len(files)}] {path.name}: ", end="", flush=True)
        try:
            told = import_one(batch=batch, file_name=path.name, data=_bytes_of(path), by=viewer)
        except Refusal as refusal:
            report.refused.append((path, refusal.message))
            told = refused_word()
        else:
            report.kept += 1
        print(told, flush=True)
    return report


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file that is not too large, or a refusal."""
    from vensterbank.material.actions.batch import unreadable  # noqa: PLC0415
    from vensterbank.material.actions.waiting import check_size  # noqa: PLC0415

    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as problem:
        raise unreadable(problem.strerror or "") from problem


def _tell(report: Report) -> None:
    from vensterbank.material.actions.batch import totals  # noqa: PLC0415

    print(f"\n{totals(report.kept, len(report.refused))}")
    for path, reason in report.refused:
        print(f"  {path.name}: {reason}")
