"""An invented form for the style guide: one of every kind of field."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SpecimenForm(forms.Form):
    """Shown filled in with one mistake, so that the error can be seen."""

    words = forms.CharField(
        label=_("What is going on?"),
        help_text=_("In your own words. Nothing else is needed."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = forms.ChoiceField(
        label=_("Where do you meet?"),
        choices=[("brug", "De Brug"), ("anker", "’t Anker"), ("home", _("at the resident’s home"))],
    )
    until = forms.DateField(
        label=_("Until when?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "vb-input--short"}),
        error_messages={"invalid": _("This day does not exist. Choose another; the rest is kept.")},
    )
    how = forms.ChoiceField(
        label=_("How did the resident say yes?"),
        widget=forms.RadioSelect,
        choices=[("together", _("together, at the table")), ("spoken", _("spoken, with a witness"))],
    )
    parent = forms.BooleanField(label=_("A parent is present"), required=False)
