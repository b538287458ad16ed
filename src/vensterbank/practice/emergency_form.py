"""The form of emergency access: said twice, and nothing can be looked up with it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vensterbank.people.queries import team_mates
from vensterbank.people.viewer import Viewer
from vensterbank.practice.enums import Danger
from vensterbank.practice.forms import LINES
from vensterbank.practice.rules import FEWEST_WORDS


class EmergencyForm(forms.Form):
    """Whose table, on which ground, and why; nothing can be looked up here."""

    colleague = forms.ChoiceField(
        label=_("Which colleague is responsible?"),
        error_messages={"required": _("Choose somebody."), "invalid_choice": _("Choose somebody.")},
    )
    resident = forms.CharField(
        label=_("How is the resident called there?"),
        help_text=_("The whole name, as the table has it."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    danger = forms.ChoiceField(
        label=_("What is the ground?"),
        choices=lambda: [(one.value, capfirst(one.label)) for one in Danger],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What is going on?"),
        help_text=_("Everybody at the table reads this, the resident too."),
        max_length=LINES,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    refused_at = {"no-reason": "reason"}

    def __init__(self, *args: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.mates = {str(one.uuid): one for one in team_mates(viewer)}
        named = [(key, one.name) for key, one in self.mates.items()]
        cast(forms.ChoiceField, self.fields["colleague"]).choices = [("", gettext("Choose…")), *named]

    def clean_colleague(self) -> Any:
        """The person behind the public id."""
        return self.mates[self.cleaned_data["colleague"]]

    def clean_danger(self) -> Danger:
        """The ground as the action takes it."""
        return Danger(self.cleaned_data["danger"])

    def clean_reason(self) -> str:
        """Some words, before anything is asked twice."""
        reason: str = self.cleaned_data["reason"]
        if len(reason.split()) < FEWEST_WORDS:
            raise forms.ValidationError(
                _("Say in some more words what is going on. Everybody at the table reads it.")
            )
        return reason
