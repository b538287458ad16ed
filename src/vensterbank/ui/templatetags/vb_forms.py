"""Form fields: ``{% load vb_forms %}``: label, help, error and the right ARIA, from a Django form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms, template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField

register = template.Library()

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "vb-textarea"),
    (forms.Select, "vb-select"),
    (forms.CheckboxInput, ""),
    (forms.Widget, "vb-input"),
)


def control_class(widget: forms.Widget) -> str:
    """Our class for a control, beside the ones that the widget brings."""
    ours = next(name for kind, name in CLASSES if isinstance(widget, kind))
    return f"{ours} {widget.attrs.get('class', '')}".strip()


def is_first_wrong(bound: BoundField) -> bool:
    """Whether this is the first field of its form with an error: it takes the focus when the page opens."""
    first = next((name for name in bound.form.fields if name in bound.form.errors), None)
    return bound.name == first


def control_attributes(bound: BoundField, *, focus: bool = True) -> dict[str, str | bool]:
    """Attributes of the control: class, what describes it, whether it is wrong, focus on the first wrong one."""
    described = [
        f"{bound.auto_id}-{part}"
        for part, there in (("help", bound.help_text), ("error", bound.errors))
        if there
    ]
    attributes: dict[str, str | bool] = {"class": control_class(bound.field.widget)}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes |= {"aria-invalid": "true", "autofocus": focus and is_first_wrong(bound)}
    return attributes


@register.simple_tag
def field(bound: BoundField, cards: bool = False, hide_label: bool = False, focus: bool = True) -> SafeString:
    """One field. Radio buttons and tick boxes become a group with a legend; ``cards`` frames the choices.

    The first wrong field of a form takes the focus when the page opens, unless ``focus`` is false."""
    widget = bound.field.widget
    attributes = control_attributes(bound, focus=focus)
    values = {"bound": bound, "cards": cards, "hide_label": hide_label, "help_id": f"{bound.auto_id}-help"}
    values |= {"error_id": f"{bound.auto_id}-error", "described_by": attributes.get("aria-describedby", "")}
    if isinstance(widget, GROUPS):
        return render_to_string("ui/components/choices.html", values)
    values["control"] = bound.as_widget(attrs=attributes)
    if isinstance(widget, forms.CheckboxInput):
        return render_to_string("ui/components/tick.html", values)
    return render_to_string("ui/components/field.html", values)


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """All fields of a form in order, hidden ones and errors of the whole form included."""
    return render_to_string("ui/components/form_fields.html", {"form": form})


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """What is wrong with the form as a whole (not with one field); nothing when nothing is."""
    return render_to_string("ui/components/form_errors.html", {"errors": form.non_field_errors()})
