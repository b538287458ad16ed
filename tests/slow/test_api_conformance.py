"""The API, asked by schemathesis for everything that its description permits and much that it does not.

As a researcher, a worker and nobody: never an accident, every answer as described, every error a problem document.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
import schemathesis
from django.conf import settings as project
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.factories.world import World

TOKEN = "a" * 32
EXAMPLES = 20


def cookies(world: World, name: str) -> dict[str, str]:
    """What a browser of this viewer sends, the token of its page included."""
    known = {key: morsel.value for key, morsel in world.client_of(name).cookies.items()}
    return {**known, project.CSRF_COOKIE_NAME: TOKEN}


def real(world: World) -> dict[str, list[str]]:
    """Numbers that are there, so that not everything ends in 404."""
    return {
        "space_uuid": [str(world.fire.uuid), str(world.question.space.uuid), str(world.study.space.uuid)],
        "study_uuid": [str(world.study.uuid)],
        "transcript_uuid": [str(world.transcript.uuid)],
        "coding_uuid": [str(world.coding_uuid)],
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["noor", "samira", "nobody"])
def test_every_answer_is_as_described(world: World, caplog: pytest.LogCaptureFixture, name: str) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    sent, there = cookies(world, name), real(world)
    statuses: dict[str, set[int]] = {}
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        )
        def ask(case: Any) -> None:
            chosen = random.Random(repr(case.path_parameters))  # noqa: S311  (no secret)
            if chosen.random() < 0.7:
                case.path_parameters = {key: chosen.choice(there[key]) for key in case.path_parameters}
            with transaction.atomic():
                response = case.call(cookies=sent, headers={"X-CSRFToken": TOKEN})
                transaction.set_rollback(True)
            # That a range lies within its text, no description can say: a 400 for it is right.
            case.validate_response(response, excluded_checks=[positive_data_acceptance])
            assert response.headers["api-version"] == ["1.0.0"]
            statuses.setdefault(case.operation.label, set()).add(response.status_code)

        with caplog.at_level("ERROR"):
            ask()
    wanted = {401} if name == "nobody" else {200}
    assert set.union(*statuses.values()) >= wanted
    assert max(set.union(*statuses.values())) < 500
