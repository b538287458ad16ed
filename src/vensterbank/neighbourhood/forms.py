"""Forms of the neighbourhood."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class HouseForm(forms.Form):
    """A community house: its name; the rest when you know it."""

    refused_at = {"name-taken": "name", "no-name": "name"}

    name = forms.CharField(label=_("Name of the house"), max_length=80)
    where = forms.CharField(label=_("Where is it?"), max_length=120, required=False)
    opening = forms.CharField(label=_("When is it open?"), max_length=200, required=False)
    layout = forms.CharField(
        label=_("How does its layout help, or hinder?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
