"""Forms of a study. Words first; what can be guessed is filled in and waits for a nod."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vensterbank.material.enums import Party, Permit, Role
from vensterbank.people.queries import colleagues
from vensterbank.people.viewer import Viewer
from vensterbank.shared.ids import fingerprint
from vensterbank.ui.fields import OnceField

if TYPE_CHECKING:
    from vensterbank.material.importers import Draft, SpeakerGuess
    from vensterbank.material.models import Respondent, Wave


class StudyForm(forms.Form):
    """A new study: its name, its question, its rounds."""

    refused_at = {"no-title": "title"}

    title = forms.CharField(label=_("What is the study called?"), max_length=120)
    question = forms.CharField(
        label=_("Which question does it ask?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    rounds = forms.CharField(
        label=_("In which rounds do you talk with people?"),
        help_text=_("One a line, for instance spring and autumn. One round is enough."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    once = OnceField()

    @property
    def round_names(self) -> list[str]:
        """The rounds, one a line."""
        return [line.strip() for line in self.cleaned_data["rounds"].splitlines() if line.strip()]


class PersonField(forms.ModelChoiceField):
    """A colleague, by name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, to_field_name="uuid", **options)


class RespondentForm(forms.Form):
    """Somebody who takes part, under the name that the study uses."""

    refused_at = {"no-name": "name", "name-taken": "name"}

    name = forms.CharField(
        label=_("Name in the study"),
        help_text=_("A made-up name is fine. It also stands in the files."),
        max_length=80,
    )
    function = forms.ChoiceField(label=_("Takes part as"), choices=Party.choices, widget=forms.RadioSelect)
    person = PersonField(
        label=_("Has an account here?"),
        help_text=_("Then this person can read the own conversations, and nobody else’s."),
        required=False,
        empty_label=_("no account"),
    )
    once = OnceField()

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _people(self, viewer)


class ResearcherForm(forms.Form):
    """A second pair of eyes: reads and codes every conversation."""

    refused_at = {"already-there": "person"}

    person = PersonField(label=_("Who joins the research?"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _people(self, viewer)


def _people(form: forms.Form, viewer: Viewer) -> None:
    field = form.fields["person"]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = colleagues(viewer)


class PermitsForm(forms.Form):
    """What a respondent agreed to; a tick that goes is a permission taken back."""

    permits = forms.MultipleChoiceField(
        label=_("What does this person agree to?"),
        help_text=_("Ask it at the member check, and again whenever somebody has second thoughts."),
        choices=Permit.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ManyFiles(forms.ClearableFileInput):
    """A file field that takes several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All files that were chosen; each is judged by itself later on."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files as they came; an empty one is refused with its own sentence, not here."""
        if not data:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(data)


class FilesForm(forms.Form):
    """One or several transcripts."""

    chosen = FilesField(
        label=_("Choose one or more transcripts"),
        help_text=_(
            "Text (.txt), Markdown (.md) or Word (.docx), at most 20 MB each. Nothing is kept before you have looked."
        ),
        widget=ManyFiles(attrs={"accept": ".txt,.md,.markdown,.docx"}),
    )
    once = OnceField()


LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]


class KeepForm(forms.Form):
    """What somebody says of a file before it becomes a transcript: with whom, in which round, and who speaks."""

    refused_at = {"already-there": "wave"}

    respondent = forms.ChoiceField(label=_("With whom was this conversation?"))
    wave = forms.ChoiceField(label=_("In which round?"))
    language = forms.ChoiceField(label=_("Which language do people speak in it?"), choices=LANGUAGES)

    def __init__(
        self,
        *args: Any,
        draft: Draft,
        respondents: Sequence[Respondent],
        waves: Sequence[Wave],
        roles: Mapping[str, Role],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.uuid), f"{one.name} ({one.get_function_display()})") for one in respondents]
        _choices(self.fields["respondent"], [("", _("choose")), *people])
        _choices(
            self.fields["wave"], [("", _("choose")), *((str(one.number), str(one.name)) for one in waves)]
        )
        self.draft = draft
        self.labels = {f"role-{place}": guess.label for place, guess in enumerate(draft.speakers)}
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, initial=self.seen)
        for name, label in self.labels.items():
            choice = forms.ChoiceField(label=label, choices=Role.choices, initial=roles[label])
            self.fields[name] = choice

    @property
    def seen(self) -> str:
        """Which speakers were found: in another language they may be others, and then somebody has to look again."""
        return fingerprint("\n".join(self.labels.values()))

    @property
    def roles(self) -> dict[str, Role]:
        """Who each label is."""
        return {label: Role(self.cleaned_data[name]) for name, label in self.labels.items()}

    @property
    def speakers(self) -> list[tuple[forms.BoundField, SpeakerGuess]]:
        """The fields of the speakers and what they said, in the order in which they first speak."""
        return [(self[name], guess) for name, guess in zip(self.labels, self.draft.speakers, strict=True)]


def _choices(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
