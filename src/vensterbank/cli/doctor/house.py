"""The house: no example, up to date, behind https, with a folder of its own and a way to send mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.core.management import call_command

from vensterbank.shared.readiness import Finding, Level


def findings_of_the_house() -> Iterator[Finding]:
    """Example, tables, web, data folder, mail."""
    yield _example()
    yield _tables()
    yield _web()
    yield _data_folder()
    yield _mail()


def _example() -> Finding:
    if settings.EXAMPLE_DATA:
        told = "This is the example neighbourhood: everybody knows its passwords."
        return Finding("own people", Level.MISSING, told, "Start with an empty data folder: vensterbank init")
    return Finding("own people", Level.GOOD, "No example data here.")


def _tables() -> Finding:
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        return Finding(
            "tables", Level.MISSING, "The database is older than the program.", "Run vensterbank init."
        )
    return Finding("tables", Level.GOOD, "The database is up to date.")


def _web() -> Finding:
    if not settings.SESSION_COOKIE_SECURE:
        told = "Passwords and words cross the network in clear."
        remedy = "Put a server with https in front, set VENSTERBANK_HTTPS=yes and VENSTERBANK_HOSTS."
        return Finding("https", Level.MISSING, told, remedy)
    worries = [
        str(found.msg)
        for found in checks.run_checks(include_deployment_checks=True)
        if not found.is_silenced()
    ]
    if worries:
        return Finding("https", Level.MISSING, " ".join(worries), "The lines say what to set.")
    return Finding("https", Level.GOOD, f"Served over https as {', '.join(settings.ALLOWED_HOSTS)}.")


def _data_folder() -> Finding:
    folder = Path(settings.DATA_DIR)
    if folder.stat().st_mode & 0o077:
        told = "Others on this machine can look into the data folder."
        return Finding("data folder", Level.MISSING, told, f"chmod 700 {folder}")
    return Finding("data folder", Level.GOOD, "Only this account can look into the data folder.")


def _mail() -> Finding:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Finding("mail", Level.GOOD, f"Mail goes out through {settings.EMAIL_HOST}.")
    told = "Mail lands in a folder; invitations and links reach nobody by themselves."
    return Finding("mail", Level.ADVICE, told, "Set VENSTERBANK_MAIL_HOST.")
