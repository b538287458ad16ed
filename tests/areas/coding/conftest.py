"""A small study with one conversation, for everything about coding."""

from __future__ import annotations

import pytest

from tests.factories.cast import Cast
from tests.factories.study import SmallStudy, import_talk, make_study
from vensterbank.material.models import Version
from vensterbank.material.queries import newest_version


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


@pytest.fixture
def version(cast: Cast, small: SmallStudy) -> Version:
    return newest_version(cast.noor.viewer, import_talk(cast, small))
