"""Errors that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise

Message = str | Promise


class Refusal(Exception):
    """Something that the product will not do, with a sentence for the person who asked.

    ``message`` says what was wrong, what was expected and what to do; it never echoes what somebody said.
    ``code`` is a stable word for tests and for the API's problem documents.
    """

    def __init__(self, message: Message, *, code: str) -> None:
        super().__init__(code)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


class ConfigurationProblem(Exception):
    """The installation cannot run like this; the text tells the person who runs it what to change."""

    def __init__(self, problems: Iterable[str] | str) -> None:
        self.problems = [problems] if isinstance(problems, str) else list(problems)
        super().__init__("\n".join(self.problems))
