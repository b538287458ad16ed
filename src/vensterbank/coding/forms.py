"""Forms of the codebook."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from vensterbank.coding.enums import CodeKind
from vensterbank.coding.rules import FREE_KINDS, LONGEST_LABEL


class CodeForm(forms.Form):
    """A verb, a reference value or a theme of one's own."""

    refused_at = {"label-length": "label"}

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, kind.label) for kind in CodeKind if kind in FREE_KINDS],
        initial=CodeKind.THEME.value,
    )
    label = forms.CharField(label=_("What is it called?"), max_length=LONGEST_LABEL)


class RenameForm(forms.Form):
    """Another name for a code."""

    refused_at = {"label-length": "label", "name-taken": "label", "built-in": "label"}

    label = forms.CharField(label=_("What is it called from now on?"), max_length=LONGEST_LABEL)
