"""Forms about bottlenecks: one's own words, a day, a decision with its ground."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vensterbank.ui.fields import OnceField


class RaiseForm(forms.Form):
    """Say what gets in the way. Which lamp post is asked only of who stands at more than one."""

    refused_at = {"empty": "words", "too-long": "words", "nul": "words"}

    words = forms.CharField(
        label=_("What gets in the way?"),
        help_text=_("In your own words. Only these words go along."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say in a few words what gets in the way.")},
    )
    once = OnceField()

    def __init__(self, *args: Any, lamp_posts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = forms.ChoiceField(
            label=_("At which lamp post?"), widget=forms.RadioSelect, choices=lamp_posts, required=False
        )
        if len(lamp_posts) < 2:
            where.widget = forms.HiddenInput()
        self.fields["lamp_post"] = where


class TakeOnForm(forms.Form):
    """Promise an answer by a day."""

    refused_at = {"past-date": "answer_by"}

    answer_by = forms.DateField(
        label=_("By which day do you answer?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vb-input--short"}),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("This day does not exist. Choose another."),
        },
    )


class AnswerForm(forms.Form):
    """What was decided, and on what ground."""

    refused_at = {
        "empty": "answer",
        "too-long": "answer",
        "nul": "answer",
        "ground-empty": "ground",
        "ground-too-long": "ground",
        "ground-nul": "ground",
    }

    answer = forms.CharField(
        label=_("What is decided?"),
        help_text=_("Also a no is an answer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what was decided.")},
    )
    ground = forms.CharField(
        label=_("On what ground?"),
        help_text=_("What did you weigh? Everybody at this lamp post reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write on what ground: what was weighed.")},
    )
