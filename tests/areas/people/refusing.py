"""For tests of what the product will not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from vensterbank.shared.errors import Refusal


@contextmanager
def refusing(code: str) -> Iterator[None]:
    """What happens inside is refused, for this reason."""
    with pytest.raises(Refusal) as refusal:
        yield
    assert refusal.value.code == code
