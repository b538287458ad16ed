"""One coded study for all tests of a module: each test's own changes are undone after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import translation

from tests.factories import photograph
from tests.factories.cast import make_cast
from tests.factories.mirrored import Coded, make_coded_study
from vensterbank.spaces.sealing import keyring


@pytest.fixture(scope="module")
def told_once(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Coded]:
    """The study, made once; nothing of it stays."""
    keyring.forget()
    with django_db_blocker.unblock(), translation.override("nl"), transaction.atomic():
        yield photograph.once("coded study", lambda: make_coded_study(make_cast()))
        transaction.set_rollback(True)
    keyring.forget()


@pytest.fixture
def coded(told_once: Coded, db: None) -> Coded:
    """The study as it was made: ``db`` undoes what a test does to it."""
    return told_once
