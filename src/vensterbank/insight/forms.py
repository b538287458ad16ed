"""Forms of the mirror: one question, a few quotes, an agreement. Free words first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from vensterbank.shared import clock
from vensterbank.ui.fields import OnceField

if TYPE_CHECKING:
    from vensterbank.insight.report import SaidTheme
    from vensterbank.shared.errors import Message
    from vensterbank.spaces.models import Space

NEW_SILL = "new"


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "vb-input--short"}, format="%Y-%m-%d")


class ShowForm(forms.Form):
    """Let others see the mirror, with one question to talk about."""

    refused_at = {"no-question": "question", "long-question": "question"}

    once = OnceField()
    question = forms.CharField(
        label=_("One question to talk about"),
        help_text=_("Open, about what people do. It stands beside the picture."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BringForm(forms.Form):
    """Bring quotes and a question to a sill."""

    refused_at = {
        "no-question": "question",
        "long-question": "question",
        "quote-withdrawn": "quotes",
        "not-a-sill": "sill",
        "no-organisations": "sill",
    }

    once = OnceField()
    question = forms.CharField(
        label=_("One question to talk about"),
        help_text=_("Open, about what people do. Everybody at the sill can answer it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    quotes = forms.MultipleChoiceField(
        label=_("Which quotes come along?"),
        help_text=_(
            "Only of people who agreed to be quoted, and only where nobody of the study is named. Look for other names."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sill = forms.ChoiceField(label=_("At which window sill?"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("On which day do you talk?"), widget=_day())
    inside = forms.CharField(
        label=_("Who sits inside and talks?"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    outside = forms.CharField(
        label=_("Who sits around and listens?"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, themes: Iterable[SaidTheme], sills: Iterable[Space], common: Message, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        quotes = cast("forms.ChoiceField", self.fields["quotes"])
        sill = cast("forms.ChoiceField", self.fields["sill"])
        quotes.choices = [
            (one.key, f"{theme.name}: “{one.words}” ({one.source})")
            for theme in themes
            for one in theme.quotes
        ]
        places: list[tuple[str, Message]] = [(str(space.uuid), str(space.title)) for space in sills]
        sill.choices = [*places, *([(NEW_SILL, common)] if common else [])]
        sill.initial = places[0][0] if places else None
        self.fields["day"].initial = clock.today()


class AgreementForm(forms.Form):
    """What was agreed, and when."""

    refused_at = {"no-agreement": "agreements", "too-long": "agreements", "future-day": "held_on"}

    agreements = forms.CharField(
        label=_("What did you agree on?"),
        help_text=_("One agreement a line: who does what, and when. The next round shows what came of it."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    held_on = forms.DateField(label=_("When did you talk?"), widget=_day())
