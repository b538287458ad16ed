"""Form fields of our own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

from vensterbank.shared.ids import new_uuid


class OnceField(forms.UUIDField):
    """A hidden number that a form carries, so that a button pressed twice, or a retry, does its work once.

    Give it to an action that takes a UUID. Nonsense in it is as good as nothing: then the action draws a number itself.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "initial": new_uuid, "widget": forms.HiddenInput, **options})

    def to_python(self, value: Any) -> Any:
        """The number (a ``uuid.UUID``), or nothing."""
        try:
            return super().to_python(value)
        except ValidationError:
            return None


class WordsField(forms.CharField):
    """People's own words, over several lines. A NUL in it is for the action to refuse, with a sentence that helps."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows}), **options})
        self.validators = [
            one for one in self.validators if not isinstance(one, ProhibitNullCharactersValidator)
        ]
