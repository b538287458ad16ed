"""The promise: what is said is sealed, rows are guarded twice, nobody takes a line out of the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from vensterbank.log.actions import refuses_changes
from vensterbank.log.queries import check_seals, last_sealed_at
from vensterbank.people.queries import organisations_without_second_step
from vensterbank.shared import clock
from vensterbank.shared.errors import ConfigurationProblem
from vensterbank.shared.readiness import Finding, Level
from vensterbank.spaces import rls
from vensterbank.spaces.guards import passes_rows_by, unguarded_tables
from vensterbank.spaces.sealing.keyring import check_readable
from vensterbank.spaces.sealing.keys import keys_file

SEALED_EVERY = dt.timedelta(hours=25)


def findings_of_the_promise() -> Iterator[Finding]:
    """Sealing, row-level security, log, second step."""
    yield _key_of_keys()
    yield _rows()
    yield _log()
    yield _seals()
    yield _second_step()


def _key_of_keys() -> Finding:
    name = "sealed"
    try:
        check_readable()
    except ConfigurationProblem as problem:
        return Finding(name, Level.MISSING, str(problem), "Put the key of keys of this database back.")
    path = keys_file()
    if path.exists() and path.stat().st_mode & 0o077:
        return Finding(
            name, Level.MISSING, "Others on this machine can read the key of keys.", f"chmod 600 {path}"
        )
    return Finding(
        name, Level.GOOD, "The key of keys opens what lies sealed, and only this account can read it."
    )


def _rows() -> Finding:
    name = "row-level security"
    if not rls.is_postgres():
        told = "SQLite cannot guard rows a second time below the application."
        return Finding(
            name, Level.MISSING, told, "Use PostgreSQL for real people: VENSTERBANK_DATABASE_URL=postgres://…"
        )
    if passes_rows_by():
        told = "The account of the database passes row-level security by."
        return Finding(name, Level.MISSING, told, "Give it neither SUPERUSER nor BYPASSRLS.")
    bare = unguarded_tables()
    if bare:
        return Finding(name, Level.MISSING, f"Not guarded: {', '.join(bare)}.", "Run vensterbank init again.")
    return Finding(name, Level.GOOD, "Every table with words in it is guarded, also against its owner.")


def _log() -> Finding:
    if refuses_changes():
        return Finding("log", Level.GOOD, "The database refuses to change or remove a line of the log.")
    return Finding(
        "log",
        Level.MISSING,
        "Lines of the log can be changed: its triggers are gone.",
        "Restore from a back-up.",
    )


def _seals() -> Finding:
    name = "seals of the log"
    found, last = check_seals(), last_sealed_at()
    if found.broken is not None:
        told = f"Lines {found.broken[0]} to {found.broken[1]} are not as they were sealed."
        return Finding(name, Level.MISSING, told, "Find out who changed them: vensterbank log verify")
    if last is None or clock.now() - last > SEALED_EVERY:
        told = "The log was not sealed in the last day."
        return Finding(
            name,
            Level.ADVICE,
            told,
            "Let a timer run vensterbank log seal every day; vensterbank serve does it by itself.",
        )
    return Finding(name, Level.GOOD, f"{found.seals} seals hold, over {found.lines} lines.")


def _second_step() -> Finding:
    name, without = "second step", organisations_without_second_step()
    if not without:
        return Finding(name, Level.GOOD, "Every organisation asks a second step of those who can do most.")
    told = f"{', '.join(without)}: managers, administrators and researchers log in with a password alone."
    return Finding(name, Level.MISSING, told, "An administrator switches it on, under People and teams.")
