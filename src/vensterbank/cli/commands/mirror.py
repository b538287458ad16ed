"""``vensterbank mirror --study S --as P``: the mirror of a study in words, as one HTML file, as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from vensterbank.cli import setup

KEYS = """\
JSON, with keys that stay (new ones may come):
  format, version, study, title, live, coder, groups, areas, words, kept_inside
  persons[]       id, label, group; empty where persons may not be seen
  rounds[]        number, name
    headline      name (gap, room, aligned, past_each_other, not_yet_sayable); difference and connection, each with
                  word, value, interval, line, needs
    profiles      groups[] and persons[]: shares in the order of areas
    difference    jsd (bits), interval, p, smallest_p, splits, exact, median, shows_from, left_out[]
    connection    made, broken, none, share, interval, persons[]
  alpha[]         kind, coders, units, overall and codes: alpha, interval, percent, quotes
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which study, as whom, and where to."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = KEYS
    add = parser.add_argument
    add("--study", required=True, metavar="S", help="title or number (UUID) of the study")
    add("--as", required=True, dest="person", metavar="P", help="mail address of whoever looks")
    add("--html", type=Path, metavar="F", help="write one HTML file that needs nothing else")
    add("--json", type=Path, metavar="F", help="write the figures as JSON")
    add("--coder", metavar="MAIL", help="whose colours count (default: whoever coloured most conversations)")
    add("--language", choices=["nl", "en"], help="language of the words (default: that of whoever looks)")


def run(options: argparse.Namespace) -> int:
    """Look as somebody, with a line in the log; whoever may not look is refused."""
    setup.start()
    from django.utils import translation  # noqa: PLC0415  (after start)

    from vensterbank.cli.looking import mirror_for, note_export, viewer_at  # noqa: PLC0415
    from vensterbank.insight.filed import as_html, as_json  # noqa: PLC0415
    from vensterbank.insight.report import in_words  # noqa: PLC0415

    viewer = viewer_at(options.person)
    with translation.override(options.language or viewer.language):
        mirror = mirror_for(viewer, options.study, options.coder)
        if options.html or options.json:
            note_export(viewer, mirror)
        if options.html:
            options.html.write_text(as_html(mirror), encoding="utf-8")
        if options.json:
            told = json.dumps(as_json(mirror), ensure_ascii=False, indent=2)
            options.json.write_text(f"{told}\n", encoding="utf-8")
        if not options.html and not options.json:
            print(in_words(mirror))
    return 0
