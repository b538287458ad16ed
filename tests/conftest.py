"""What every test may ask for."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories import photograph
from tests.factories.cast import Cast, make_cast
from tests.factories.world import World, make_world
from vensterbank.spaces.sealing import keyring

_photographs: list[tuple[Cast, list[photograph.Table]]] = []


@pytest.fixture
def cast(db: None) -> Cast:
    """Named people in four organisations: made once by the product's actions, put back for every test."""
    if not _photographs:
        _photographs.append((make_cast(), photograph.take()))
    else:
        photograph.put_back(_photographs[0][1])
    return copy.deepcopy(_photographs[0][0])


@pytest.fixture
def world(db: None) -> World:
    """A world with something to leak in every kind of place."""
    return make_world()


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
