"""Forms of places where people talk: free text first, everything else optional."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vensterbank.people.queries import colleagues
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.actions import NewFile
from vensterbank.spaces.enums import EntryKind, SpaceKind
from vensterbank.spaces.incoming import REFUSALS
from vensterbank.spaces.queries import organisation_names
from vensterbank.ui.fields import OnceField, WordsField

if TYPE_CHECKING:
    from vensterbank.people.models import Person
    from vensterbank.spaces.models import Entry, Space

NOTHING_YET = _("There is nothing to keep yet: write something first.")
NOBODY_LIKE_THAT = _("Choose somebody from the list.")


class SayForm(forms.Form):
    """Say something here; at the sill also ask an open question, mark friction, answer, say what one learned."""

    refused_at = {
        "empty": "words",
        "too-long": "words",
        "nul": "words",
        "file-too-large": "file",
    } | dict.fromkeys(REFUSALS, "file")

    once = OnceField()
    reply_to = OnceField(initial=None)
    words = WordsField(label=_("Say something"), error_messages={"required": NOTHING_YET})
    question = forms.BooleanField(label=_("This is an open question"), required=False)
    friction = forms.BooleanField(label=_("It rubs here, and I want to learn from it"), required=False)
    learned = forms.BooleanField(label=_("This is what I learned from it"), required=False)
    file = forms.FileField(
        label=_("Add a file"),
        required=False,
        help_text=_(
            "At most 10 MB: a photo, PDF, document or text. Who reads here can download it. We take out of a photo "
            "where and when it was made; a document keeps the name of its author."
        ),
        error_messages={"empty": _("This file is empty. Choose another, or none.")},
    )

    def __init__(self, *args: Any, space: Space, answering: Entry | None = None, **kwargs: Any) -> None:
        answers = {"reply_to": answering.uuid} if answering is not None else {}
        super().__init__(*args, **{"initial": answers, **kwargs})
        if space.kind != SpaceKind.SILL:
            for name in ("reply_to", "question", "friction", "learned"):
                del self.fields[name]

    @property
    def entry_kind(self) -> EntryKind:
        """An open question, what was learned, or talk."""
        if self.cleaned_data.get("learned"):
            return EntryKind.LEARNED
        return EntryKind.QUESTION if self.cleaned_data.get("question") else EntryKind.TALK

    @property
    def new_file(self) -> NewFile | None:
        """The file that was chosen; nothing of it has been read."""
        upload = self.cleaned_data.get("file")
        return NewFile(upload.name or "", upload.size or 0, upload) if upload else None


def _people(viewer: Viewer) -> dict[str, Person]:
    """Colleagues by public id, in the order of their names."""
    return {str(person.uuid): person for person in colleagues(viewer)}


def _named(people: dict[str, Person]) -> list[tuple[str, str]]:
    """Each with the organisation, for names are not unique."""
    homes = organisation_names(person.pk for person in people.values())
    return [
        (key, f"{person.name} ({homes[person.pk]})" if person.pk in homes else person.name)
        for key, person in people.items()
    ]


class CampfireForm(forms.Form):
    """Light a campfire: what it is about, and with whom."""

    refused_at = {"left": "people"}

    once = OnceField()
    title = forms.CharField(label=_("What shall we call it?"), max_length=80, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = _people(viewer)
        self.fields["people"] = forms.MultipleChoiceField(
            label=_("Who sits down with you?"),
            choices=_named(self.people),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": NOBODY_LIKE_THAT},
        )

    @property
    def invited(self) -> list[Person]:
        """Those who were ticked."""
        return [self.people[key] for key in self.cleaned_data["people"]]


class InviteForm(forms.Form):
    """Let one more colleague sit down."""

    refused_at = {"sits-here": "person", "left": "person"}

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = _people(viewer)
        self.fields["person"] = forms.ChoiceField(
            label=_("Who?"),
            choices=[("", ""), *_named(self.people)],
            error_messages={"required": NOBODY_LIKE_THAT, "invalid_choice": NOBODY_LIKE_THAT},
        )

    @property
    def invited(self) -> Person:
        """Who was chosen."""
        return self.people[self.cleaned_data["person"]]


class BringForm(forms.Form):
    """Carry your own words elsewhere: which words, and where to."""

    refused_at = {
        "empty": "words",
        "too-long": "words",
        "nul": "words",
        "name-inside": "words",
        "names-not-taken-out": "without_names",
    }

    once = OnceField()
    words = WordsField(
        label=_("What do you bring?"),
        help_text=_("Leave out what should stay behind. Only these words go along."),
        rows=5,
        error_messages={"required": NOTHING_YET},
    )

    def __init__(
        self, *args: Any, places: Iterable[tuple[str, str]], from_table: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ChoiceField(
            label=_("Where to?"),
            widget=forms.RadioSelect,
            choices=places,
            error_messages={
                "required": _("Choose where it goes."),
                "invalid_choice": _("You cannot bring something there. Choose another place."),
            },
        )
        if from_table:
            self.fields["without_names"] = forms.BooleanField(
                label=_("There are no names of residents in it any more"), required=False
            )


class SearchForm(forms.Form):
    """Words to look for; sent in the body, for an address stays behind in histories and logs."""

    words = forms.CharField(
        label=_("Search what you may read"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"required": _("Type a word to look for.")},
    )


class NoteForm(forms.Form):
    """A personal working note."""

    refused_at = {"empty": "words", "too-long": "words", "nul": "words"}

    once = OnceField()
    words = WordsField(
        label=_("Write it down, for yourself"), rows=4, error_messages={"required": NOTHING_YET}
    )
