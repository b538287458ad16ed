"""``vensterbank keys list | rotate | forget NAME``: the keys of keys. No command ever shows a key itself."""

from __future__ import annotations

import argparse

from vensterbank.cli import setup


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do."""
    what = parser.add_subparsers(dest="what", required=True, metavar="list | rotate | forget")
    what.add_parser("list", help="names and ages, and how many places each key opens")
    what.add_parser("rotate", help="make a new key of keys; the older one stays until it is forgotten")
    forget = what.add_parser("forget", help="throw away an older key that nothing needs any more")
    forget.add_argument("name", help="the name that 'list' tells")
    forget.add_argument(
        "--has-backup",
        action="store_true",
        help="a back-up was made since with tools of your own (pg_dump), so this command does not know of it",
    )


def run(options: argparse.Namespace) -> int:
    """One of the three."""
    setup.start()
    from vensterbank.people.viewer import NOBODY  # noqa: PLC0415  (after start)
    from vensterbank.spaces import actions  # noqa: PLC0415

    if options.what == "list":
        return _list()
    if options.what == "forget":
        actions.forget_key(name=options.name, has_backup=options.has_backup, by=NOBODY)
        print(
            f"Key {options.name} is thrown away. Back-ups of before need the copy of the file that you kept."
        )
        return 0
    done = actions.rotate_keys(by=NOBODY)
    if done.finished_earlier:
        print("An earlier rotation had stopped halfway; it is finished now.")
    print(f"Key {done.name} wraps all now; {done.spaces} keys of places were wrapped anew.")
    print(
        "Make a back-up, keep a new copy of keys/key-of-keys.json apart from it, and then forget the older key."
    )
    return 0


def _list() -> int:
    from vensterbank.shared import clock  # noqa: PLC0415  (after start)
    from vensterbank.spaces.queries import known_keys  # noqa: PLC0415

    for key in known_keys():
        age = "age unknown" if key.made is None else f"{(clock.now() - key.made).days} days old"
        marks = ", in use" if key.is_current else ""
        marks += "" if key.is_here else ", NOT IN THE FILE"
        print(f"{key.name}: {age}, opens {key.spaces} places{marks}")
    return 0
