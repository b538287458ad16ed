"""Fields of a form: label, help, error, and what a screen reader hears."""

from __future__ import annotations

from django import forms
from django.template import Context, Template


class Invitation(forms.Form):
    name = forms.CharField(label="Hoe heet je?", help_text="Zoals je genoemd wilt worden.")
    mail = forms.EmailField(label="Je mailadres", error_messages={"invalid": "Dit is geen mailadres."})
    note = forms.CharField(label="Een woord erbij", required=False, widget=forms.Textarea)
    function = forms.ChoiceField(
        label="Wat doe je?", choices=[("w", "werker"), ("m", "manager")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="Ik ga akkoord", required=False)

    def clean(self) -> None:
        self.add_error(None, "Deze uitnodiging is verlopen. Vraag een nieuwe.")


def render(source: str, form: forms.Form) -> str:
    return Template("{% load vb_forms %}" + source).render(Context({"form": form}))


def wrong() -> Invitation:
    return Invitation({"name": "Lotte", "mail": "lotte", "function": "w"})


def test_help_is_read_with_the_field() -> None:
    html = render("{% field form.name %}", Invitation())
    assert 'id="id_name-help">Zoals je genoemd wilt worden.' in html
    assert 'aria-describedby="id_name-help"' in html
    assert 'class="vb-input"' in html


def test_error_is_tied_to_its_field_and_takes_the_focus() -> None:
    html = render("{% field form.mail %}", wrong())
    assert 'id="id_mail-error"' in html
    assert "Dit is geen mailadres." in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_mail-error"' in html
    assert " autofocus" in html


def test_only_the_first_wrong_field_takes_the_focus() -> None:
    assert render("{% form_fields form %}", Invitation({})).count(" autofocus") == 1


def test_field_that_may_stay_empty_says_so() -> None:
    assert "(hoeft niet)" in render("{% field form.note %}", Invitation())
    assert "(hoeft niet)" not in render("{% field form.name %}", Invitation())


def test_choices_are_a_group_with_a_legend_and_labels_of_their_own() -> None:
    html = render("{% field form.function cards=True %}", Invitation())
    assert '<legend class="vb-label">Wat doe je?</legend>' in html
    assert html.count('<label class="vb-choice" for="id_function_') == 2
    assert "vb-choices--cards" in html


def test_tick_box_stands_in_its_label() -> None:
    html = render("{% field form.agreed %}", Invitation())
    assert html.index("<label") < html.index('type="checkbox"') < html.index("Ik ga akkoord")


def test_what_is_wrong_with_the_whole_form_is_said_once_and_aloud() -> None:
    html = render("{% form_fields form %}", wrong())
    assert html.count("Deze uitnodiging is verlopen.") == 1
    assert 'role="alert"' in html
