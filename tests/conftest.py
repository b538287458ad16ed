"""What every test may ask for."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories import photograph
from tests.factories.cast import Cast, make_cast
from tests.factories.world import World, make_world
from vensterbank.spaces.sealing import keyring

# Most of what a test run holds in memory (Django, templates, translations) stays until the end: looking through it for
# rubbish again and again takes a tenth of the time.
gc.set_threshold(100_000, 20, 50)


@pytest.fixture
def cast(db: None) -> Cast:
    """Named people in four organisations: made once by the product's actions, put back for every test."""
    return photograph.once("cast", make_cast)


@pytest.fixture
def world(db: None) -> World:
    """A world with something to leak in every kind of place."""
    return photograph.once("world", make_world)


@pytest.fixture(autouse=True)
def _forget_keys() -> Iterator[None]:
    """Space numbers come back after a rollback; their keys do not."""
    keyring.forget()
    yield
    keyring.forget()


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """Tests speak Dutch unless they say otherwise, as the product does."""
    with translation.override("nl"):
        yield
