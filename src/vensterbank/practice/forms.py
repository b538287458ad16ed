"""Forms of practice: few fields, each with a default, and nothing asked twice."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vensterbank.people.actions import letters
from vensterbank.people.enums import Function
from vensterbank.people.queries import find_colleague
from vensterbank.people.viewer import Viewer
from vensterbank.practice import queries
from vensterbank.practice.enums import How, Wish
from vensterbank.practice.rules import SITTING_IN_TERM, USUAL_TERM
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.ui.fields import OnceField

LINES = 2_000
WAYS = (How.TOGETHER, How.SIGNED, How.SPOKEN, How.PARENT)


class StartForm(forms.Form):
    """One free text starts a question."""

    words = forms.CharField(
        label=_("What is it about?"),
        help_text=_("Write it the way the resident says it. Nothing else is needed."),
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
        error_messages={
            "required": _("There is nothing to keep yet: write in a few words what it is about.")
        },
    )
    number = OnceField()
    refused_at = {"empty": "words", "too-long": "words", "started-already": "words"}

    def draw_anew(self) -> None:
        """Give the form a fresh number, so that pressing once more is meant as one more."""
        self.data = (
            {**self.data.dict(), "number": str(new_uuid())} if isinstance(self.data, QueryDict) else self.data
        )


class SayForm(forms.Form):
    """Say something at the table."""

    body = forms.CharField(
        label=_("Say something"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("There is nothing to keep yet: write something first.")},
    )
    number = OnceField()
    refused_at = {"empty": "body", "too-long": "body", "nul": "body"}

    def __init__(self, *args: Any, to_resident: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if to_resident:
            self.fields["body"].label = pgettext_lazy("to a resident", "Do you want to say something?")


class _AgreeForm(forms.Form):
    """What every agreement has: with whom, until when, what for."""

    functions: tuple[Function, ...] = (Function.WORKER, Function.FACILITATOR)
    term = USUAL_TERM
    refused_at = {
        "past-date": "until",
        "far-date": "until",
        "agreed-already": "whom",
        "no-resident-yet": "how",
    }

    whom = forms.ChoiceField(
        label=_("With whom?"),
        error_messages={"required": _("Choose somebody."), "invalid_choice": _("Choose somebody.")},
    )
    until = forms.DateField(
        label=_("Until when?"),
        help_text=_("That day still counts. After it, sharing ends by itself."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vb-input--short"}),
        error_messages={
            "invalid": _("This day does not exist. Choose another; the rest is kept."),
            "required": _("Choose a last day. It can be agreed anew later."),
        },
    )
    purpose = forms.CharField(label=_("What for?"), max_length=LINES, widget=forms.TextInput())

    def __init__(self, *args: Any, viewer: Viewer, space: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer = viewer
        groups = queries.people_to_ask(viewer, space, *self.functions)
        cast(forms.ChoiceField, self.fields["whom"]).choices = [("", gettext("Choose…")), *groups]
        self.fields["until"].initial = clock.today() + self.term

    def clean_whom(self) -> Any:
        """The colleague behind the public id."""
        return find_colleague(self.viewer, self.cleaned_data["whom"])

    def agreed(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        return {"with_person": data["whom"], "until": data["until"], "purpose": data["purpose"]}


class ShareForm(_AgreeForm):
    """An agreement to share, in four choices."""

    how = forms.ChoiceField(
        label=_("How did the resident say yes?"), widget=forms.RadioSelect, choices=How.choices
    )
    field_order = ("whom", "how", "until", "purpose")

    def __init__(self, *args: Any, seated: bool, **options: Any) -> None:
        """Of a resident who is ``seated`` one can ask it on their own page; that comes first."""
        super().__init__(*args, **options)
        ways = [How.ASKED, *WAYS] if seated else list(WAYS)
        cast(forms.ChoiceField, self.fields["how"]).choices = [(way, capfirst(way.label)) for way in ways]
        self.fields["how"].initial = ways[0]
        self.fields["purpose"].initial = gettext("to work on this question together")

    def agreed(self) -> dict[str, Any]:
        """What the action takes."""
        return {**super().agreed(), "how": How(self.cleaned_data["how"]), "wish": Wish.WORK_ALONG}


class SitInForm(_AgreeForm):
    """Let a manager sit in for a while; the resident says yes on their own page."""

    functions = (Function.MANAGER,)
    term = SITTING_IN_TERM
    refused_at = {"past-date": "until", "far-date": "until", "agreed-already": "whom"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["whom"].label = _("Who sits in?")
        self.fields["purpose"].initial = gettext("to know the work and learn from it")

    def agreed(self) -> dict[str, Any]:
        """What the action takes."""
        return {**super().agreed(), "how": How.ASKED, "wish": Wish.SIT_IN}


class HandOverForm(forms.Form):
    """Hand over to somebody who sits at the table already."""

    to = forms.ChoiceField(
        label=_("To whom?"), widget=forms.RadioSelect, error_messages={"required": _("Choose somebody.")}
    )
    note = forms.CharField(
        label=_("What is good to know?"),
        help_text=_("The resident reads this too."),
        required=False,
        max_length=LINES,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    meeting = forms.CharField(
        label=_("When and where do the three of you meet?"),
        help_text=_("For example: Thursday 10:00, at De Brug."),
        required=False,
        max_length=200,
    )
    refused_at = {"to-yourself": "to", "no-agreement": "to"}

    def __init__(self, *args: Any, people: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(person.uuid): person for person in people}
        field = cast(forms.ChoiceField, self.fields["to"])
        field.choices = [(number, person.name) for number, person in self.people.items()]
        field.initial = next(iter(self.people), "")

    def clean_to(self) -> Any:
        """The colleague behind the public id."""
        return self.people[self.cleaned_data["to"]]


class GiveBackForm(forms.Form):
    """Why not; a no without a reason helps nobody."""

    reason = forms.CharField(
        label=_("Why does it not fit?"),
        help_text=_("A few words are enough. Everybody at the table reads them."),
        max_length=LINES,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words why not, so that the other can go on.")},
    )
    refused_at = {"no-reason": "reason"}


def _mail() -> forms.EmailField:
    return forms.EmailField(
        label=_("Mail address of the resident, for the code"),
        help_text=_(
            "May stay empty. With an address we send the code there, and you do not see it. We do not keep the address."
        ),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


def _offer_mail(form: forms.Form) -> None:
    """Only where mail goes out."""
    if letters.stay_here():
        del form.fields["mail"]


class SeatForm(forms.Form):
    """How the resident is called here, and in which language their page opens."""

    name = forms.CharField(
        label=_("How does the resident want to be called here?"),
        help_text=_("For example: mevrouw Aydın. A first name or an invented name is fine too."),
        max_length=120,
        error_messages={"required": _("How does the resident want to be called here?")},
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        widget=forms.RadioSelect,
    )
    mail = _mail()
    refused_at = {"no-name": "name"}

    def __init__(self, *args: Any, known: bool, **options: Any) -> None:
        """Of a resident who is ``known`` nothing is asked again."""
        super().__init__(*args, **options)
        self.fields["language"].initial = "nl"
        if known:
            del self.fields["name"], self.fields["language"]
        _offer_mail(self)


class NewCodeForm(forms.Form):
    """A new code for a link that there is already."""

    mail = _mail()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer_mail(self)


class CodeForm(forms.Form):
    """The code with which a resident opens their page."""

    code = forms.CharField(
        label=pgettext_lazy("to a resident", "Your code"),
        help_text=pgettext_lazy("to a resident", "Six digits. You heard them, or they are in your mail."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "vb-input--short"}
        ),
        error_messages={"required": pgettext_lazy("to a resident", "Type the code first.")},
    )
    refused_at = {"wrong-code": "code", "dead-code": "code"}

    def clean_code(self) -> str:
        """The digits alone: people write them in two groups."""
        return "".join(char for char in self.cleaned_data["code"] if char.isdigit())
